import { Cron } from 'croner'
import type { DailyQuiz, Plan, Slot } from '../storage/store.ts'
import { isDayOff } from './days-off.ts'

/** When a channel wants its question. */
export type Schedule = Pick<DailyQuiz, 'time' | 'zone' | 'weekdays' | 'pausedUntil'> &
  Partial<Pick<DailyQuiz, 'daysOff' | 'calendar'>>

/** Later than this a question would only surprise: the app was down when it was due. */
const latestMs = 2 * 60 * 60 * 1_000
/** More days off in a row are a mistake in a calendar. */
const longestRest = 800
/** No zone is further from UTC. */
const furthestMs = 14 * 60 * 60 * 1_000

/**
 * When a channel is to be asked next, after an instant; both epoch milliseconds. A local time that the clock jumps over
 * comes at the first minute after it, one that it repeats at its first.
 *
 * @returns undefined when no weekday is chosen, or all days for years to come are off
 * @throws {RangeError | TypeError} for a zone that is none
 */
export function nextRun(schedule: Schedule, after: number): number | undefined {
  const { time, zone, weekdays, pausedUntil, daysOff = [], calendar } = schedule
  if (weekdays.length === 0) return undefined
  const off = [...daysOff, ...(calendar?.days ?? [])]
  const rests = (run: number) => {
    if (pausedUntil === undefined && off.length === 0) return false
    const date = localDate(zone, run)
    return (pausedUntil !== undefined && date < pausedUntil) || isDayOff(date, off)
  }
  const [hour, minute] = time.split(':').map(Number)
  const cron = new Cron(`${minute} ${hour} * * ${weekdays.join(',')}`, { timezone: zone })
  const from = pausedUntil === undefined ? after : Math.max(after, Date.parse(pausedUntil) - furthestMs)
  let run = cron.nextRun(new Date(from))
  for (let days = 0; run && rests(run.getTime()); days++) run = days < longestRest ? cron.nextRun(run) : null
  return run?.getTime()
}

/** Whether a slot may still be posted: on its local date, and at most two hours late. */
export function isTimely(slot: number, now: number, zone: string): boolean {
  return now - slot <= latestMs && localDate(zone, slot) === localDate(zone, now)
}

/** Posts in a row that nobody answers until a channel is asked only once a week. */
export const mostSilent = 3

/** A slot a week after another: on its weekday, also when the clock changes in between, or on the first day after. */
export function weekAfter(schedule: Schedule, slot: number): number | undefined {
  return nextRun(schedule, slot + 6.5 * dayMs)
}

const dayMs = 24 * 60 * 60 * 1_000

/** Every slot from the one that is due up to `now`, and the one after. A channel that is silent is asked once a week. */
export function planOf(
  quiz: Schedule & Pick<DailyQuiz, 'nextRunAt' | 'silentPosts'>,
  now: number,
  timely = isTimely,
): Plan {
  const next = isSilent(quiz) ? weekAfter : nextRun
  const slots: Slot[] = []
  let at = quiz.nextRunAt
  while (at !== undefined && at <= now) {
    slots.push({ date: localDate(quiz.zone, at), at, timely: timely(at, now, quiz.zone) })
    at = next(quiz, at)
  }
  return { slots, nextRunAt: at }
}

/**
 * When a quiz that is planned is due under the rules of today, which may have changed since. A slot that thereby lies
 * in the past counts when it is timely and of the date that was planned: earlier dates had their turn.
 */
export function replanned(
  quiz: Schedule & Pick<DailyQuiz, 'nextRunAt' | 'silentPosts'>,
  now: number,
): number | undefined {
  const { zone, nextRunAt } = quiz
  if (nextRunAt === undefined || nextRunAt <= now) return nextRunAt
  const date = localDate(zone, nextRunAt)
  // What is asked once a week keeps its week.
  const from = isSilent(quiz) ? Math.max(now - latestMs, nextRunAt - dayMs / 2) : now - latestMs
  let next = nextRun(quiz, from)
  while (next !== undefined && next <= now && localDate(zone, next) !== date) next = nextRun(quiz, next)
  return next
}

/** When a quiz is due after its days off have changed. A slot that has come is still to be planned. */
export function dueAnew(
  quiz: Schedule & Pick<DailyQuiz, 'nextRunAt' | 'silentPosts'>,
  now: number,
): number | undefined {
  const { nextRunAt } = quiz
  if (nextRunAt !== undefined && nextRunAt <= now) return nextRunAt
  return nextRun(quiz, isSilent(quiz) && nextRunAt !== undefined ? nextRunAt - 1 : now)
}

function isSilent({ silentPosts = 0 }: Pick<DailyQuiz, 'silentPosts'>): boolean {
  return silentPosts >= mostSilent
}

/** `YYYY-MM-DD` there. */
export function localDate(zone: string, at: number): string {
  return formatterOf(zone).format(at).slice(0, 'YYYY-MM-DD'.length)
}

/** `YYYY-MM-DD HH:MM` there. */
export function localTime(zone: string, at: number): string {
  return formatterOf(zone).format(at)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Kept, since making one takes far longer than using it. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formatters.set(zone, made)
  return made
}
