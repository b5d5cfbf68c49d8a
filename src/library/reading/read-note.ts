import { constants } from 'node:fs'
import { type FileHandle, open, readlink, realpath } from 'node:fs/promises'
import { readableBytes } from '../limits.ts'
import { isInside, type LeftOut } from './list-notes.ts'

/** A file that was read, or why it was not; `changing` when it may well be readable in a moment. */
export type ReadNote =
  | { readonly read: true; readonly path: string; readonly bytes: Uint8Array }
  | ({ readonly read: false; readonly changing: boolean } & LeftOut)

// A link put in place of the file after it was listed is refused, and a pipe does not wait for its other end.
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Reads one file below `root`, a real path: a regular file of at most `limit` bytes. */
export async function readNote(root: string, path: string, limit: number): Promise<ReadNote> {
  let file: FileHandle | undefined
  try {
    const real = await realpath(`${root}/${path}`)
    file = await open(real, flags)
    if (!isInside(root, await placeOf(file, real))) return leftOut(path, 'link that leaves the notes folder')
    const { size, ...found } = await sizeOf(file)
    if (!found.regular) return leftOut(path, 'not a regular file')
    if (size > limit) return leftOut(path, `file of ${readableBytes(size)}: at most ${readableBytes(limit)} are read`)
    const bytes = await readAtMost(file, size + 1)
    if (bytes.length !== size) return leftOut(path, 'file changed while it was read', true)
    return { read: true, path, bytes }
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return leftOut(path, 'file vanished while it was read', true)
    return leftOut(path, `file cannot be read: ${code}`)
  } finally {
    await file?.close()
  }
}

/** Where an open file lies, should a folder above it have been swapped meanwhile; only Linux tells it of the file itself. */
async function placeOf(file: FileHandle, real: string): Promise<string> {
  return await readlink(`/proc/self/fd/${file.fd}`).catch(() => realpath(real))
}

async function sizeOf(file: FileHandle): Promise<{ size: number; regular: boolean }> {
  const found = await file.stat()
  return { size: found.size, regular: found.isFile() }
}

async function readAtMost(file: FileHandle, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(limit)
  let length = 0
  while (length < limit) {
    const { bytesRead } = await file.read(bytes, length, limit - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}

function leftOut(path: string, why: string, changing = false): ReadNote {
  return { read: false, path, why, changing }
}
