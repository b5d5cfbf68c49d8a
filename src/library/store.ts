import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Problem } from '../notes/note.ts'
import { type PackedIndex, SearchIndex } from '../search/index.ts'
import { flushFolder, makeFolder } from '../storage/folder.ts'
import type { Library } from './library.ts'
import { readableBytes } from './limits.ts'

/** What a library was made from: it is good for nothing else. */
export interface Origin {
  /** Of the code (`madeBy`). */
  readonly code: string
  /** Of the notes (`readFolder`). */
  readonly notes: string
}

/** A library and the problems of its notes, as they are kept together. */
export interface Stored {
  readonly library: Library
  readonly problems: readonly Problem[]
}

/** The same before it is stored. */
export interface Storable {
  readonly library: Omit<Library, 'index'>
  readonly problems: readonly Problem[]
  readonly index: PackedIndex
}

export type ReadLibrary =
  | ({ readonly found: true } & Stored)
  /** `stale`: nothing is wrong with the file, there is just none, or it is one of other notes or other code. */
  | { readonly found: false; readonly stale: boolean; readonly why: string }

export const libraryFile = 'library.json'
const format = 1
const largest = { header: 1_000, file: 256 * 1024 * 1024 } as const

/** First line of the file, JSON; `sha256` and `bytes` are of all that follows it. */
type Header = Origin & { readonly format: number; readonly bytes: number; readonly sha256: string }
/** The rest of the file, JSON. */
type Body = Omit<Library, 'index'> & { readonly problems: readonly Problem[]; readonly index: PackedIndex }

/** Reads the library of a folder. Whatever is wrong with the file is an answer, never an exception. */
export async function readLibrary(dataDir: string, origin: Origin): Promise<ReadLibrary> {
  try {
    return decodeLibrary(await readWhole(join(dataDir, libraryFile)), origin)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { found: false, stale: code === 'ENOENT', why: code === 'ENOENT' ? 'there is none' : message }
  }
}

/** Reads what `encodeLibrary` made; anything else is an answer, too. */
export function decodeLibrary(bytes: Buffer, origin: Origin): ReadLibrary {
  try {
    const end = bytes.subarray(0, largest.header).indexOf('\n')
    const body = bytes.subarray(end + 1)
    const header: unknown = end === -1 ? undefined : JSON.parse(bytes.toString('utf8', 0, end))
    const expected: Header = { format, bytes: body.length, sha256: sha256(body), ...origin }
    for (const [key, why] of checks) {
      const value = isRecord(header) ? header[key] : undefined
      if (value !== expected[key]) return { found: false, stale: why.stale, why: why.says }
    }
    const { index, problems, ...library } = JSON.parse(body.toString('utf8')) as Body
    return { found: true, library: { ...library, index: new SearchIndex(index) }, problems }
  } catch (error) {
    return { found: false, stale: false, why: (error as Error).message }
  }
}

/** In the order of their checking: a damaged file must not pass for one of other notes. */
const checks: readonly (readonly [keyof Header, { stale: boolean; says: string }])[] = [
  ['format', { stale: false, says: `it has no header of format ${format}` }],
  ['bytes', { stale: false, says: 'it is cut short, or something was added' }],
  ['sha256', { stale: false, says: 'it was altered' }],
  ['code', { stale: true, says: 'it was made by another version of the app' }],
  ['notes', { stale: true, says: 'it was made from other notes' }],
]

/** A library as it is stored: the same bytes for the same library. */
export function encodeLibrary(origin: Origin, { library, problems, index }: Storable): Buffer {
  const body = Buffer.from(JSON.stringify({ ...library, problems, index } satisfies Body))
  const header: Header = { format, bytes: body.length, sha256: sha256(body), ...origin }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body])
}

/**
 * Writes an encoded library into a folder, which is made when missing. A reader, or a power cut, finds either the
 * file before or this one.
 */
export async function writeLibrary(dataDir: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(resolve(dataDir))
  const file = join(dataDir, libraryFile)
  const draft = `${file}.${process.pid}.tmp`
  try {
    await writeFlushed(draft, bytes)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await flushFolder(dataDir)
}

async function readWhole(path: string): Promise<Buffer> {
  // Not to wait for the other end, should it be a pipe.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new Error('it is not a regular file')
    if (found.size > largest.file) {
      throw new Error(`it has ${readableBytes(found.size)}, at most ${readableBytes(largest.file)} are read`)
    }
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
