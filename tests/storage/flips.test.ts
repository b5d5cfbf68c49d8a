import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StorageError } from '../../src/storage/error.ts'
import { openStore } from '../../src/storage/open.ts'
import { baseFile } from '../../src/storage/sqlite.ts'
import { sumFile } from '../../src/storage/sqlite-sum.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { fill } from './store-contract.ts'
import { mei, noon } from './values.ts'

const people = Array.from({ length: 20 }, (_, i) => ({ ...mei, user: `U${i}` }))
const source = mkdtempSync(join(tmpdir(), 'flips-'))
let sound: Buffer
let content: string

/** All that can be read, as one text. */
async function read(dataDir: string): Promise<string> {
  const store = await openStore({ dataDir })
  try {
    const rows: unknown[] = []
    for (const person of people) {
      rows.push(await store.export(person), await store.preferences(person))
      rows.push(await store.cards(person), await store.reviews(person, 0), await store.dueCards(person, noon, 9))
    }
    for await (const answer of store.everyAnswer()) rows.push(answer)
    for await (const report of store.everyReport()) rows.push(report)
    return JSON.stringify(rows)
  } finally {
    await store.close()
  }
}

/** What comes of a database with one bit changed: never anything but these. */
async function outcome(flip: number, { sum }: { sum: boolean }): Promise<'refused' | 'the same' | 'another value'> {
  const dataDir = tempFolder()
  const path = join(dataDir, baseFile)
  const bytes = Buffer.from(sound)
  const at = (flip * 2_654_435_761) % bytes.length
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (flip % 8)), at)
  writeFileSync(path, bytes)
  if (sum) copyFileSync(sumFile(join(source, baseFile)), sumFile(path))
  try {
    return (await read(dataDir)) === content ? 'the same' : 'another value'
  } catch (error) {
    if (error instanceof StorageError && error.message.includes('npm run restore')) return 'refused'
    throw error
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

describe('a database in which a bit was changed', () => {
  beforeAll(async () => {
    const store = await openStore({ dataDir: source })
    for (const person of people) {
      await fill(store, person)
      await store.setPreferences(person, { daysOff: [6, 7], parameters: [0.1, 2.5] })
    }
    await store.close()
    content = await read(source)
    sound = readFileSync(join(source, baseFile))
  })

  afterAll(() => rmSync(source, { recursive: true }))

  it('since it was closed is refused, whichever it is', async () => {
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, flip) => outcome(flip, { sum: true })))
    expect(new Set(outcomes)).toEqual(new Set(['refused']))
  })

  it('is refused with a clear message or read, when the app was killed before', async () => {
    const outcomes: string[] = []
    for (let flip = 0; flip < 60; flip++) outcomes.push(await outcome(flip, { sum: false }))
    expect(outcomes.filter((one) => one === 'the same').length).toBeGreaterThan(40)
  }, 60_000)
})
