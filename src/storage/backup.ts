import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StorageError } from './error.ts'
import { flushFolder, makeFolder } from './folder.ts'
import { migrate } from './migrate.ts'
import { type Forgotten, forgetAgain } from './personal.ts'
import { backupFolder, baseFile, copyBase, openBase, removeBase } from './sqlite.ts'
import { lockFolder } from './sqlite-lock.ts'
import { dropSum } from './sqlite-sum.ts'

/** How many backups are kept in the folder for them. */
export const keptBackups = 14

export interface BackupOptions {
  /** Where to; absent for a new file in the folder for backups, where only the newest stay. */
  readonly to?: string | undefined
  readonly now: Date
}

/**
 * Copies the database as it is at one moment, whether or not the app runs, and checks the copy.
 *
 * @returns the path of the copy
 * @throws {StorageError} and leaves no copy
 */
export async function backUp(dataDir: string, { to, now }: BackupOptions): Promise<string> {
  const from = join(dataDir, baseFile)
  if (!existsSync(from)) throw new StorageError('missing', `DATA_DIR: there is no ${JSON.stringify(from)} to back up`)
  const path = to ?? join(dataDir, backupFolder, `${stamp(now)}.db`)
  if (existsSync(path))
    throw new StorageError('refused', `${JSON.stringify(path)} is there already, expected a new name`)
  await copyBase(from, path)
  if (to === undefined) await removeOldest(dirname(path))
  return path
}

export interface Restored {
  /** Where the former database is; absent when there was none. */
  readonly former?: string
  /** Whether those who were erased since the backup stay so: who they are stands in the former database only. */
  readonly forgottenStay: boolean
}

/**
 * Puts a backup in the place of the database, which is kept under another name. Whoever was erased since the backup
 * stays so.
 *
 * @throws {StorageError} when the app runs or the backup is not sound: then nothing was changed
 */
export async function restore(dataDir: string, file: string, { now }: { readonly now: Date }): Promise<Restored> {
  if (!existsSync(file)) throw new StorageError('missing', `There is no ${JSON.stringify(file)} to restore`)
  await makeFolder(resolve(dataDir))
  const lock = lockFolder(dataDir)
  try {
    const path = join(dataDir, baseFile)
    const draft = `${path}.new`
    await removeBase(draft)
    await copyBase(file, draft)
    const forgotten = forgottenIn(path)
    const base = openBase(draft)
    try {
      await migrate(base)
      await forgetAgain(base, forgotten ?? [])
    } finally {
      await base.db.destroy()
    }
    const former = join(dataDir, `replaced-${stamp(now)}.db`)
    const replaced = existsSync(path)
    // What the former one has not yet taken in goes with it: SQLite would put it into the new one.
    for (const part of ['', '-wal']) if (existsSync(path + part)) await rename(path + part, former + part)
    await rm(`${path}-shm`, { force: true })
    await dropSum(path)
    await rename(draft, path)
    await flushFolder(dataDir)
    lock.noteBase()
    return { ...(replaced && { former }), forgottenStay: forgotten !== undefined }
  } finally {
    lock.release()
  }
}

/** @returns undefined when the database cannot be read */
function forgottenIn(path: string): readonly Forgotten[] | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      const rows = database.prepare('select person, times from forgotten').all()
      return rows.map(({ person, times }) => ({ person: String(person), times: Number(times) }))
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

async function removeOldest(folder: string): Promise<void> {
  const backups = (await readdir(folder)).filter((name) => name.endsWith('.db')).toSorted()
  for (const name of backups.slice(0, -keptBackups)) await rm(join(folder, name))
}

/** `2026-11-27T06-30-00-123Z`: in the order of time, and a name everywhere. */
function stamp(now: Date): string {
  return now.toISOString().replaceAll(/[:.]/g, '-')
}
