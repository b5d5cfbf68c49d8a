import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StorageError } from './error.ts'

const lockFile = 'kubenotes.lock'

/** How long to wait for another process that is on its way out (ms). */
const longestWait = 2_000
const busy = 5

export interface FolderLock {
  /** Whether a database was made here once: it must not be made again in silence. */
  readonly hadBase: boolean
  noteBase(): void
  release(): void
}

/** Locks that are held: one that is forgotten is collected, and with it goes the lock. */
const held = new Set<DatabaseSync>()

/**
 * Takes a folder for this process. The kernel holds the lock, through SQLite: it goes with the process, however that
 * ends, and never because the process is busy.
 *
 * @throws {StorageError} `in use` when another process has it
 */
export function lockFolder(dataDir: string): FolderLock {
  const path = join(dataDir, lockFile)
  try {
    const lock = new DatabaseSync(path, { timeout: longestWait })
    try {
      lock.exec('pragma locking_mode = exclusive; begin exclusive; commit')
      held.add(lock)
      const hadBase = lock.prepare('pragma user_version').get()?.['user_version'] === 1
      return {
        hadBase,
        noteBase() {
          if (!hadBase) lock.exec('pragma user_version = 1')
        },
        release() {
          held.delete(lock)
          if (lock.isOpen) lock.close()
        },
      }
    } catch (error) {
      lock.close()
      throw error
    }
  } catch (error) {
    throw explain(error, dataDir, path)
  }
}

function explain(error: unknown, dataDir: string, path: string): StorageError {
  const inUse =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === busy
  if (inUse) {
    const message = `DATA_DIR: ${JSON.stringify(dataDir)} is in use by another Kubenotes, expected a folder of its own (or DATABASE_URL, for several)`
    return new StorageError('in use', message, { cause: error })
  }
  const why = error instanceof Error ? error.message : String(error)
  return new StorageError('refused', `DATA_DIR: ${JSON.stringify(path)} cannot be used (${why})`, { cause: error })
}
