import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Problem } from '../../notes/note.ts'
import { type PackedIndex, SearchIndex } from '../../search/search-index.ts'
import { flushFolder, makeFolder } from '../../storage/folder.ts'
import type { Library, LibraryNote, LibrarySection } from '../library.ts'
import { readableBytes } from '../limits.ts'

/** What a library was made from: it is good for nothing else. */
export interface Origin {
  /** Of the code (`codeHash`). */
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

export const libraryFile = 'library.bin'
const format = 2
const largest = { header: 1_000, file: 256 * 1024 * 1024 } as const

/**
 * First line of the file, JSON; `sha256` and `bytes` are of all that follows it. That begins with `head` bytes of JSON,
 * what every start needs; the rest is read when somebody asks for it, in place.
 */
type Header = Origin & {
  readonly format: number
  readonly bytes: number
  readonly sha256: string
  readonly head: number
}

interface Head extends Omit<Library, 'index' | 'notes' | 'sections'> {
  readonly notes: readonly Omit<LibraryNote, 'items'>[]
  readonly sections: readonly Omit<LibrarySection, 'passages'>[]
  readonly problems: readonly Problem[]
  readonly index: Omit<PackedIndex, 'postings' | 'lines'>
  /** In bytes, in the order in which they follow: two parts of the index, JSON by note, JSON by section. */
  readonly sizes: {
    readonly postings: number
    readonly lines: number
    readonly items: readonly number[]
    readonly passages: readonly number[]
  }
}

/** Reads the library of a folder. Whatever is wrong with the file is an answer, never an exception. */
export async function readLibrary(dataDir: string, origin: Origin): Promise<ReadLibrary> {
  try {
    return decodeLibrary(await readWhole(join(dataDir, libraryFile)), origin)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { found: false, stale: code === 'ENOENT', why: code === 'ENOENT' ? 'there is none' : message }
  }
}

/**
 * Reads what `encodeLibrary` made; anything else is an answer, too.
 *
 * @param bytes  belong to the library from then on
 */
export function decodeLibrary(bytes: Buffer, origin: Origin): ReadLibrary {
  try {
    const end = bytes.subarray(0, largest.header).indexOf('\n')
    const body = bytes.subarray(end + 1)
    const header: unknown = end === -1 ? undefined : JSON.parse(bytes.toString('utf8', 0, end))
    const expected = { format, bytes: body.length, sha256: sha256(body), ...origin }
    for (const [key, why] of checks) {
      const value = isRecord(header) ? header[key] : undefined
      if (value !== expected[key]) return { found: false, stale: why.stale, why: why.says }
    }
    return { found: true, ...storedIn(body, (header as Header).head) }
  } catch (error) {
    return { found: false, stale: false, why: (error as Error).message }
  }
}

function storedIn(body: Buffer, headSize: number): Stored {
  let at = headSize
  function next(size = 0): { start: number; end: number } {
    const start = at
    at += size
    return { start, end: at }
  }
  function bytesOf(size: number): Uint8Array {
    const { start, end } = next(size)
    return body.subarray(start, end)
  }
  const { sizes, problems, index, ...head } = JSON.parse(body.toString('utf8', 0, headSize)) as Head
  const searchIndex = new SearchIndex({ ...index, postings: bytesOf(sizes.postings), lines: bytesOf(sizes.lines) })
  /** Reads a part when it is first asked for, and keeps it. */
  function later<Part>(size: number | undefined): () => Part {
    const { start, end } = next(size)
    let part: Part | undefined
    return () => {
      part ??= JSON.parse(body.toString('utf8', start, end)) as Part
      return part
    }
  }
  const notes = head.notes.map((note, i): LibraryNote => {
    const items = later<LibraryNote['items']>(sizes.items[i])
    return {
      ...note,
      get items() {
        return items()
      },
    }
  })
  const sections = head.sections.map((section, i): LibrarySection => {
    const passages = later<LibrarySection['passages']>(sizes.passages[i])
    return {
      ...section,
      get passages() {
        return passages()
      },
    }
  })
  return { library: { ...head, notes, sections, index: searchIndex }, problems }
}

/** In the order of their checking: a damaged file must not pass for one of other notes. */
const checks: readonly (readonly [Exclude<keyof Header, 'head'>, { stale: boolean; says: string }])[] = [
  ['format', { stale: false, says: `it has no header of format ${format}` }],
  ['bytes', { stale: false, says: 'it is cut short, or something was added' }],
  ['sha256', { stale: false, says: 'it was altered' }],
  ['code', { stale: true, says: 'it was made by another version of the app' }],
  ['notes', { stale: true, says: 'it was made from other notes' }],
]

/** A library as it is stored: the same bytes for the same library. */
export function encodeLibrary(origin: Origin, { library, problems, index }: Storable): Buffer {
  const { postings, lines, ...restOfIndex } = index
  const items = library.notes.map((note) => json(note.items))
  const passages = library.sections.map((section) => json(section.passages))
  const head = json({
    ...library,
    notes: library.notes.map(({ items: _, ...note }) => note),
    sections: library.sections.map(({ passages: _, ...section }) => section),
    problems,
    index: restOfIndex,
    sizes: { postings: postings.length, lines: lines.length, items: items.map(sizeOf), passages: passages.map(sizeOf) },
  } satisfies Head)
  const body = Buffer.concat([head, postings, lines, ...items, ...passages])
  const header: Header = { format, bytes: body.length, sha256: sha256(body), head: head.length, ...origin }
  return Buffer.concat([json(header), Buffer.from('\n'), body])
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function sizeOf({ length }: Buffer): number {
  return length
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
