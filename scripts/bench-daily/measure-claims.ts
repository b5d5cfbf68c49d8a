import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createPlanner } from '../../src/daily/planner.ts'
import { startDaily } from '../../src/daily/runner.ts'
import { migrate } from '../../src/storage/migrate.ts'
import type { OpenBase } from '../../src/storage/schema.ts'
import { atMost, type Figure, short } from '../bench/table.ts'
import { percentile, tidyUp, timedAsync } from '../bench/times.ts'
import { sampleQuizzes } from '../sample-daily.ts'
import { dailyStoreOn, openShared, type Place, saveAll } from '../shared-base.ts'
import { offline } from './offline.ts'

const subscriptions = 100_000
const due = 30_000
const perTeam = 100
const ticks = 500
/** Where the channels are: their schedules differ, as those of many organizations do. */
const zones = ['Asia/Shanghai', 'Asia/Singapore', 'Asia/Taipei', 'Australia/Perth', 'Asia/Manila']
/** Nine o'clock in all of them. */
const rush = Date.parse('2026-11-27T01:00Z')

/** What it costs to look for posts when none is due, and to put very many that are into the ledger. */
export async function measureClaims(engine: string, place: Place, idleTarget: number): Promise<readonly Figure[]> {
  const base = await openShared(place)
  try {
    await migrate(base)
    await fill(base)
    const idle = await measureIdle(base)
    const { seconds, own, longest } = await measureRush(base)
    return [
      atMost(`tick with none of ${subscriptions} due in ${engine}, p50`, percentile(idle, 0.5), idleTarget, 'ms'),
      atMost(`claiming ${due} of them in ${engine}`, seconds, 4, 's'),
      { name: "  of it this process's own work", value: `${short(own)} s` },
      atMost('  longest hold of the event loop meanwhile', longest, 100, 'ms'),
    ]
  } finally {
    await base.close()
  }
}

/** Due at the rush, and an hour or more later. */
function fill(base: OpenBase): Promise<void> {
  const quizzes = sampleQuizzes(subscriptions, perTeam, rush).map((quiz, i) => {
    const later = i < due ? 0 : 1 + (i % 12)
    const time = `${String(9 + later).padStart(2, '0')}:00`
    const weekdays = i % 2 === 0 ? quiz.weekdays : [1, 2, 3, 4, 5]
    const zone = zones[i % zones.length] ?? 'UTC'
    return { ...quiz, zone, time, weekdays, nextRunAt: rush + later * 3_600_000 }
  })
  return saveAll(base, quizzes)
}

async function measureIdle(base: OpenBase): Promise<readonly number[]> {
  const daily = startDaily({ ...offline(0, () => {}), store: dailyStoreOn(base), now: () => rush - 1, everyMs: 60_000 })
  await daily.tick() // works all of them out anew, once a day
  tidyUp()
  const times: number[] = []
  for (let i = 0; i < ticks; i++) times.push(await timedAsync(daily.tick))
  await daily.stop()
  return times
}

async function measureRush(base: OpenBase): Promise<{ seconds: number; own: number; longest: number }> {
  const planner = createPlanner({
    ...offline(0, () => {}),
    store: dailyStoreOn(base),
    now: () => rush,
    stopping: new AbortController().signal,
  })
  tidyUp()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const before = process.cpuUsage()
  const ms = await timedAsync(() => planner.planDue())
  const { user, system } = process.cpuUsage(before)
  delay.disable()
  const { claimed } = await base.db
    .selectFrom('daily_post')
    .select((eb) => eb.fn.countAll<number>().as('claimed'))
    .executeTakeFirstOrThrow()
  if (claimed !== due) throw new Error(`${claimed} posts were claimed instead of ${due}`)
  return { seconds: ms / 1_000, own: (user + system) / 1e6, longest: delay.max / 1e6 }
}
