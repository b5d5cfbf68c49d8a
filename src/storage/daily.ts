import { randomBytes } from 'node:crypto'
import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely'
import { askedRow, toAsked } from './answers.ts'
import { readNumbers } from './numbers.ts'
import { type Base, columnsOf, personOf, type Schema } from './schema.ts'
import type { BoardStore, Calendar, DailyPost, DailyQuiz, DailyStore, PostChange, Slot } from './store.ts'
import { readTexts } from './texts.ts'

/** The daily quizzes of channels, and the ledger that keeps each post from being made twice. */
export function dailyIn({ db, concurrent }: Base): Omit<DailyStore, keyof BoardStore> {
  return {
    async dailyQuiz({ team, channel }) {
      const row = await db
        .selectFrom('daily_quiz')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .executeTakeFirst()
      return row && toQuiz(row)
    },

    saveDailyQuiz: (quiz, editors) =>
      db.transaction().execute(async (transaction) => {
        const row = quizRow(quiz)
        await transaction
          .insertInto('daily_quiz')
          .values(row)
          .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(row))
          .execute()
        if (!editors) return
        const channel = { team_id: quiz.team, channel_id: quiz.channel }
        await transaction
          .deleteFrom('daily_editor')
          .where((eb) => eb.and(channel))
          .execute()
        for (const user_id of new Set(editors))
          await transaction
            .insertInto('daily_editor')
            .values({ ...channel, user_id })
            .execute()
      }),

    async dailyEditors({ team, channel }) {
      const rows = await db
        .selectFrom('daily_editor')
        .select('user_id')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .orderBy('user_id')
        .execute()
      return rows.map(({ user_id }) => user_id)
    },

    async takeCalendar(now, nextAt) {
      const row = await db
        .with('due', (query) =>
          query
            .selectFrom('daily_quiz')
            .select(['team_id', 'channel_id'])
            .where('calendar_due_at', 'is not', null)
            .where('calendar_due_at', '<=', now)
            .where('enabled', '=', 1)
            .orderBy('calendar_due_at')
            .limit(1)
            .$if(concurrent, (due) => due.forUpdate().skipLocked()),
        )
        .updateTable('daily_quiz')
        .set({ calendar_due_at: nextAt })
        .where((eb) =>
          eb(
            eb.refTuple('team_id', 'channel_id'),
            'in',
            eb.selectFrom('due').select(['team_id', 'channel_id']).$asTuple('team_id', 'channel_id'),
          ),
        )
        .returningAll()
        .executeTakeFirst()
      return row && toQuiz(row)
    },

    async keepCalendar({ team, channel, nextRunAt: before }, calendar, nextRunAt) {
      await db
        .updateTable('daily_quiz')
        .set({ ...calendarColumns(calendar), next_run_at: nextRunAt ?? null })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('calendar_url', '=', calendar.url)
        .where('next_run_at', before === undefined ? 'is' : '=', before ?? null)
        .where('enabled', '=', 1)
        .execute()
    },

    async restDailyQuiz({ team, channel }) {
      await db
        .updateTable('daily_quiz')
        .set({ enabled: 0, next_run_at: null })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .execute()
      await db
        .updateTable('daily_post')
        .set({ ...settled, state: 'skipped', last_error: 'the quiz was stopped' })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('state', '=', 'pending')
        .execute()
    },

    async planPosts(now, limit, plan) {
      // In this order, so that Postgres takes the index also for the first row alone.
      const dueIn = (base: Kysely<Schema>) =>
        base.selectFrom('daily_quiz').where('enabled', '=', 1).where('next_run_at', '<=', now).orderBy('next_run_at')
      // Most looks find nothing, and without a transaction they cost a third.
      if (!(await dueIn(db).select('enabled').limit(1).executeTakeFirst())) return 0
      return db.transaction().execute(async (transaction) => {
        const due = await dueIn(transaction)
          .selectAll()
          .limit(limit)
          .$if(concurrent, (query) => query.forUpdate().skipLocked())
          .execute()
        const plans = due.map((row) => ({ row, ...plan(toQuiz(row)) }))
        const posts = plans.flatMap(({ row, slots }) => slots.map((slot) => slotRow(row, slot)))
        if (posts.length > 0)
          await transaction
            .insertInto('daily_post')
            .values(posts)
            // A date that a clock shows twice, or that was planned before the clock went back.
            .onConflict((conflict) => conflict.columns(['team_id', 'channel_id', 'local_date']).doNothing())
            .execute()
        await setNextRuns(transaction, plans)
        return due.length
      })
    },

    replan: (mark, limit, next) =>
      db.transaction().execute(async (transaction) => {
        const stale = await transaction
          .selectFrom('daily_quiz')
          .selectAll()
          .where('planned_with', '<', mark)
          .orderBy('planned_with')
          .limit(limit)
          .$if(concurrent, (query) => query.forUpdate().skipLocked())
          .execute()
        const plans = stale.map((row) => ({ row, nextRunAt: next(toQuiz(row)), mark }))
        await setNextRuns(transaction, plans)
        return stale.length
      }),

    async leaseDue({ now, owner, until }, limit, except) {
      const rows = await db
        .with('due', (query) =>
          query
            .selectFrom('daily_post')
            .select('id')
            .where('next_attempt_at', 'is not', null)
            .where('next_attempt_at', '<=', now)
            .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
            .$if(except.length > 0, (due) => due.where('team_id', 'not in', except))
            .orderBy('next_attempt_at')
            .limit(limit)
            // What another process is leasing is not waited for.
            .$if(concurrent, (due) => due.forUpdate().skipLocked()),
        )
        .updateTable('daily_post')
        .set({ lease_owner: owner, lease_until: until })
        .where('id', 'in', (eb) => eb.selectFrom('due').select('id'))
        .returningAll()
        .execute()
      return rows.map(toPost)
    },

    async changePost({ id }, owner, change) {
      const { numUpdatedRows } = await db
        .updateTable('daily_post')
        .set(changedColumns(change))
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async isPlanned({ team, channel }, date) {
      const row = await db
        .selectFrom('daily_post')
        .select('id')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('local_date', '=', date)
        .executeTakeFirst()
      return row !== undefined
    },

    async dailyPost(id) {
      if (!/^[\da-f]{32}$/.test(id)) return undefined
      const row = await db.selectFrom('daily_post').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toPost(row)
    },

    askDaily: (post, asked) =>
      db.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows: mine = 0n } = await transaction
          .insertInto('daily_answer')
          .values({ ...columnsOf(asked.person), post, asked: asked.id })
          .onConflict((conflict) => conflict.columns(['post', 'team_id', 'user_id']).doNothing())
          .executeTakeFirst()
        if (mine > 0n) {
          await transaction.insertInto('asked').values(askedRow(asked)).execute()
          return asked
        }
        const before = await transaction
          .selectFrom('daily_answer')
          .innerJoin('asked', 'asked.id', 'daily_answer.asked')
          .selectAll('asked')
          .where('daily_answer.post', '=', post)
          .where((eb) =>
            eb.and({
              'daily_answer.team_id': asked.person.team,
              'daily_answer.user_id': asked.person.user,
            }),
          )
          .executeTakeFirstOrThrow()
        return toAsked(before)
      }),

    async dailyPostOf(asked) {
      const row = await db
        .selectFrom('daily_answer')
        .innerJoin('daily_post', 'daily_post.id', 'daily_answer.post')
        .selectAll('daily_post')
        .where('daily_answer.asked', '=', asked)
        .executeTakeFirst()
      return row && toPost(row)
    },

    async dailyAnswers(post) {
      const rows = await db
        .selectFrom('daily_answer')
        .innerJoin('asked', 'asked.id', 'daily_answer.asked')
        .select(['is_right', 'chosen'])
        .where('daily_answer.post', '=', post)
        .where('answered_at', 'is not', null)
        .execute()
      return rows.map(({ is_right, chosen }) => ({ right: is_right === 1, chosen: readNumbers(chosen ?? '[]') }))
    },

    async namedRight(post) {
      const rows = await db
        .selectFrom('daily_answer')
        .innerJoin('asked', 'asked.id', 'daily_answer.asked')
        .innerJoin('preferences', (join) =>
          join
            .onRef('preferences.team_id', '=', 'daily_answer.team_id')
            .onRef('preferences.user_id', '=', 'daily_answer.user_id'),
        )
        .select(['daily_answer.team_id', 'daily_answer.user_id'])
        .where('daily_answer.post', '=', post)
        .where('is_right', '=', 1)
        .where('in_results', '=', 1)
        .orderBy('daily_answer.user_id')
        .execute()
      return rows.map(personOf)
    },

    async greetFirst({ team, channel }) {
      const { numInsertedOrUpdatedRows: added = 0n } = await db
        .insertInto('greeted_channel')
        .values({ team_id: team, channel_id: channel })
        .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doNothing())
        .executeTakeFirst()
      return added > 0n
    },
  }
}

