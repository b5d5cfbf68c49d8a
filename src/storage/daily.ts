import type { Kysely, Selectable, Transaction } from 'kysely'
import { calendarColumns, changedColumns, quizRow, settled, slotRow, toPost, toQuiz } from './daily-rows.ts'
import type { Base, Schema } from './schema.ts'
import type { BoardStore, DailyAnswerStore, DailyStore } from './store.ts'

/** The daily quizzes of channels, and the ledger that keeps each post from being made twice. */
export function dailyIn({ db, concurrent }: Base): Omit<DailyStore, keyof BoardStore | keyof DailyAnswerStore> {
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
