import { join } from 'node:path'
import { compile } from '../../src/library/compiling/compile.ts'
import { glossaryOf, withGeneralTerms } from '../../src/library/compiling/vocabulary.ts'
import type { Library } from '../../src/library/library.ts'
import { spokenEnglish } from '../../src/library/making/spoken-english.ts'
import { parseNotes } from '../../src/library/parsing/parse-notes.ts'
import { readFolder } from '../../src/library/reading/folder.ts'
import type { Note } from '../../src/notes/note.ts'
import { packIndex, SearchIndex } from '../../src/search/search-index.ts'

export interface MeasuredNotes {
  /** Without what only our own notes have: aliases, questions and ways of asking. So strangers' notes are found. */
  readonly bare: boolean
  /** Notes of one language, to be asked in the other. */
  readonly only?: string | undefined
}

/** Our own notes, parsed. */
export async function notesToMeasure(root: string): Promise<readonly Note[]> {
  const folder = await readFolder(join(root, 'notes'), { strict: true })
  return (await parseNotes(folder, { strict: true, today: new Date().toISOString().slice(0, 10) })).notes
}

/** The library of notes, as they are or worse. */
export function libraryOf(notes: readonly Note[], { bare, only }: MeasuredNotes): Library {
  const taken = notes
    .filter(({ lang }) => only === undefined || lang === only)
    .map((note) => (bare ? bareNote(note) : note))
  const { documents, ...compiled } = compile(taken)
  const terms = withGeneralTerms([])
  return {
    version: '',
    ...compiled,
    terms,
    index: new SearchIndex(packIndex(documents, glossaryOf(terms), spokenEnglish())),
  }
}

function bareNote(note: Note): Note {
  const sections = note.sections.map((section) => ({ ...section, asked: [] }))
  return { ...note, aliases: [], questions: [], sections }
}

/** What an index of our own notes is made of, and the id of the note of each section. */
export async function documentsToMeasure(root: string) {
  const { documents, sections, notes } = compile(await notesToMeasure(root))
  return {
    documents,
    noteOf: sections.map(({ note }) => notes[note]?.id ?? ''),
    glossary: glossaryOf(withGeneralTerms([])),
  }
}
