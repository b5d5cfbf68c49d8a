import { type Kysely, sql, type Transaction } from 'kysely'
import { StorageError } from './error.ts'
import { learning } from './migrations/0001-learning.ts'
import { daily } from './migrations/0002-daily.ts'
import { board } from './migrations/0003-board.ts'
import { dailySetup } from './migrations/0004-daily-setup.ts'
import { dailyReplanning } from './migrations/0005-daily-replanning.ts'
import type { Base, Schema } from './schema.ts'

export type Migration = (db: Kysely<Schema>) => Promise<void>

/**
 * In the order of their versions, from 1. A new one goes to the end and changes neither type nor meaning of what the
 * version before it reads: during an update both run at once.
 */
export const migrations: readonly Migration[] = [learning, daily, board, dailySetup, dailyReplanning]

const longestWait = '60s'
/** Of the lock that one migration holds; any number that nobody else takes. */
const lockNumber = 7_215_330_911

/**
 * Brings the schema to the last version that is known, in one transaction: killed half-way it is as before. Of two at
 * once one waits.
 *
 * @returns the version before; 0 when there was none
 * @throws {StorageError} `unknown schema` when a newer program made it
 */
export function migrate({ db, concurrent }: Base, known = migrations): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    if (concurrent) {
      await sql`select set_config('lock_timeout', ${longestWait}, true)`.execute(transaction)
      await sql`select pg_advisory_xact_lock(${lockNumber}::bigint)`.execute(transaction)
    }
    const found = await versionOf(transaction)
    checkVersion(found, known.length)
    for (const [index, change] of known.slice(found).entries()) {
      await change(transaction)
      const version = found + index + 1
      await transaction.insertInto('migration').values({ version, applied_at: Date.now() }).execute()
    }
    return found
  })
}

/** @throws {StorageError} `unknown schema` */
export function checkVersion(found: number, known = migrations.length): void {
  if (found <= known) return
  throw new StorageError(
    'unknown schema',
    `The data was written by a newer Kubenotes (schema ${found}, this one knows up to ${known}): update Kubenotes`,
  )
}

async function versionOf(transaction: Transaction<Schema>): Promise<number> {
  await transaction.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute()
  const { version } = await transaction
    .selectFrom('migration')
    .select((eb) => eb.fn.max<number | null>('version').as('version'))
    .executeTakeFirstOrThrow()
  return version ?? 0
}
