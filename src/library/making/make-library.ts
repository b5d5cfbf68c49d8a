import { createHash } from 'node:crypto'
import type { Problem } from '../../notes/note.ts'
import { compareProblems } from '../../notes/problem.ts'
import { readTerms } from '../../notes/terms.ts'
import { writtenOf } from '../../notes/to-write.ts'
import { packIndex, SearchIndex } from '../../search/search-index.ts'
import { compile } from '../compiling/compile.ts'
import { glossaryOf, withGeneralTerms } from '../compiling/vocabulary.ts'
import { type ParsedNotes, type ParseOptions, parseNotes } from '../parsing/parse-notes.ts'
import { type Folder, FolderError } from '../reading/folder.ts'
import type { Storable, Stored } from '../storing/store.ts'
import { spokenEnglish } from './spoken-english.ts'

/** Notes that must be put right; `problems` holds all, warnings too. The message names the one to begin with. */
export class NotesError extends Error {
  override readonly name = 'NotesError'
  readonly problems: readonly Problem[]
  readonly first: Problem
  constructor(problems: readonly Problem[], first: Problem) {
    const { path, line, code, message } = first
    const errors = problems.filter(isError).length
    super(`Cannot make the library: ${errors} errors in the notes, begin with ${path}:${line}: ${code} ${message}`)
    this.problems = problems
    this.first = first
  }
}

/** A library just made, and the notes it lacks because they took too long to parse. */
export type MadeLibrary = Storable & Stored & Pick<ParsedNotes, 'late'>

/**
 * Makes the library of a folder, and the list of what is wrong in its notes, by path and place.
 *
 * @throws {NotesError} when `strict` notes have errors
 * @throws {FolderError} when no file is a note
 */
export async function makeLibrary(folder: Folder, options: ParseOptions): Promise<MadeLibrary> {
  const parsed = await parseNotes(folder, options)
  const ready = options.strict ? parsed.notes.flatMap((note) => writtenOf(note) ?? []) : parsed.notes
  const { problems: more, documents, ...compiled } = compile(ready, folder.others)
  const { notes } = compiled
  // A term may lead to a note before that is written.
  const noteIds = new Set((options.strict ? parsed.notes : notes).map(({ id }) => id))
  const team = folder.terms === '' ? undefined : readTerms(folder.terms, { strict: options.strict, noteIds })
  const single = [...folder.problems, ...parsed.problems].sort(compareProblems)
  const problems = [...single, ...parsed.between, ...more, ...(team?.problems ?? [])].sort(compareProblems)
  // A note that cannot be read is missed by others, whose paths may come before its own.
  const first = single.find(isError) ?? problems.find(isError)
  if (options.strict && first) throw new NotesError(problems, first)
  if (notes.length === 0) throw new FolderError(`None of the ${folder.files.length} files of NOTES_DIR is a note`)
  const terms = withGeneralTerms(team?.terms ?? [], folder.terms)
  const version = createHash('sha256')
    .update(JSON.stringify([compiled, terms]))
    .digest('hex')
  const index = packIndex(documents, glossaryOf(terms), spokenEnglish())
  return { library: { version, ...compiled, terms, index: new SearchIndex(index) }, problems, index, late: parsed.late }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}
