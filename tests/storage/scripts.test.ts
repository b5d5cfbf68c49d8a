import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { backUp, keptBackups } from '../../src/storage/backup.ts'
import { openStore } from '../../src/storage/open.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { startProgram } from '../program.ts'
import { fill } from './store-contract.ts'
import { emptySchema, testDatabase } from './test-database.ts'
import { asked, mei, right } from './values.ts'

const anna = { ...mei, user: 'U02ANNA' }

/** A folder with a store, which is left open. */
async function openFolder() {
  const dataDir = tempFolder()
  const store = await openStore({ dataDir })
  await fill(store, mei)
  return { dataDir, store }
}

async function exportOf(settings: { dataDir: string; databaseUrl?: string }, person = mei) {
  const store = await openStore(settings)
  const rows = await store.export(person)
  await store.close()
  return rows
}

/** Runs a script with arguments in a folder of its own. */
async function run(script: string, env: Record<string, string>, args: readonly string[] = []) {
  return startProgram(`scripts/${script}.ts`, { env, args, cwd: tempFolder() }).end
}

const backups = (dataDir: string) => readdirSync(join(dataDir, 'backups'))

describe('npm run backup', () => {
  it('copies everything that was confirmed while the app goes on writing', async () => {
    const { dataDir, store } = await openFolder()
    let stop = false
    let written = 0
    const writing = (async () => {
      while (!stop) {
        const what = asked({ person: anna, item: `item ${written++}` })
        await store.ask(what)
        await store.answer(what, right(what))
        await new Promise(setImmediate)
      }
    })()
    const before = await store.cards(anna)
    const { code, out, err } = await run('backup', { DATA_DIR: dataDir })
    stop = true
    await writing
    await store.close()
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [name = ''] = backups(dataDir)
    expect(out).toContain(`backups/${name}\n`)
    expect(backups(dataDir)).toEqual([name])

    const copy = new DatabaseSync(join(dataDir, 'backups', name), { readOnly: true })
    const cards = copy.prepare('select count(*) as count from card where user_id = ?').get(anna.user)?.['count']
    const reviews = copy.prepare('select count(*) as count from review where user_id = ?').get(anna.user)?.['count']
    copy.close()
    expect(cards).toBeGreaterThanOrEqual(before.length)
    expect(cards).toBeLessThan(written)
    expect(reviews).toBe(cards)
  })

  it('writes to a path, and to none that is taken', async () => {
    const { dataDir, store } = await openFolder()
    await store.close()
    const to = join(tempFolder(), 'a/copy.db')
    expect((await run('backup', { DATA_DIR: dataDir }, ['--to', to])).code).toBe(0)
    const bytes = readFileSync(to)
    const again = await run('backup', { DATA_DIR: dataDir }, ['--to', to])
    expect(again).toEqual({ code: 78, out: '', err: `${JSON.stringify(to)} is there already, expected a new name\n` })
    expect(readFileSync(to)).toEqual(bytes)
  })

  it('says in one line where it cannot write', async () => {
    const { dataDir, store } = await openFolder()
    await store.close()
    const { code, err } = await run('backup', { DATA_DIR: dataDir }, ['--to', '/proc/none/copy.db'])
    expect(code).toBe(78)
    expect(err).toMatch(/^"\/proc\/none\/copy.db" cannot be used \([^\n]+\)\n$/)
  })

  it('keeps the newest ones', async () => {
    const { dataDir, store } = await openFolder()
    for (let day = 0; day < keptBackups + 2; day++) await backUp(dataDir, { now: new Date(day * 86_400_000) })
    await store.close()
    expect(backups(dataDir)).toHaveLength(keptBackups)
    expect(backups(dataDir).toSorted()[0]).toBe('1970-01-03T00-00-00-000Z.db')
  })

  it.each([
    { env: () => ({ DATABASE_URL: 'postgres://a:canary@b/c' }), says: 'pg_dump', why: 'Postgres has its own' },
    { env: () => ({ DATA_DIR: tempFolder() }), says: 'to back up', why: 'there is nothing yet' },
    { env: () => ({ DATA_DIR: tempFolder({ 'kubenotes.db': 'text' }) }), says: 'is damaged', why: 'it is no copy' },
  ])('refuses in one line: $why', async ({ env, says }) => {
    const settings = env()
    const { code, out, err } = await run('backup', settings)
    expect({ code, out }).toEqual({ code: 78, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toContain(says)
    expect(err).not.toContain('canary')
    if ('DATA_DIR' in settings) expect(readdirSync(settings.DATA_DIR)).not.toContain('backups')
  })
})

describe('npm run restore', () => {
  it('brings back what a backup holds, and keeps the former database with all that it holds', async () => {
    const { dataDir, store } = await openFolder()
    const path = await backUp(dataDir, { now: new Date() })
    const before = await store.export(mei)
    await fill(store, anna)
    await store.close()

    const { code, out } = await run('restore', { DATA_DIR: dataDir }, [path])
    expect(code).toBe(0)
    expect(await exportOf({ dataDir })).toEqual(before)
    const former = /replaced-\S+\.db/.exec(out)?.[0] ?? ''
    const kept = new DatabaseSync(join(dataDir, former), { readOnly: true })
    expect(kept.prepare('select distinct user_id from asked').all()).toHaveLength(2)
    kept.close()
  })

  it('does not bring back who was erased since the backup, nor when it is done again', async () => {
    const { dataDir, store } = await openFolder()
    await fill(store, anna)
    await store.forget(anna)
    await fill(store, anna)
    const path = await backUp(dataDir, { now: new Date() })
    const before = await store.export(mei)
    await store.forget(anna)
    await fill(store, anna)
    await store.close()

    for (let time = 0; time < 2; time++) {
      const { code, out } = await run('restore', { DATA_DIR: dataDir }, [path])
      expect(code).toBe(0)
      expect(out).toMatch(/^Restored [^\n]+\n$/)
      expect(Object.values(await exportOf({ dataDir }, anna)).flat()).toEqual([])
      expect(await exportOf({ dataDir })).toEqual(before)
    }
  })

  it.each([
    { spoil: (path: string) => writeFileSync(path, ''), why: 'nothing is in the database' },
    { spoil: (path: string) => truncateSync(path, 5_000), why: 'the database is cut short' },
    { spoil: (path: string) => writeFileSync(path, 'text'), why: 'the database is a text' },
  ])('helps when $why, as the app says', async ({ spoil }) => {
    const { dataDir, store } = await openFolder()
    await backUp(dataDir, { now: new Date() })
    const before = await store.export(mei)
    await store.close()
    spoil(join(dataDir, 'kubenotes.db'))
    const said = await openStore({ dataDir }).catch((error: Error) => error.message)
    const [, file = ''] = /npm run restore -- (\S+)$/.exec(String(said)) ?? []
    const { code, out } = await startProgram('scripts/restore.ts', { env: { DATA_DIR: dataDir }, args: [file] }).end
    expect(code).toBe(0)
    expect(out).toContain('whoever had their data erased since the backup must do it again')
    expect(await exportOf({ dataDir })).toEqual(before)
  })

  it('refuses while the app runs', async () => {
    const { dataDir, store } = await openFolder()
    const path = await backUp(dataDir, { now: new Date() })
    const { code, err } = await run('restore', { DATA_DIR: dataDir }, [path])
    await store.close()
    expect(code).toBe(78)
    expect(err).toContain('is in use by another Kubenotes')
  })

  it.each([
    { file: () => join(tempFolder(), 'none.db'), says: 'There is no', why: 'a file that is missing' },
    { file: () => join(tempFolder({ 'a.db': 'text' }), 'a.db'), says: 'is damaged', why: 'a file that is no backup' },
  ])('refuses $why, and changes nothing', async ({ file, says }) => {
    const { dataDir, store } = await openFolder()
    const before = await store.export(mei)
    await store.close()
    const { code, err } = await run('restore', { DATA_DIR: dataDir }, [file()])
    expect(code).toBe(78)
    expect(err).toContain(says)
    expect(await exportOf({ dataDir })).toEqual(before)
    expect(readdirSync(dataDir).filter((name) => /new|tmp|replaced/.test(name))).toEqual([])
  })

  it('says how it is called', async () => {
    expect(await run('restore', {})).toEqual({ code: 64, out: '', err: 'Usage: npm run restore -- FILE\n' })
  })
})

describe.skipIf(!testDatabase)('npm run move-to-postgres', () => {
  it('copies every row, and refuses to do it twice', async () => {
    const { dataDir, store } = await openFolder()
    for (let i = 0; i < 1_100; i++) await store.setReminder({ ...mei, user: `U${i}` }, i)
    await fill(store, anna)
    await store.setPreferences(anna, { zone: 'Asia/Shanghai', daysOff: [6, 7], parameters: [0.1, 1 / 3] })
    const before = await store.export(anna)
    await store.close()
    const databaseUrl = await emptySchema(testDatabase ?? '')
    const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
    const { code, out, err } = await run('move-to-postgres', env)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('asked: 6 rows\n')
    expect(out).toContain('reminder: 1102 rows\n')
    expect(await exportOf({ dataDir, databaseUrl }, anna)).toEqual(before)
    expect(await exportOf({ dataDir }, anna)).toEqual(before)

    const again = await run('move-to-postgres', env)
    expect(again.code).toBe(78)
    expect(again.err).toMatch(/^DATABASE_URL: the database is not empty \(6 rows in asked\)\n$/)
    expect(await exportOf({ dataDir, databaseUrl }, anna)).toEqual(before)
  })

  it('refuses when there is nothing to move, and makes nothing', async () => {
    const dataDir = tempFolder()
    const { code, err } = await run('move-to-postgres', { DATA_DIR: dataDir, DATABASE_URL: testDatabase ?? '' })
    expect(code).toBe(78)
    expect(err).toContain('to move')
    expect(readdirSync(dataDir)).toEqual([])
  })
})

it('npm run move-to-postgres ends with 1 when Postgres is away: it may come back', async () => {
  const { dataDir, store } = await openFolder()
  await store.close()
  const databaseUrl = 'postgres://me:canary@127.0.0.1:2/notes'
  const { code, err } = await run('move-to-postgres', { DATA_DIR: dataDir, DATABASE_URL: databaseUrl })
  expect(code).toBe(1)
  expect(err).toMatch(/^DATABASE_URL: Postgres at 127.0.0.1:2\/notes cannot be reached \([^\n]+\)\n$/)
  expect(err).not.toContain('canary')
})

it('npm run move-to-postgres asks for the address of Postgres', async () => {
  const { code, err } = await run('move-to-postgres', { DATA_DIR: tempFolder() })
  expect({ code, err }).toEqual({
    code: 78,
    err: 'DATABASE_URL: missing, expected the address of the database to move to\n',
  })
})
