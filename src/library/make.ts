import { createHash } from 'node:crypto'
import type { Problem } from '../notes/note.ts'
import { compareProblems } from '../notes/problem.ts'
import { packIndex, SearchIndex } from '../search/index.ts'
import { compile } from './compile.ts'
import { type Folder, FolderError } from './folder.ts'
import { type ParseOptions, parseNotes } from './parse-notes.ts'
import type { Storable, Stored } from './store.ts'

/** Notes that must be put right first; `problems` holds all, warnings too. */
export class NotesError extends Error {
  override readonly name = 'NotesError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const errors = problems.filter(({ severity }) => severity === 'error')
    const [first] = errors
    const where = first && `${first.path}:${first.line}: ${first.code} ${first.message}`
    super(`Cannot make the library: ${errors.length} errors in the notes, the first is ${where}`)
    this.problems = problems
  }
}

/**
 * Makes the library of a folder, and the list of what is wrong in its notes, by path and place.
 *
 * @throws {NotesError} when `strict` notes have errors
 * @throws {FolderError} when no file is a note
 */
export async function makeLibrary(folder: Folder, options: ParseOptions): Promise<Storable & Stored> {
  const parsed = await parseNotes(folder, options)
  const { notes, sections, documents, problems: more } = compile(parsed.notes)
  const problems = [...folder.problems, ...parsed.problems, ...more].sort(compareProblems)
  if (options.strict && problems.some(({ severity }) => severity === 'error')) throw new NotesError(problems)
  if (notes.length === 0) throw new FolderError(`None of the ${folder.files.length} files of NOTES_DIR is a note`)
  const version = createHash('sha256')
    .update(JSON.stringify([notes, sections]))
    .digest('hex')
  const index = packIndex(documents)
  return { library: { version, notes, sections, index: new SearchIndex(index) }, problems, index }
}
