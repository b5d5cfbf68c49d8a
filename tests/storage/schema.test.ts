import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import { kept } from '../../src/storage/personal.ts'
import { baseFile } from '../../src/storage/sqlite.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { fill } from './store-contract.ts'
import { emptySchema, testDatabase } from './test-database.ts'
import { mei } from './values.ts'

/** `table.column` of everything that is listed with its way of being erased. */
const listed = Object.entries(kept)
  .flatMap(([table, { columns }]) => columns.map((column) => `${table}.${column}`))
  .toSorted()

describe('every column is listed with what erases it', () => {
  it('in SQLite', async () => {
    const dataDir = tempFolder()
    await (await openStore({ dataDir })).close()
    const columns = query(
      dataDir,
      "select m.name || '.' || c.name as name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'",
    )
    expect(columns.map(({ name }) => name).toSorted()).toEqual(listed)
  })

  it.skipIf(!testDatabase)('in Postgres', async () => {
    const databaseUrl = await emptySchema(testDatabase ?? '')
    await (await openStore({ dataDir: 'unused', databaseUrl })).close()
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    const { rows } = await client.query(
      "select table_name || '.' || column_name as name from information_schema.columns where table_schema = current_schema()",
    )
    await client.end()
    expect(rows.map(({ name }) => name).toSorted()).toEqual(listed)
  })
})

describe('forget()', () => {
  it('leaves no trace of a person in any column of any table', async () => {
    const dataDir = tempFolder()
    const store = await openStore({ dataDir })
    await fill(store, mei)
    await store.close()
    const tables = query(dataDir, "select name from sqlite_master where type = 'table'").map(({ name }) => String(name))
    const about = () =>
      tables.filter((table) => JSON.stringify(query(dataDir, `select * from ${table}`)).includes(mei.user))
    const erased = Object.entries(kept).flatMap(([table, { forget }]) => (forget === 'leaves' ? [] : [table]))
    expect(about().toSorted()).toEqual(erased.toSorted())

    const again = await openStore({ dataDir })
    await again.forget(mei)
    await again.close()
    expect(about()).toEqual([])
  })
})

function query(dataDir: string, sql: string) {
  const database = new DatabaseSync(join(dataDir, baseFile), { readOnly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}
