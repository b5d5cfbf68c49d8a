import { existsSync, readdirSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { StorageError, type StorageProblem } from './error.ts'
import { flushFolder, makeFolder } from './folder.ts'
import { checkVersion, migrate, migrations } from './migrate.ts'
import { kept } from './personal.ts'
import type { Base, OpenBase, Schema } from './schema.ts'
import { dialectOf } from './sqlite-dialect.ts'
import { lockFolder } from './sqlite-lock.ts'
import { dropSum, isAsClosed, noteSum, sumFile } from './sqlite-sum.ts'

/** The files in DATA_DIR. */
export const baseFile = 'kubenotes.db'
export const backupFolder = 'backups'

/** What SQLite makes pages of (bytes): set when a database is made. */
const pageSize = 4_096
/** How long a statement waits for another process, which can only be a backup (ms). */
const busyTimeout = 5_000

/**
 * Opens the database of a folder for this process alone, and makes it when there never was one.
 *
 * @throws {StorageError} and has changed nothing
 */
export async function openSqlite(dataDir: string): Promise<OpenBase> {
  const path = join(dataDir, baseFile)
  await makeFolder(resolve(dataDir)).catch((error: Error) => {
    throw new StorageError('refused', `DATA_DIR: ${quoted(dataDir)} cannot be made (${error.message})`)
  })
  const lock = lockFolder(dataDir)
  try {
    if (existsSync(path)) {
      const version = checkBase(path, 'quick_check')
      if (!hasContent(`${path}-wal`) && !(await isAsClosed(path))) throw changed(path)
      if (version < migrations.length) await copyBase(path, join(dataDir, beforeUpdateFile))
    } else if (lock.hadBase || newestBackup(dataDir)) throw missing(path)
    else await makeBase(path)
    await dropSum(path)
    const base = openBase(path)
    try {
      await migrate(base)
    } catch (error) {
      await base.db.destroy()
      throw error
    }
    lock.noteBase()
    return {
      ...base,
      async close() {
        await base.db.destroy()
        // Without it the next start looks less closely.
        await noteSum(path).catch(() => {})
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw explainSqlite(error, path) ?? error
  }
}

/**
 * Reads all of a database without writing to it. `quick_check` takes a tenth of the time of `integrity_check`, and does
 * not compare the indexes with their tables.
 *
 * @returns the version of its schema
 * @throws {StorageError} when it is not a sound database of Kubenotes that this version knows
 */
export function checkBase(path: string, check: 'quick_check' | 'integrity_check'): number {
  const { size } = statSync(path)
  // Which is a sound database to SQLite, and no trace of what was in it.
  if (size === 0) throw damaged(path, 'it is empty')
  const explain = (error: unknown) => explainSqlite(error, path)
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: busyTimeout })
    try {
      const [first] = database.prepare(`pragma ${check}(1)`).all()
      if (first?.[check] !== 'ok') throw damaged(path, String(first?.[check]))
      // SQLite takes the missing end of the last page for zeros.
      if (size % pageSize !== 0 && !hasContent(`${path}-wal`)) throw damaged(path, 'it is cut short')
      const ours = database.prepare("select 1 from sqlite_master where type = 'table' and name = 'migration'").get()
      if (!ours) throw new StorageError('unknown schema', `DATA_DIR: ${quoted(path)} is no database of Kubenotes`)
      const version = Number(database.prepare('select max(version) as version from migration').get()?.['version'] ?? 0)
      checkVersion(version)
      const lost = version === migrations.length ? lostColumn(database) : undefined
      if (lost) throw damaged(path, `it has no ${lost}`)
      return version
    } finally {
      database.close()
    }
  } catch (error) {
    throw explain(error) ?? error
  }
}

/** A column that the schema has and the database has not: its name is kept in it, too. */
function lostColumn(database: DatabaseSync): string | undefined {
  const names = "select m.name || '.' || c.name as name from sqlite_master m, pragma_table_info(m.name) c"
  const found = new Set(
    database
      .prepare(names)
      .all()
      .map(({ name }) => name),
  )
  return Object.entries(kept)
    .flatMap(([table, { columns }]) => columns.map((column) => `${table}.${column}`))
    .find((name) => !found.has(name))
}

/** The one copy of a database as it was before the last update of its schema. */
export const beforeUpdateFile = 'before-update.db'