const settled = { next_attempt_at: null, lease_owner: null, lease_until: null } as const

/** In one statement, since each of them costs as much as a hundred of its rows. They exist and are locked. */
async function setNextRuns(
  transaction: Transaction<Schema>,
  plans: readonly { row: Selectable<Schema['daily_quiz']>; nextRunAt: number | undefined; mark?: string }[],
): Promise<void> {
  if (plans.length === 0) return
  await transaction
    .insertInto('daily_quiz')
    .values(
      plans.map(({ row, nextRunAt = null, mark = row.planned_with }) => ({
        ...row,
        next_run_at: nextRunAt,
        planned_with: mark,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'channel_id']).doUpdateSet((eb) => ({
        next_run_at: eb.ref('excluded.next_run_at'),
        planned_with: eb.ref('excluded.planned_with'),
      })),
    )
    .execute()
}

function slotRow(
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

function calendarColumns(calendar: Calendar | undefined) {
  return {
    calendar_url: calendar?.url ?? null,
    calendar_days: JSON.stringify(calendar?.days ?? []),
    calendar_read_at: calendar?.readAt ?? null,
    calendar_due_at: calendar?.dueAt ?? null,
  }
}

function toQuiz(row: Selectable<Schema['daily_quiz']>): DailyQuiz {
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

/** By the state that a post comes to. Only while something is being sent the lease goes on. */
function changedColumns(change: PostChange): Updateable<Schema['daily_post']> {
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
