/**
 * Makes 3,000 daily quizzes due at once and kills the processes that post them 40 times on each engine: `npm run
 * chaos:daily`. Postgres is taken from TEST_DATABASE_URL. Exit status: 0 nothing is doubled, missed or untold · 1
 * something is.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withTemporarySchema } from '../temporary-schema.ts'
import { type Chaos, runChaos } from './chaos.ts'

const usual = {
  channels: 3_000,
  perTeam: 30,
  kills: 40,
  limited: 0.02,
  cut: 0.01,
  latencyMs: 150,
  leaseMs: 20_000,
  random: Math.random,
} as const

for (const readable of [true, false]) {
  const folder = await mkdtemp(join(tmpdir(), 'kubenotes-chaos-'))
  try {
    await report('SQLite', { ...usual, readable, processes: 2, place: { file: join(folder, 'daily.db') } })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const url = process.env['TEST_DATABASE_URL']
  if (url)
    await withTemporarySchema(url, (databaseUrl) =>
      report('Postgres', { ...usual, readable, processes: 4, place: { databaseUrl } }),
    )
  else console.log('Postgres: skipped, TEST_DATABASE_URL is not set')
}

async function report(engine: string, chaos: Chaos): Promise<void> {
  const { channels, processes, kills, readable } = chaos
  const { posts, results, unknown, met, seconds, faults } = await runChaos(chaos)
  const scope = readable ? 'channels can be read' : 'channels cannot be read'
  console.log(
    `${engine}, ${processes} processes, ${kills} kills, ${scope}: ${channels} channels, ${posts} posts, ${results} results, ${unknown.all} unknown (${unknown.arrived} arrived), ${met.limited} × 429, ${met.cut} cut off, ${seconds.toFixed(0)} s`,
  )
  for (const [fault, found] of Object.entries(faults)) {
    console.log(`  ${fault}: ${found.length}${found.length > 0 ? ` (${found.slice(0, 10).join(' ')})` : ''}`)
    if (found.length > 0) process.exitCode = 1
  }
}
