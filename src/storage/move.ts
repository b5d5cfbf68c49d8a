import { type Kysely, sql, type Transaction } from 'kysely'
import { StorageError } from './error.ts'
import { kept } from './personal.ts'
import type { Base, Schema } from './schema.ts'

type Table = Exclude<keyof Schema, 'migration'>

/** Postgres takes at most 65,535 values in a statement. */
const rowsAtOnce = 1_000

/**
 * Copies every row into an empty database of the same schema, in one transaction, and counts them there.
 *
 * @returns how many rows, by table
 * @throws {StorageError} `refused` when the target holds anything; then nothing was changed
 */
export function moveRows(from: Base, to: Base): Promise<Readonly<Record<string, number>>> {
  return to.db.transaction().execute(async (transaction) => {
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const found = await countRows(transaction, table)
      if (found > 0)
        throw new StorageError('refused', `DATABASE_URL: the database is not empty (${found} rows in ${table})`)
    }
    for (const table of tables) {
      const count = await countRows(from.db, table)
      await copyRows(from, transaction, table)
      const arrived = await countRows(transaction, table)
      if (arrived !== count) throw new Error(`Of ${count} rows in ${table}, ${arrived} arrived; nothing was moved`)
      counts[table] = count
    }
    return counts
  })
}

const tables = Object.keys(kept).filter((table): table is Table => table !== 'migration')

async function copyRows(from: Base, to: Transaction<Schema>, table: Table): Promise<void> {
  let rows: object[] = []
  const insert = async () => {
    const columns = sql.join(kept[table].columns.map((column) => sql.ref(column)))
    const values = sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`))
    await sql`insert into ${sql.table(table)} (${columns}) values ${values}`.execute(to)
    rows = []
  }
  for await (const row of from.db.selectFrom(table).select(kept[table].columns).stream()) {
    rows.push(row)
    if (rows.length === rowsAtOnce) await insert()
  }
  if (rows.length > 0) await insert()
}

async function countRows(db: Kysely<Schema>, table: Table): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
