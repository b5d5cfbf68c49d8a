import { randomBytes } from 'node:crypto'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { readNumbers, readTexts } from './lists.ts'
import type { Schema } from './schema.ts'
import type { Calendar, DailyPost, DailyQuiz, PostChange, Slot } from './store.ts'

export function quizRow(quiz: DailyQuiz): Insertable<Schema['daily_quiz']> {
  return {
    team_id: quiz.team,
    channel_id: quiz.channel,
    set_up_by: quiz.setUpBy ?? null,
    local_time: quiz.time,
    zone: quiz.zone,
    weekdays: JSON.stringify(quiz.weekdays),
    topics: JSON.stringify(quiz.topics),
    level: quiz.level ?? null,
    lang: quiz.lang,
    reveal_hours: quiz.revealHours,
    paused_until: quiz.pausedUntil ?? null,
    enabled: Number(quiz.enabled),
    next_run_at: quiz.nextRunAt ?? null,
    both_langs: Number(quiz.bothLangs),
    days_off: JSON.stringify(quiz.daysOff),
    ...calendarColumns(quiz.calendar),
    silent_posts: 0,
  }
}

export function calendarColumns(calendar: Calendar | undefined) {
  return {
    calendar_url: calendar?.url ?? null,
    calendar_days: JSON.stringify(calendar?.days ?? []),
    calendar_read_at: calendar?.readAt ?? null,
    calendar_due_at: calendar?.dueAt ?? null,
  }
}

export function toQuiz(row: Selectable<Schema['daily_quiz']>): DailyQuiz {
  return {
    team: row.team_id,
    channel: row.channel_id,
    setUpBy: row.set_up_by ?? undefined,
    time: row.local_time,
    zone: row.zone,
    weekdays: readNumbers(row.weekdays),
    topics: readTexts(row.topics),
    level: row.level ?? undefined,
    lang: row.lang,
    bothLangs: row.both_langs === 1,
    revealHours: row.reveal_hours,
    pausedUntil: row.paused_until ?? undefined,
    daysOff: readTexts(row.days_off),
    calendar: toCalendar(row),
    enabled: row.enabled === 1,
    nextRunAt: row.next_run_at ?? undefined,
    goal: row.goal ?? undefined,
    silentPosts: row.silent_posts,
  }
}

function toCalendar(row: Selectable<Schema['daily_quiz']>): Calendar | undefined {
  const { calendar_url: url, calendar_days, calendar_read_at: readAt, calendar_due_at: dueAt } = row
  if (url === null || readAt === null || dueAt === null) return undefined
  return { url, days: readTexts(calendar_days), readAt, dueAt }
}

export function slotRow(
  { team_id, channel_id }: Selectable<Schema['daily_quiz']>,
  { date, at, timely }: Slot,
): Insertable<Schema['daily_post']> {
  return {
    team_id,
    channel_id,
    local_date: date,
    id: randomBytes(16).toString('hex'),
    scheduled_for: at,
    state: timely ? 'pending' : 'skipped',
    attempts: 0,
    next_attempt_at: timely ? at : null,
    last_error: timely ? null : 'too late: the app was not running',
  }
}

export function toPost(row: Selectable<Schema['daily_post']>): DailyPost {
  const { item, lang, version, seed } = row
  const put = item !== null && lang !== null && version !== null && seed !== null
  return {
    id: row.id,
    team: row.team_id,
    channel: row.channel_id,
    date: row.local_date,
    scheduledFor: row.scheduled_for,
    state: row.state,
    attempts: row.attempts,
    put: put ? { item, lang, version, seed, otherVersion: row.other_version ?? undefined } : undefined,
    messageTs: row.message_ts ?? undefined,
    postedAt: row.posted_at ?? undefined,
    revealAt: row.reveal_at ?? undefined,
    lastError: row.last_error ?? undefined,
  }
}

/** Of a post for which nothing is left to do. */
export const settled = { next_attempt_at: null, lease_owner: null, lease_until: null } as const

/** By the state that a post comes to. Only while something is being sent the lease goes on. */
export function changedColumns(change: PostChange): Updateable<Schema['daily_post']> {
  const released = { lease_owner: null, lease_until: null }
  switch (change.to) {
    case 'sending': {
      const { otherVersion: other_version = null, ...put } = change.put
      return { state: 'sending', ...put, other_version, last_error: null }
    }
    case 'revealing':
      return { state: 'revealing' }
    case 'posted': {
      const { messageTs: message_ts, at: posted_at, revealAt: reveal_at } = change
      return { state: 'posted', message_ts, posted_at, reveal_at, next_attempt_at: reveal_at, attempts: 0, ...released }
    }
    case 'again': {
      const { back: state, at: next_attempt_at, attempts, error: last_error } = change
      return { state, next_attempt_at, attempts, last_error, ...released }
    }
    default:
      return { ...settled, state: change.to, last_error: change.error ?? null }
  }
}
