import { nextRun, planOf, replanned, type Schedule } from '../../src/daily/schedule.ts'
import { week } from '../../src/local-time.ts'
import { firstMinute } from './calendar.ts'

export interface Outcome {
  readonly posts: number
  /** Dates with more than one post. */
  readonly doubled: readonly string[]
  /** Dates without a post, though the calendar has one. */
  readonly missed: readonly string[]
  /** Dates with a post that the calendar does not have, or at another minute. */
  readonly wrong: readonly string[]
}

const day = 86_400_000

/**
 * Runs one channel's schedule as the app does, with a tick up to ten seconds late and worked out anew each night, and
 * compares what the ledger then holds with the calendar.
 *
 * @param from  the first date, `YYYY-MM-DD`
 */
export function simulate(zone: string, time: string, from: string, days: number): Outcome {
  const schedule: Schedule = { zone, time, weekdays: week }
  const dates = Array.from({ length: days }, (_, i) => dateOf(Date.parse(from) + i * day))
  const expected = new Map(dates.flatMap((date) => entryOf(date, firstMinute(zone, date, time))))
  const ledger = new Map<string, number[]>()
  const last = Date.parse(from) + (days + 2) * day
  let lastRun = 0
  let nextRunAt = nextRun(schedule, Date.parse(from) - 2 * day)
  for (let lag = 0; nextRunAt !== undefined && nextRunAt < last; lag = (lag + 3_700) % 10_000) {
    const midnight = Math.floor(nextRunAt / day) * day
    if (midnight > lastRun) nextRunAt = replanned({ ...schedule, nextRunAt }, midnight)
    if (nextRunAt === undefined) break
    lastRun = nextRunAt + lag
    const plan = planOf({ ...schedule, nextRunAt }, lastRun)
    for (const { date, at, timely } of plan.slots) if (timely) ledger.set(date, [...(ledger.get(date) ?? []), at])
    nextRunAt = plan.nextRunAt
  }
  const posts = dates.flatMap((date) => ledger.get(date) ?? [])
  return {
    posts: posts.length,
    doubled: dates.filter((date) => (ledger.get(date)?.length ?? 0) > 1),
    missed: [...expected.keys()].filter((date) => !ledger.has(date)),
    wrong: dates.filter((date) => ledger.has(date) && ledger.get(date)?.[0] !== expected.get(date)),
  }
}

function entryOf(date: string, at: number | undefined): [string, number][] {
  return at === undefined ? [] : [[date, at]]
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
