import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Chaos, runChaos } from '../../scripts/chaos-daily/chaos.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { emptySchema, testDatabase } from '../storage/test-database.ts'

/** A small one of `npm run chaos:daily`, with more that goes wrong. */
const small: Omit<Chaos, 'place' | 'readable'> = {
  channels: 40,
  perTeam: 10,
  processes: 2,
  kills: 2,
  limited: 0.02,
  cut: 0.05,
  latencyMs: 50,
  leaseMs: 4_000,
  random: Math.random,
}

describe('processes that are killed while they post daily quizzes', () => {
  it('on one SQLite file double none and miss none, and say of which they do not know', {
    timeout: 120_000,
  }, async () => {
    const place = { file: join(tempFolder(), 'daily.db') }
    check(await runChaos({ ...small, place, readable: false }))
  })

  it.skipIf(!testDatabase)('on one Postgres look up what they do not know', { timeout: 120_000 }, async () => {
    const place = { databaseUrl: await emptySchema(testDatabase ?? '') }
    const outcome = await runChaos({ ...small, place, readable: true })
    check(outcome)
    expect(outcome.posts).toBe(small.channels)
    expect(outcome.unknown.all).toBe(0)
  })
})

function check({ posts, unknown, faults }: Awaited<ReturnType<typeof runChaos>>): void {
  expect(Object.entries(faults).filter(([, channels]) => channels.length > 0)).toEqual([])
  expect(posts).toBe(small.channels - unknown.all + unknown.arrived)
}
