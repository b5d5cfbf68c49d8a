import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Migration, migrate, migrations } from '../../src/storage/migrate.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import type { OpenBase } from '../../src/storage/schema.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { emptySchema, testDatabase } from './test-database.ts'

const addBadge: Migration = async (db) => {
  await db.schema.createTable('badge').addColumn('id', 'text').execute()
}
const failHalfWay: Migration = async (db) => {
  await addBadge(db)
  throw new Error('killed')
}

describe('migrate() in SQLite', () => itMigrates(() => openSqlite(tempFolder())))

describe.skipIf(!testDatabase)('migrate() in Postgres', () => {
  itMigrates(async () => openPostgres(await emptySchema(testDatabase ?? '')))

  it('waits while another migrates, and then finds the work done', async () => {
    const url = await emptySchema(testDatabase ?? '')
    const [first, second] = await Promise.all([openPostgres(url), openPostgres(url)])
    onTestFinished(() => first.close())
    onTestFinished(() => second.close())
    const started: string[] = []
    const slowly =
      (who: string): Migration =>
      async (db) => {
        started.push(who)
        await sql`select pg_sleep(0.3)`.execute(db)
        await addBadge(db)
      }
    const found = await Promise.all([
      migrate(first, [...migrations, slowly('first')]),
      migrate(second, [...migrations, slowly('second')]),
    ])
    expect(started).toHaveLength(1)
    expect(found.toSorted()).toEqual([migrations.length, migrations.length + 1])
  })
})

function itMigrates(openBase: () => Promise<OpenBase>): void {
  const open = async () => {
    const base = await openBase()
    onTestFinished(() => base.close())
    return base
  }

  it('does nothing the second time', async () => {
    expect(await migrate(await open())).toBe(migrations.length)
  })

  it('runs what is new, once', async () => {
    const base = await open()
    const known = [...migrations, addBadge]
    expect(await migrate(base, known)).toBe(migrations.length)
    expect(await hasBadges(base)).toBe(true)
    expect(await migrate(base, known)).toBe(known.length)
  })

  it('leaves everything as it was when it ends half-way, and can be tried again', async () => {
    const base = await open()
    await expect(migrate(base, [...migrations, failHalfWay])).rejects.toThrow('killed')
    expect(await hasBadges(base)).toBe(false)
    expect(await migrate(base, [...migrations, addBadge])).toBe(migrations.length)
  })

  it('refuses the schema of a newer program', async () => {
    const base = await open()
    await migrate(base, [...migrations, addBadge])
    await expect(migrate(base)).rejects.toMatchObject({ name: 'StorageError', problem: 'unknown schema' })
  })
}

async function hasBadges({ db }: OpenBase): Promise<boolean> {
  try {
    await sql`select 1 from badge`.execute(db)
    return true
  } catch {
    return false
  }
}
