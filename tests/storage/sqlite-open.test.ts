import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { restore } from '../../src/storage/backup.ts'
import { migrate, migrations } from '../../src/storage/migrate.ts'
import { openStore } from '../../src/storage/open.ts'
import { beforeUpdateFile, checkBase, openBase } from '../../src/storage/sqlite.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { fill } from './store-contract.ts'
import { mei } from './values.ts'

const file = 'kubenotes.db'

/** A folder with a database in it, closed. */
async function filledFolder(): Promise<string> {
  const dataDir = tempFolder()
  const store = await openStore({ dataDir })
  for (let i = 0; i < 100; i++) await fill(store, { ...mei, user: `U${i}` })
  await store.close()
  return dataDir
}

describe('openStore() refuses, changes nothing and says how to restore,', () => {
  it.each([
    { spoil: (path: string) => truncateSync(path, 0), says: 'it is empty', why: 'a file of zero length' },
    { spoil: (path: string) => truncateSync(path, 50), says: 'is damaged', why: 'less than the header' },
    { spoil: (path: string) => truncateSync(path, 8_192), says: 'malformed', why: 'two pages' },
    {
      spoil: (path: string) => truncateSync(path, statSync(path).size - 1),
      says: 'it is cut short',
      why: 'one byte less',
    },
    {
      spoil: (path: string) => writeFileSync(path, 'Dear diary, '.repeat(1_000)),
      says: 'not a database',
      why: 'a text',
    },
    { spoil: (path: string) => overwrite(path, 0, 100), says: 'not a database', why: 'the header' },
    { spoil: (path: string) => overwrite(path, 4_096 * 3, 4_096), says: 'is damaged', why: 'a page' },
    { spoil: (path: string) => rmSync(path), says: 'is missing, though there was one', why: 'no file' },
  ])('a database that is spoilt: $why', async ({ spoil, says }) => {
    const dataDir = await filledFolder()
    spoil(join(dataDir, file))
    const before = contentOf(dataDir)
    const opening = openStore({ dataDir })
    await expect(opening).rejects.toThrow(says)
    await expect(opening).rejects.toThrow('npm run restore -- FILE')
    await expect(opening).rejects.toMatchObject({ name: 'StorageError' })
    expect(contentOf(dataDir)).toStrictEqual(before)
  })

  it('naming the newest backup, even when nothing else is left of the folder', async () => {
    const dataDir = tempFolder({ 'backups/2026-11-26.db': 'older', 'backups/2026-11-27.db': 'newer' })
    await expect(openStore({ dataDir })).rejects.toThrow(/npm run restore -- \S*backups\/2026-11-27\.db$/)
  })
})

