import { type Folder, lookAtFolder, readFolder } from './folder.ts'
import { madeBy } from './made-by.ts'
import { makeLibrary } from './make.ts'
import type { ParseOptions } from './parse-notes.ts'
import { encodeLibrary, type Origin, readLibrary, type Stored, writeLibrary } from './store.ts'

/** What a logger must be able to do; pino can. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

export interface LibraryOptions {
  readonly notesDir: string
  readonly dataDir: string
  /** Our own notes: an error stops the build. Strangers' notes are read as well as they can be. */
  readonly strict: boolean
  /** YYYY-MM-DD, against which the dates in notes are checked. */
  readonly today: string
  readonly log: Log
}

export interface OpenedLibrary extends Stored {
  /** Of the folder before it was read (`lookAtFolder`). */
  readonly signature: string
  /** What it was made from. */
  readonly origin: Origin
  /** Whether it was read from the stored file or made from the notes just now. */
  readonly from: 'file' | 'notes'
}

/**
 * Opens the library of a folder of notes: the stored one when it was made from these notes by this code, else a new
 * one, which is stored. A folder that cannot be written costs a warning, and the library is made again next time.
 *
 * @throws {FolderError} when the folder is missing, unreadable or holds no note
 * @throws {NotesError} when `strict` notes have errors
 */
export async function openLibrary(options: LibraryOptions): Promise<OpenedLibrary> {
  const { notesDir, dataDir, log } = options
  const { signature } = await lookAtFolder(notesDir, options)
  const folder = await readFolder(notesDir, options)
  const origin = { code: await madeBy(), notes: folder.fingerprint }
  const stored = await readLibrary(dataDir, origin)
  if (stored.found) return { library: stored.library, problems: stored.problems, origin, signature, from: 'file' }
  if (stored.stale) log.info({ dataDir, why: stored.why }, 'making the library from the notes')
  else log.warn({ dataDir, why: stored.why }, 'the stored library cannot be used, making it from the notes')
  const { made } = await renewLibrary(folder, origin, options)
  return { library: made.library, problems: made.problems, origin, signature, from: 'notes' }
}

/**
 * Makes the library of a folder that was read, and stores it unless a note took too long to parse: a slow moment must
 * not take the note away for good. `bytes` are the library as it is stored.
 */
export async function renewLibrary(
  folder: Folder,
  origin: Origin,
  { dataDir, log, strict, today }: LibraryOptions,
  parsing: Pick<ParseOptions, 'cache' | 'fileMs'> = {},
): Promise<{ readonly made: Stored; readonly bytes: Buffer }> {
  const { late, ...made } = await makeLibrary(folder, { strict, today, ...parsing })
  const bytes = encodeLibrary(origin, { ...made, problems: made.problems.filter(({ code }) => !dated.has(code)) })
  if (late.length > 0) {
    const why = `${late.length} took too long to parse, the first is ${JSON.stringify(late[0])}`
    log.warn({ why }, 'the library lacks notes and is kept in memory only')
    return { made, bytes }
  }
  try {
    await writeLibrary(dataDir, bytes)
  } catch (error) {
    log.warn({ dataDir, why: (error as Error).message }, 'the library cannot be stored and is kept in memory only')
  }
  return { made, bytes }
}

/** Problems that come and go with the day; the others are stored, and told at each start. */
const dated: ReadonlySet<string> = new Set(['E105', 'W504'])
