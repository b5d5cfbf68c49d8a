import { createHash } from 'node:crypto'
import { folderOf, type Library, type LibraryNote, type LibrarySection } from '../library/library.ts'
import type { Item, ItemKind } from '../notes/item.ts'
import type { Lang, Level } from '../notes/note.ts'
import { termOf } from '../search/analyse.ts'
import { limits } from '../slack/limits.ts'
import { answeringSections } from './answering-section.ts'
import { optionsOf } from './item-passages.ts'

/** Every item of the notes, by its key. */
export interface Bank {
  readonly items: ReadonlyMap<string, BankItem>
  /** Whether the notes use a word, given in lower case. */
  readonly isWord: (word: string) => boolean
}

/** One question, in each language in which the notes ask it. */
export interface BankItem {
  /** The same in both languages. */
  readonly key: string
  readonly kind: ItemKind
  readonly level: Level
  /** Id of its note. */
  readonly noteId: string
  /** Folder of its note, below that of the language; '' at the top. */
  readonly topic: string
  readonly texts: Readonly<Partial<Record<Lang, ItemText>>>
}

export interface ItemText {
  readonly item: Item
  readonly note: LibraryNote
  /** Where the note answers it. */
  readonly section: LibrarySection
  /** Changes with any word of the item. */
  readonly version: string
}

/** Most options, blanks or pairs of an item: as many as Slack allows check boxes. Strangers' notes may have more. */
export const mostParts = limits.choiceOptions

/** The items of a library, collected once. */
export function bankOf(library: Library): Bank {
  const known = banks.get(library)
  if (known) return known
  const bank = gather(library)
  banks.set(library, bank)
  return bank
}

const banks = new WeakMap<Library, Bank>()

export function itemKey(noteId: string, itemId: string): string {
  return `${noteId}/${itemId}`
}

/** An item in this language, else in the one it has. */
export function textOf({ texts }: BankItem, lang: Lang): ItemText {
  const text = texts[lang] ?? texts.en ?? texts.zh
  if (!text) throw new RangeError('Cannot show an item that exists in no language')
  return text
}

function gather(library: Library): Bank {
  const sectionOf = answeringSections(library)
  const items = new Map<string, BankItem>()
  const notesById = Map.groupBy(library.notes, ({ id }) => id)
  for (const note of library.notes.filter(({ sectionCount }) => sectionCount > 0)) {
    const other = notesById.get(note.id)?.find(({ lang }) => lang !== note.lang)
    for (const item of note.items.filter((item) => partsOf(item) <= mostParts)) {
      const same = other?.items.find(({ id }) => id === item.id)
      const twin = other && same && { note: other, item: same }
      const text: ItemText = {
        item,
        note,
        version: versionOf(item),
        get section() {
          return sectionOf({ note, item }, twin)
        },
      }
      const key = itemKey(note.id, item.id)
      const { kind, level } = item
      const known = items.get(key) ?? { key, kind, level, noteId: note.id, topic: folderOf(note), texts: {} }
      items.set(key, { ...known, texts: { ...known.texts, [note.lang]: text } })
    }
  }
  const isWord = (word: string) => library.index.postings(termOf(word)) !== undefined
  return { items, isWord }
}

function partsOf(item: Item): number {
  return item.kind === 'cloze' ? item.blanks.length : optionsOf(item).length
}

function versionOf({ line: _, ...text }: Item): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 12)
}
