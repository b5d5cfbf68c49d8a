import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes a folder and those above it: `mkdir` with `recursive` tries for ever where the system makes none, as in /proc. */
export async function makeFolder(path: string): Promise<void> {
  const made = () => mkdir(path).catch(unlessThere)
  await made().catch(async (error) => {
    if (error.code !== 'ENOENT') throw error
    await makeFolder(dirname(path))
    await made()
  })
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** Makes the new name of a file last; not every system can. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  try {
    await folder?.sync()
  } catch {
  } finally {
    await folder?.close()
  }
}
