import { week } from '../local-time.ts'
import type { Calendar, DailyQuiz, DailyStore } from '../storage/store.ts'
import { startTicking, type Ticking } from '../ticking.ts'
import { readCalendar } from './calendar.ts'
import { dateOf, dayMs } from './days-off.ts'
import { type FetchCalendar, type FetchFault, fetchCalendar } from './fetch-calendar.ts'
import { dueAnew, nextRun } from './schedule.ts'

export interface CalendarDeps {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
  readonly fetchCalendar?: FetchCalendar | undefined
}

export interface CalendarRunnerDeps extends CalendarDeps {
  readonly store: Pick<DailyStore, 'takeCalendar' | 'keepCalendar'>
  readonly logger: { readonly warn: (details: object, message: string) => void }
  /** Between two looks at what is due (ms). */
  readonly everyMs?: number
}

/** For one calendar. */
const patienceMs = 5_000
/** One that cannot be read is tried again then; until it can, what it said last goes on. */
const againMs = 3 * 60 * 60 * 1_000

/** Reads the calendars of daily quizzes anew, each once a night, whichever process comes first. */
export function startCalendars({ store, logger, everyMs = 60_000, ...deps }: CalendarRunnerDeps): Ticking {
  const { now } = deps
  return startTicking(readDue, { everyMs, logger, failed: 'could not read calendars' })

  async function readDue(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const quiz = await store.takeCalendar(now(), now() + againMs)
      if (!quiz) return
      if (quiz.calendar) await readAnew(quiz, quiz.calendar.url)
    }
  }

  async function readAnew(quiz: DailyQuiz, url: string): Promise<void> {
    const read = await calendarAt(url, quiz.zone, deps)
    if ('fault' in read) {
      logger.warn({ channel: quiz.channel, reason: read.fault }, 'could not read the calendar of a daily quiz')
      return
    }
    const { calendar } = read
    await store.keepCalendar(quiz, calendar, dueAnew({ ...quiz, calendar }, now()))
  }
}

export type CalendarFault = FetchFault | 'unreadable' | 'empty'

/** More than a year, so that what comes yearly is there. */
const aheadMs = 400 * dayMs

/**
 * Reads a calendar.
 *
 * @param zone  where it is to be read again at night
 * @returns as well how many of its events could not be read
 */
export async function calendarAt(
  url: string,
  zone: string,
  { now, random, fetchCalendar: fetch = fetchCalendar }: CalendarDeps,
): Promise<{ readonly calendar: Calendar; readonly leftOut: number } | { readonly fault: CalendarFault }> {
  const fetched = await fetch(url, patienceMs)
  if ('fault' in fetched) return fetched
  const readAt = now()
  const found = readCalendar(fetched.text, dateOf(readAt - dayMs), dateOf(readAt + aheadMs))
  if (!found) return { fault: 'unreadable' }
  if (found.days.length === 0) return { fault: 'empty' }
  // Spread over two hours, so that not all ask one host at once.
  const minute = Math.floor(random() * 120)
  const time = `0${2 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
  const dueAt = nextRun({ time, zone, weekdays: week }, readAt) ?? readAt + dayMs
  return { calendar: { url, days: found.days, readAt, dueAt }, leftOut: found.leftOut }
}
