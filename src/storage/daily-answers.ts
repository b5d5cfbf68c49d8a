import { askedRow, toAsked } from './answers.ts'
import { toPost } from './daily-rows.ts'
import { readNumbers } from './lists.ts'
import { type Base, columnsOf, personOf } from './schema.ts'
import type { DailyAnswerStore } from './store.ts'

/** How people answer the posts of daily quizzes. */
export function dailyAnswersIn({ db }: Base): DailyAnswerStore {
  return {
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
  }
}
