import { createHash } from 'node:crypto'
import { titleOf } from '../ask/answer-text.ts'
import type { Place } from '../ask/place.ts'
import { rank } from '../ask/rank.ts'
import { findTerms } from '../ask/terms.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { analyse } from '../search/analyse.ts'
import { fold } from '../search/fold.ts'
import { likelyWords } from '../search/spelling.ts'
import { thresholds } from '../search/weights.ts'
import { topicName } from '../words/topics.ts'
import { type BankItem, bankOf } from './bank.ts'

/** What a round is about: folders of notes, a note, or a section of it. */
export interface Topic {
  /** As people read it. */
  readonly name: string
  /** Carried by buttons; absent when no button leads to it. */
  readonly key?: string | undefined
  /** In groups to be asked in this order. None is empty. */
  readonly items: readonly (readonly BankItem[])[]
}

/**
 * The topic that a person means: a folder by its name, a note by its title or a word it explains, else the section that
 * our search finds. Undefined when the search is not sure, or there is nothing to ask.
 */
export function readTopic(library: Library, typed: string, lang: Lang): Topic | undefined {
  const meant = [typed, ...likelyWords(library.index, typed.trim().toLowerCase())]
  for (const name of meant) {
    const topic = foldersNamed(library, name, lang) ?? notesNamed(library, name, lang)
    if (topic) return topic
  }
  const { ranking, confidence, approximate } = rank(library, typed, { lang })
  const [best] = ranking
  const isSure = confidence >= thresholds.sure && !approximate
  return best && isSure ? topicOn(library, [best.note.id], best, lang) : undefined
}

/** The topic of a button; undefined for one that is gone or never existed. */
export function topicByKey(library: Library, key: string, lang: Lang): Topic | undefined {
  const folder = foldersOf(library).find((one) => keyOf('folder', one) === key)
  if (folder !== undefined) return topicOfFolders(library, [folder], topicName(folder, lang))
  const note = library.notes.find(({ id }) => keyOf('note', id) === key)
  return note && topicOn(library, [note.id], undefined, lang)
}

/** Every folder with something to ask, as a topic. */
export function topicsOf(library: Library, lang: Lang): readonly Topic[] {
  return foldersOf(library).flatMap((folder) => topicOfFolders(library, [folder], topicName(folder, lang)) ?? [])
}

/** The topic that all items share: their note, else their folder, else undefined. */
export function topicShared(library: Library, items: readonly BankItem[], lang: Lang): Topic | undefined {
  const [first, ...others] = items
  if (!first) return undefined
  if (others.every(({ noteId }) => noteId === first.noteId)) return topicOn(library, [first.noteId], undefined, lang)
  if (!others.every(({ topic }) => topic === first.topic)) return undefined
  return topicOfFolders(library, [first.topic], topicName(first.topic, lang))
}

/** A section with this many items is a topic by itself; with fewer, the rest of its note follows. */
const enoughOfSection = 3

/** Folders by their own name or the one people read; a shared beginning means all folders that have it. */
function foldersNamed(library: Library, typed: string, lang: Lang): Topic | undefined {
  const wanted = nameOf(typed)
  const called = (names: (folder: string) => readonly string[]) =>
    foldersOf(library).filter((folder) => names(folder).some((name) => nameOf(name) === wanted))
  const spoken = (folder: string) => [folder, topicName(folder, 'en'), topicName(folder, 'zh')]
  const whole = called((folder) => spoken(folder).flatMap((name) => [name, name.replace(/^[^\s/-]+[\s/-]/, '')]))
  if (whole.length > 0)
    return topicOfFolders(
      library,
      whole,
      listOf(
        whole.map((one) => topicName(one, lang)),
        lang,
      ),
    )
  const begun = called((folder) => spoken(folder).map((name) => name.replace(/[\s/-].*$/, '')))
  const [first = ''] = begun
  return begun.length > 1 ? topicOfFolders(library, begun, topicName(first, lang).replace(/ .*$/, '')) : undefined
}

/** The notes that explain a term, else those with it as title or alias. */
function notesNamed(library: Library, typed: string, lang: Lang): Topic | undefined {
  const explained = findTerms(library, typed, lang).flatMap(({ place }) => place?.note.id ?? [])
  const wanted = nameOf(typed)
  const titled = library.notes.filter(({ id, title, aliases }) =>
    [id, title, ...aliases].some((name) => nameOf(name) === wanted),
  )
  const ids = explained.length > 0 ? explained : titled.map(({ id }) => id)
  if (ids.length === 0) return undefined
  const best = rank(library, typed, { lang }).ranking.find(({ note }) => ids.includes(note.id))
  return topicOn(library, [...new Set(ids)], best, lang)
}

function topicOn(library: Library, ids: readonly string[], best: Place | undefined, lang: Lang): Topic | undefined {
  const items = [...bankOf(library).items.values()].filter(({ noteId }) => ids.includes(noteId))
  const isHere = ({ noteId, texts }: BankItem) =>
    best?.note.id === noteId && texts[best.note.lang]?.section.anchor === best.section.anchor
  const here = best ? items.filter(isHere) : []
  if (best && !best.section.lead && here.length >= enoughOfSection) return { name: titleOf(best), items: [here] }
  const groups = [here, items.filter((item) => !here.includes(item))].filter((group) => group.length > 0)
  if (groups.length === 0) return undefined
  const titles = ids.map((id) => titleIn(library, id, lang))
  const [id = '', ...more] = ids
  return { name: listOf(titles, lang), items: groups, ...(more.length === 0 && { key: keyOf('note', id) }) }
}

function topicOfFolders(library: Library, folders: readonly string[], name: string): Topic | undefined {
  const items = [...bankOf(library).items.values()].filter(({ topic }) => folders.includes(topic))
  const [folder = '', ...more] = folders
  if (items.length === 0) return undefined
  return { name, items: [items], ...(more.length === 0 && { key: keyOf('folder', folder) }) }
}

function listOf(names: readonly string[], lang: Lang): string {
  return names.join(lang === 'zh' ? '、' : ', ')
}

function titleIn({ notes }: Library, id: string, lang: Lang): string {
  const halves = notes.filter((note) => note.id === id)
  return (halves.find((half) => half.lang === lang) ?? halves[0])?.title ?? id
}

function foldersOf(library: Library): readonly string[] {
  return [...new Set([...bankOf(library).items.values()].map(({ topic }) => topic))]
}

function keyOf(kind: 'folder' | 'note', id: string): string {
  return createHash('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 16)
}

/** Gives variants of a name the same form: `Networking`, ` network `. */
function nameOf(text: string): string {
  return (
    analyse(text)
      .map(({ term }) => term)
      .join(' ') || fold(text).text.trim().toLowerCase()
  )
}
