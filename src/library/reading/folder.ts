import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../../notes/note.ts'
import { compareProblems } from '../../notes/problem.ts'
import { termLimits, termsFile } from '../../notes/terms.ts'
import { folderLimits, readableBytes } from '../limits.ts'
import type { WatchedFolder } from './folder-watcher.ts'
import { type LeftOut, listNotes } from './list-notes.ts'
import { readNote } from './read-note.ts'

/** A note as it lies in the folder. */
export interface NoteFile {
  /** Below the notes folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string
}

export interface Folder {
  /** In the order of their paths (UTF-16 code units). */
  readonly files: readonly NoteFile[]
  /** Paths of the files that are no notes: images, for one. */
  readonly others: ReadonlySet<string>
  /** Content of the folder's terms file; none is ''. */
  readonly terms: string
  /** What was left out and why, in the same order. */
  readonly problems: readonly Problem[]
  /** SHA-256 of all of this and of strictness: the same for the same notes, wherever they lie. */
  readonly fingerprint: string
  /** False when a file changed or vanished while it was read: reading again soon will find something else. */
  readonly steady: boolean
}

export interface FolderOptions {
  /** Our own notes: what is left out is an error; in strangers' notes it is a warning. */
  readonly strict: boolean
}

/** The folder of notes cannot be used at all. */
export class FolderError extends Error {
  override readonly name = 'FolderError'
}

const readTogether = 16

/**
 * Reads all notes of a folder, and never more than `folderLimits`: regular files below the folder. What cannot
 * be read becomes a problem, and the others are there.
 *
 * @throws {FolderError} when the folder is missing, unreadable or holds no note
 */
export async function readFolder(notesDir: string, { strict }: FolderOptions): Promise<Folder> {
  const limits = strict ? folderLimits.strict : folderLimits.tolerant
  const root = await usableFolder(notesDir)
  const listing = await listNotes(root, limits)
  const left = [...listing.left]
  const files: NoteFile[] = []
  let bytes = 0
  let steady = true
  reading: for (let at = 0; at < listing.files.length; at += readTogether) {
    const paths = listing.files.slice(at, at + readTogether)
    for (const read of await Promise.all(paths.map((path) => readNote(root, path, limits.fileBytes)))) {
      if (!read.read) {
        left.push(read)
        steady &&= !read.changing
        continue
      }
      bytes += read.bytes.length
      if (bytes > limits.totalBytes) {
        const why = `not read, nor what follows: all notes together come to more than ${readableBytes(limits.totalBytes)}`
        left.push({ path: read.path, why })
        break reading
      }
      files.push({ path: read.path, bytes: read.bytes, hash: sha256(read.bytes) })
    }
  }
  const terms = listing.others.includes(termsFile) ? await readNote(root, termsFile, termLimits.fileBytes) : undefined
  if (terms && !terms.read) {
    left.push(terms)
    steady &&= !terms.changing
  }
  if (files.length === 0) throw new FolderError(`${named(notesDir)} holds no note that can be read${reasons(left)}`)
  const problems = left.map(problemOf(strict)).sort(compareProblems)
  const told = {
    files,
    problems,
    others: new Set(listing.others),
    terms: terms?.read ? new TextDecoder().decode(terms.bytes) : '',
  }
  return { ...told, fingerprint: fingerprintOf(told, strict), steady }
}

/**
 * What can be told of a folder without reading its notes. The signature changes whenever a note is saved, added,
 * removed or swapped by a link; it is empty when the folder cannot be used.
 */
export async function lookAtFolder(notesDir: string, { strict }: FolderOptions): Promise<FolderLook> {
  const above = await foldersOf([dirname(resolve(notesDir))])
  try {
    const root = await usableFolder(notesDir)
    const listing = await listNotes(root, strict ? folderLimits.strict : folderLimits.tolerant)
    const hash = createHash('sha256').update(JSON.stringify([root, listing.left, listing.others]))
    for (const path of [...listing.files, ...listing.others.filter((path) => path === termsFile)]) {
      const { ino, size, mtimeNs, ctimeNs } = (await stated(`${root}/${path}`)) ?? {}
      hash.update(JSON.stringify([path, ino, size, mtimeNs, ctimeNs].map(String)))
    }
    return { signature: hash.digest('hex'), folders: [...above, ...(await foldersOf(listing.folders))] }
  } catch (error) {
    if (error instanceof FolderError) return { signature: '', folders: above }
    throw error
  }
}

export interface FolderLook {
  readonly signature: string
  /** Where changes show: the folders of the notes, and the one above them, in which a link may be swapped. */
  readonly folders: readonly WatchedFolder[]
}

async function foldersOf(paths: readonly string[]): Promise<WatchedFolder[]> {
  const found = await Promise.all(paths.map(stated))
  return paths.flatMap((path, i) => (found[i] ? [{ path, inode: found[i].ino }] : []))
}

async function stated(path: string): Promise<BigIntStats | undefined> {
  return await stat(path, { bigint: true }).catch(() => undefined)
}

/** The real path of the folder. */
async function usableFolder(notesDir: string): Promise<string> {
  try {
    const root = await realpath(notesDir)
    if ((await stat(root)).isDirectory()) return root
  } catch (error) {
    throw new FolderError(`${named(notesDir)} cannot be read: ${(error as NodeJS.ErrnoException).code}`, {
      cause: error,
    })
  }
  throw new FolderError(`${named(notesDir)} is not a folder`)
}

function problemOf(strict: boolean): (left: LeftOut) => Problem {
  const kind = strict
    ? ({ severity: 'error', code: 'E001' } as const)
    : ({ severity: 'warning', code: 'W616' } as const)
  return ({ path, why }) => ({ path, line: 1, column: 1, ...kind, message: why })
}

function fingerprintOf(
  { files, others, terms, problems }: Omit<Folder, 'fingerprint' | 'steady'>,
  strict: boolean,
): string {
  const contents = files.map(({ path, hash }) => [path, hash])
  const told = problems.map(({ path, message }) => [path, message])
  return sha256(JSON.stringify([strict, contents, [...others], terms, told]))
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function reasons(left: readonly LeftOut[]): string {
  if (left.length === 0) return ': it has no file *.md'
  const [first] = left
  return `: ${left.length} left out, the first is ${JSON.stringify(first?.path)}: ${first?.why}`
}

function named(notesDir: string): string {
  return `NOTES_DIR ${JSON.stringify(notesDir)}`
}