describe('openStore() refuses', () => {
  it('a database of a newer version, and changes nothing', async () => {
    const dataDir = await filledFolder()
    change(dataDir, 'insert into migration values (999, 0)')
    const before = contentOf(dataDir)
    await expect(openStore({ dataDir })).rejects.toThrow(
      /newer Kubenotes \(schema 999, this one knows up to \d+\): update/,
    )
    expect(contentOf(dataDir)).toStrictEqual(before)
  })

  it('the database of another program, and changes nothing', async () => {
    const dataDir = tempFolder()
    change(dataDir, 'create table bookmarks (url text)')
    const before = readFileSync(join(dataDir, file))
    await expect(openStore({ dataDir })).rejects.toThrow('is no database of Kubenotes')
    expect(readFileSync(join(dataDir, file))).toEqual(before)
  })

  it('a folder in place of the file', async () => {
    const dataDir = tempFolder()
    mkdirSync(join(dataDir, file))
    await expect(openStore({ dataDir })).rejects.toMatchObject({ name: 'StorageError', problem: 'refused' })
  })

  it.each([
    { dataDir: '/proc/kubenotes', why: 'nothing can be made there' },
    { dataDir: join(import.meta.filename, 'data'), why: 'a file is in the way' },
    { dataDir: import.meta.filename, why: 'it is a file' },
  ])('DATA_DIR $dataDir: $why', async ({ dataDir }) => {
    await expect(openStore({ dataDir })).rejects.toThrow(`DATA_DIR: "${dataDir}`)
    await expect(openStore({ dataDir })).rejects.toMatchObject({ name: 'StorageError', problem: 'refused' })
  })

  it('a folder that this process has open, within 5 seconds, and takes it after that', async () => {
    const dataDir = tempFolder()
    const first = await openStore({ dataDir })
    const start = performance.now()
    await expect(openStore({ dataDir })).rejects.toMatchObject({ name: 'StorageError', problem: 'in use' })
    expect(performance.now() - start).toBeLessThan(5_000)
    await first.close()
    await (await openStore({ dataDir })).close()
  })

  it('a folder that another process has open, however busy that is, and takes it when that was killed', async () => {
    const dataDir = tempFolder()
    const store = await openStore({ dataDir })
    const other = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `
      import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/open.ts'))}
      await openStore({ dataDir: ${JSON.stringify(dataDir)} }).catch((error) => console.log(error.problem))
    `,
      ],
      { encoding: 'utf8' },
    )
    expect(other.stdout).toBe('in use\n')
    await store.close()
    expect(
      spawnSync(process.execPath, [
        '--input-type=module',
        '-e',
        `
      import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/open.ts'))}
      await openStore({ dataDir: ${JSON.stringify(dataDir)} })
      process.kill(process.pid, 'SIGKILL')
    `,
      ]).signal,
    ).toBe('SIGKILL')
    await (await openStore({ dataDir })).close()
  })
})

describe('openStore() makes', () => {
  it('a folder that is missing, and those above it', async () => {
    const dataDir = join(tempFolder(), 'a/b')
    await (await openStore({ dataDir })).close()
    expect(readdirSync(dataDir).toSorted()).toEqual([file, 'kubenotes.db.sha256', 'kubenotes.lock'])
  })

  it('a database readable by its owner alone', async () => {
    expect(statSync(join(await filledFolder(), file)).mode & 0o777).toBe(0o600)
  })

  it('a database again whose making was cut short, since nothing can be in it yet', async () => {
    const dataDir = tempFolder({ 'kubenotes.db.new': 'half' })
    await (await openStore({ dataDir })).close()
    expect(readdirSync(dataDir).toSorted()).toEqual([file, 'kubenotes.db.sha256', 'kubenotes.lock'])
  })
})

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0x5a, from, from + length))
}

function change(dataDir: string, sql: string): void {
  const database = new DatabaseSync(join(dataDir, file))
  database.exec(sql)
  database.close()
}

/** Of the files that hold something; the ones beside the database may come and go. */
function contentOf(dataDir: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(dataDir)
    .filter((name) => !name.endsWith('-shm') && statSync(join(dataDir, name)).size > 0)
    .toSorted()
    .map((name) => [name, readFileSync(join(dataDir, name))])
}

describe('an update of the schema', () => {
  it('keeps one copy of the database as it was, which can be restored', async () => {
    const dataDir = tempFolder()
    const base = openBase(join(dataDir, file))
    await migrate(base, migrations.slice(0, 1))
    await base.db.insertInto('reminder').values({ team_id: 'T1', user_id: 'U1', at: 1 }).execute()
    await base.db.destroy()
    writeFileSync(join(dataDir, beforeUpdateFile), 'an older copy')
    await (await openStore({ dataDir })).close()
    expect(checkBase(join(dataDir, file), 'integrity_check')).toBe(migrations.length)
    const copy = join(dataDir, beforeUpdateFile)
    expect(checkBase(copy, 'integrity_check')).toBe(1)
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect((await restore(dataDir, copy, { now: new Date() })).former).toBeDefined()
    const store = await openStore({ dataDir })
    expect((await store.export({ team: 'T1', user: 'U1' }))['reminder']).toMatchObject([{ at: 1 }])
    await store.close()
  })

  it('makes no copy when there is nothing to update', async () => {
    const dataDir = await filledFolder()
    await (await openStore({ dataDir })).close()
    expect(readdirSync(dataDir)).not.toContain(beforeUpdateFile)
  })
})
