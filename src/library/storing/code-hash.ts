import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generalTermsFile } from '../compiling/vocabulary.ts'

/** What decides how notes become a library, besides them: our code, the versions of what it uses, the general terms. */
const folders = ['../../notes/', '../../search/', '../'] as const
const versions = '../../../package.json'

/**
 * SHA-256 of the code that parses, analyses and compiles notes. A library made by other code is made again: there is
 * no version number that could be forgotten.
 */
export async function codeHash(): Promise<string> {
  const found = await Promise.all(folders.map(sourcesIn))
  const files = [new URL(versions, import.meta.url), generalTermsFile, ...found.flat()]
  const texts = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [i, text] of texts.entries())
    hash.update(`${basename(files[i]?.pathname ?? '')} ${text.length}\n`).update(text)
  return hash.digest('hex')
}

async function sourcesIn(folder: string): Promise<URL[]> {
  const base = new URL(folder, import.meta.url)
  const found = await readdir(base, { recursive: true, withFileTypes: true })
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return paths.sort().map((path) => pathToFileURL(path))
}
