import type { Item } from '../notes/item.ts'
import type { Lang, Level, NoteKind, Source } from '../notes/note.ts'
import type { Passage } from '../notes/passage.ts'
import type { Term } from '../notes/terms.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { Signature } from '../search/signatures.ts'

/** A note as the app needs it; its text is in the sections. */
export interface LibraryNote {
  readonly id: string
  /** Below the notes folder, with `/`. */
  readonly path: string
  readonly lang: Lang
  readonly title: string
  readonly level: Level
  readonly kind: NoteKind
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly questions: readonly string[]
  readonly related: readonly string[]
  readonly sources: readonly Source[]
  readonly updated?: string
  readonly appliesTo: Readonly<Record<string, string>>
  readonly signatures: readonly string[]
  readonly items: readonly Item[]
  /** Number of its first section, the lead; its sections follow one another. */
  readonly firstSection: number
  readonly sectionCount: number
}

/** What can be found and shown: a section of a note, or a part of a long one. Its number is its place in `Library.sections`. */
export interface LibrarySection {
  /** Unique and stable while the heading stays: `en/linux/cgroups.md#the-files`, further parts of a long section `…~2`. */
  readonly id: string
  /** Place of its note in `Library.notes`. */
  readonly note: number
  readonly heading: string
  readonly above: readonly string[]
  readonly anchor: string
  readonly lead: boolean
  readonly passages: readonly Passage[]
  /** Number of the section that says the same in the other language. */
  readonly twin?: number
}

/** Everything the notes hold, compiled. Never changes; a changed note makes a new library. */
export interface Library {
  /** SHA-256 of its content, hexadecimal. */
  readonly version: string
  readonly notes: readonly LibraryNote[]
  readonly sections: readonly LibrarySection[]
  /** Those that come with Kubenotes and those of the folder of notes. */
  readonly terms: readonly Term[]
  /** Errors that the notes explain. */
  readonly signatures: readonly Signature[]
  readonly index: SearchIndex
}

/** Folder of a note, below that of the language; '' at the top. */
export function folderOf({ path, lang }: Pick<LibraryNote, 'path' | 'lang'>): string {
  const folders = path.split('/').slice(0, -1)
  return (folders[0] === lang ? folders.slice(1) : folders).join('/')
}
