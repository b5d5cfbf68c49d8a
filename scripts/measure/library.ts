import { join } from 'node:path'
import { compile } from '../../src/library/compile.ts'
import { readFolder } from '../../src/library/folder.ts'
import type { Library } from '../../src/library/library.ts'
import { parseNotes } from '../../src/library/parse-notes.ts'
import { glossaryOf, withGeneralTerms } from '../../src/library/vocabulary.ts'
import { packIndex, SearchIndex } from '../../src/search/index.ts'

export interface MeasuredNotes {
  /** Without what only our own notes have: aliases and questions. So strangers' notes are found. */
  readonly bare: boolean
  /** Notes of one language, to be asked in the other. */
  readonly only?: string | undefined
}

/** Our own notes, as they are or worse. */
export async function libraryToMeasure(root: string, { bare, only }: MeasuredNotes): Promise<Library> {
  const folder = await readFolder(join(root, 'notes'), { strict: true })
  const parsed = await parseNotes(folder, { strict: true, today: new Date().toISOString().slice(0, 10) })
  const taken = parsed.notes
    .filter(({ lang }) => only === undefined || lang === only)
    .map((note) => (bare ? { ...note, aliases: [], questions: [] } : note))
  const { documents, ...compiled } = compile(taken)
  const terms = withGeneralTerms([])
  return { version: '', ...compiled, terms, index: new SearchIndex(packIndex(documents, glossaryOf(terms))) }
}
