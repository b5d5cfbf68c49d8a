/**
 * Kills a process that answers without end, 30 times on each engine, and looks for every answer that was confirmed:
 * `npm run chaos:storage`. Postgres is taken from TEST_DATABASE_URL. Exit status: 0 nothing is lost · 1 something is.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../src/storage/open.ts'
import type { Store } from '../../src/storage/store.ts'
import { withTemporarySchema } from '../temporary-schema.ts'
import type { Task } from './write.ts'

const kills = 30
/** How long a process writes before it is killed (ms). */
const life = { least: 20, most: 400 } as const

const dataDir = await mkdtemp(join(tmpdir(), 'kubenotes-chaos-'))
try {
  await killOften('SQLite', { dataDir })
  const url = process.env['TEST_DATABASE_URL']
  if (url) await withTemporarySchema(url, (databaseUrl) => killOften('Postgres', { dataDir, databaseUrl }))
  else console.log('Postgres: skipped, TEST_DATABASE_URL is not set')
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

async function killOften(engine: string, settings: Task['settings']): Promise<void> {
  let confirmed = 0
  const problems: string[] = []
  for (let round = 0; round < kills; round++) {
    // Of each round another one, so that it is counted in full.
    const person = { team: 'T1', user: `U${round}` }
    const ids = await writeUntilKilled({ settings, person })
    const store = await openStore(settings)
    problems.push(...(await problemsOf(store, person, ids)))
    await store.close()
    confirmed += ids.length
  }
  console.log(`${engine}: ${kills} kills, ${confirmed} answers confirmed, ${problems.length} problems`)
  for (const problem of problems) console.log(`  ${problem}`)
  if (confirmed === 0 || problems.length > 0) process.exitCode = 1
}

async function writeUntilKilled(task: Task): Promise<readonly string[]> {
  const script = join(import.meta.dirname, 'write.ts')
  const writer = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(writer, 'close')
  let printed = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  await Promise.race([once(writer.stdout, 'data'), closed])
  await pause(life.least + Math.random() * (life.most - life.least))
  writer.kill('SIGKILL')
  await closed
  // What stands after the last line end was cut off.
  return printed.split('\n').slice(0, -1)
}

/** Every confirmed answer must be there, and every answer whole: with its review, and counted by its card. */
async function problemsOf(store: Store, person: Task['person'], confirmed: readonly string[]): Promise<string[]> {
  const { asked = [], review = [] } = await store.export(person)
  const there = new Set(
    asked.flatMap((row) => ('id' in row && 'answered_at' in row && row.answered_at ? [row.id] : [])),
  )
  const counted = (await store.cards(person)).reduce((sum, { reps }) => sum + reps, 0)
  const lost = confirmed.filter((id) => !there.has(id))
  return [
    ...lost.map((id) => `${person.user}: answer ${id} was confirmed and is lost`),
    ...(there.size === review.length ? [] : [`${person.user}: ${there.size} answers, ${review.length} reviews`]),
    ...(there.size === counted ? [] : [`${person.user}: ${there.size} answers, ${counted} on cards`]),
  ]
}
