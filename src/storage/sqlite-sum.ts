import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { flushFolder } from './folder.ts'

/** What stands beside a database that was closed: the SHA-256 by which a single changed byte is found. */
export const sumFile = (path: string) => `${path}.sha256`

/** Notes what a database is like, once it is closed. */
export async function noteSum(path: string): Promise<void> {
  const draft = `${sumFile(path)}.tmp`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(`${await sumOf(path)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, sumFile(path))
  await flushFolder(dirname(path))
}

/** Whether a database is as it was closed; true also when that was not noted, as after a crash. */
export async function isAsClosed(path: string): Promise<boolean> {
  if (!existsSync(sumFile(path))) return true
  return readFileSync(sumFile(path), 'utf8').trim() === (await sumOf(path))
}

/** Before anything is changed. */
export async function dropSum(path: string): Promise<void> {
  await rm(sumFile(path), { force: true })
  await flushFolder(dirname(path))
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}