/** Copies a database into one file, which has its name only when it is whole, sound and on the disk. */
export async function copyBase(from: string, path: string): Promise<void> {
  checkBase(from, 'quick_check')
  const draft = `${path}.tmp`
  try {
    await makeFolder(resolve(dirname(path)))
    await removeBase(draft)
    // For its owner alone, as the database is.
    await (await open(draft, 'wx', 0o600)).close()
    const source = new DatabaseSync(from, { readOnly: true, timeout: busyTimeout })
    try {
      // All pages at once: while others write, a copy in steps begins anew at each of them.
      await backup(source, draft, { rate: 2 ** 31 - 1 })
    } finally {
      source.close()
    }
    const copy = new DatabaseSync(draft)
    // No files beside it.
    copy.exec('pragma journal_mode = delete')
    copy.close()
    checkBase(draft, 'integrity_check')
    const file = await open(draft, 'r')
    await file.sync().finally(() => file.close())
    await rename(draft, path)
  } catch (error) {
    await removeBase(draft).catch(() => {})
    throw explainSqlite(error, path) ?? error
  }
  await flushFolder(dirname(path))
}

function hasContent(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

/** Path of the newest backup in a folder. */
export function newestBackup(dataDir: string): string | undefined {
  const folder = join(dataDir, backupFolder)
  if (!existsSync(folder)) return undefined
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .toSorted()
    .at(-1)
  return newest && join(folder, newest)
}

/** Under a name of its own until it is whole: so a base cut short is always damage. */
async function makeBase(path: string): Promise<void> {
  const draft = `${path}.new`
  await removeBase(draft)
  // For its owner alone; SQLite gives the files beside it the same rights.
  await (await open(draft, 'wx', 0o600)).close()
  const base = openBase(draft)
  try {
    await migrate(base)
  } finally {
    await base.db.destroy()
  }
  await rename(draft, path)
  await flushFolder(resolve(path, '..'))
}

/** Removes a database with all that SQLite keeps beside it, which it would put into a new one of that name. */
export async function removeBase(path: string): Promise<void> {
  for (const part of ['', '-wal', '-shm', '-journal']) await rm(path + part, { force: true })
}

/** Opens a database file, whatever its schema. */
export function openBase(path: string): Base {
  const explain = (error: unknown) => explainSqlite(error, path)
  try {
    const database = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true })
    database.exec(`pragma page_size = ${pageSize}; pragma journal_mode = wal; pragma synchronous = full`)
    return { db: new Kysely<Schema>({ dialect: dialectOf(database, explain) }), concurrent: false }
  } catch (error) {
    throw explain(error) ?? error
  }
}

/** What an error of SQLite or of the file system means for the one who runs the app; undefined for a defect of ours. */
export function explainSqlite(error: unknown, path: string): StorageError | undefined {
  if (error instanceof StorageError) return error
  if (!(error instanceof Error)) return undefined
  if ('syscall' in error) {
    const problem = 'code' in error && error.code === 'ENOSPC' ? 'full' : 'refused'
    return new StorageError(problem, `${quoted(path)} cannot be used (${error.message})`, { cause: error })
  }
  if (!('errcode' in error && typeof error.errcode === 'number')) return undefined
  const found = explanations[error.errcode & 0xff]
  if (!found) return undefined
  if (found.problem === 'damaged') return damaged(path, error.message, error)
  const message = `DATA_DIR: ${quoted(path)} ${found.says} (${error.message})`
  return new StorageError(found.problem, message, { cause: error })
}

/** By SQLite's primary result codes (sqlite.org/rescode.html). */
const explanations: Readonly<Record<number, { readonly problem: StorageProblem; readonly says: string }>> = {
  3: { problem: 'refused', says: 'may not be used by this user' },
  5: { problem: 'in use', says: 'is in use by another program' },
  8: { problem: 'refused', says: 'cannot be written' },
  10: { problem: 'refused', says: 'cannot be read or written: the disk fails' },
  11: { problem: 'damaged', says: 'is damaged' },
  13: { problem: 'full', says: 'cannot grow: the disk is full' },
  14: { problem: 'refused', says: 'cannot be opened' },
  26: { problem: 'damaged', says: 'is damaged' },
}

function damaged(path: string, why: string, cause?: unknown): StorageError {
  const message = `DATA_DIR: ${quoted(path)} is damaged (${why}). It was left as it is. ${restoring(path)}`
  return new StorageError('damaged', message, { cause })
}

function changed(path: string): StorageError {
  const why = `it is not as it was when the app stopped; to use it all the same, delete ${quoted(sumFile(path))}`
  return damaged(path, why)
}

function missing(path: string): StorageError {
  return new StorageError('missing', `DATA_DIR: ${quoted(path)} is missing, though there was one. ${restoring(path)}`)
}

function restoring(path: string): string {
  if (basename(path) !== baseFile) return 'Expected another one.'
  const folder = resolve(path, '..')
  const backup = newestBackup(folder)
  const file = backup ? relative('', backup) : 'FILE'
  return `Restore a backup: npm run restore -- ${file}${backup ? '' : ` (none is in ${quoted(join(relative('', folder), backupFolder))})`}`
}

function quoted(path: string): string {
  return JSON.stringify(path)
}
