import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface PageFile {
  readonly type: string
  readonly content: Buffer<ArrayBuffer>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

/** Reads all files of the page at once, by path (`/app.js`); files of other kinds are not served. */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(folder, { recursive: true })
  const files = names.flatMap((name) => {
    const type = types[extname(name)]
    return type ? [{ name, type }] : []
  })
  return new Map(
    await Promise.all(
      files.map(async ({ name, type }) => {
        const content = Buffer.from(await readFile(join(folder, name)))
        return [`/${name.replaceAll('\\', '/')}`, { type, content }] as const
      }),
    ),
  )
}
