import type { Library } from './library.ts'
import { makeAndStore } from './making/make-and-store.ts'
import { NotesError } from './making/make-library.ts'
import { FolderError, lookAtFolder, readFolder } from './reading/folder.ts'
import type { RenewReply } from './renewing/renew-process.ts'
import { createRenewer } from './renewing/renewer.ts'
import { codeHash } from './storing/code-hash.ts'
import { decodeLibrary, type Origin, readLibrary, type Stored } from './storing/store.ts'

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

export interface OpenOptions extends LibraryOptions {
  /** Makes a new library in a process of its own, which takes its memory with it. */
  readonly apart?: boolean
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
export async function openLibrary(options: OpenOptions): Promise<OpenedLibrary> {
  const { notesDir, dataDir, log, apart = false } = options
  const { signature } = await lookAtFolder(notesDir, options)
  const folder = await readFolder(notesDir, options)
  const origin = { code: await codeHash(), notes: folder.fingerprint }
  const stored = await readLibrary(dataDir, origin)
  if (stored.found) return { library: stored.library, problems: stored.problems, origin, signature, from: 'file' }
  if (stored.stale) log.info({ dataDir, why: stored.why }, 'making the library from the notes')
  else log.warn({ dataDir, why: stored.why }, 'the stored library cannot be used, making it from the notes')
  if (apart) return { ...(await renewApart(options)), signature, from: 'notes' }
  const { made } = await makeAndStore(folder, origin, options)
  return { library: made.library, problems: made.problems, origin, signature, from: 'notes' }
}

async function renewApart({
  notesDir,
  dataDir,
  strict,
  today,
  log,
}: LibraryOptions): Promise<Stored & { origin: Origin }> {
  const renewer = createRenewer()
  const reply = await renewer.renew({ notesDir, dataDir, strict, today, known: [] })
  await renewer.close()
  for (const { facts, message } of reply.warnings) log.warn(facts, message)
  if (reply.kind !== 'renewed') throw errorOf(reply)
  return { library: await renewedLibrary(reply, dataDir), problems: reply.problems, origin: reply.origin }
}

/** @throws when the file is not the one that was stored just now */
export async function renewedLibrary(
  { bytes, origin }: Extract<RenewReply, { kind: 'renewed' }>,
  dataDir: string,
): Promise<Library> {
  const read = bytes ? decodeLibrary(Buffer.from(bytes), origin) : await readLibrary(dataDir, origin)
  if (!read.found) throw new Error(read.why)
  return read.library
}

function errorOf(reply: Exclude<RenewReply, { kind: 'renewed' }>): Error {
  if (reply.kind === 'known') return new Error('the library was not made')
  const { why, unusable } = reply
  if (unusable === 'folder') return new FolderError(why)
  return unusable ? new NotesError(unusable.problems, unusable.first) : new Error(why)
}
