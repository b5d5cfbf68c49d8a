import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { PageFile } from './page-files.ts'

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
}

/** Bytes of a picture. */
const largest = 16 * 1024 * 1024

/** Reads a picture below `folder`; undefined for everything else, also what a link or a path leads to outside of it. */
export async function readPicture(folder: string, path: string): Promise<PageFile | undefined> {
  const type = types[extname(path).toLowerCase()]
  if (!type || path.includes('\0')) return undefined
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    if (!file.startsWith(root + sep) || types[extname(file).toLowerCase()] !== type) return undefined
    const found = await stat(file)
    return found.isFile() && found.size <= largest ? { type, content: Buffer.from(await readFile(file)) } : undefined
  } catch {
    return undefined
  }
}
