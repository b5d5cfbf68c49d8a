import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { toPost } from './daily-rows.ts'
import { type Base, columnsOf, personOf, type Schema } from './schema.ts'
import type { BoardStore, ChannelId, PersonId } from './store.ts'

/** Those who answer in a channel: who answered its last posts; of them so many, the latest, stand for all. */
const postsLookedAt = 7
const sample = 50
/** Posts that a person is shown as missed. */
const mostMissed = 20

/** How channels answer: what is chosen for them, and what their boards say. */
export function boardIn({ db }: Base): BoardStore {
  async function metLately(channel: ChannelId, lately: number): Promise<ReadonlySet<string>> {
    const regulars = await db
      .selectFrom('daily_answer')
      .innerJoin('asked', 'asked.id', 'daily_answer.asked')
      .select(['daily_answer.team_id', 'daily_answer.user_id'])
      .where('daily_answer.post', 'in', (eb) =>
        eb
          .selectFrom('daily_post')
          .select('id')
          .where((post) => ofChannel(post, channel))
          .orderBy('local_date', 'desc')
          .limit(postsLookedAt),
      )
      .where('answered_at', '>=', lately)
      .groupBy(['daily_answer.team_id', 'daily_answer.user_id'])
      .orderBy((eb) => eb.fn.max('answered_at'), 'desc')
      .limit(sample)
      .execute()
    if (regulars.length === 0) return new Set()
    const items = await db
      .selectFrom('review')
      .select('item')
      .where('team_id', '=', channel.team)
      .where(
        'user_id',
        'in',
        regulars.map(({ user_id }) => user_id),
      )
      .where('at', '>=', lately)
      .groupBy('item')
      .having((eb) => eb(eb.fn.count('user_id').distinct(), '>', regulars.length / 2))
      .execute()
    return new Set(items.map(({ item }) => item))
  }

  return {
    async dailyHistory(channel, lately) {
      const posts = await db
        .selectFrom('daily_post')
        .select(['item', 'scheduled_for', 'answers', 'right_answers'])
        .where((eb) => ofChannel(eb, channel))
        .where('state', 'in', ['sending', 'posted', 'revealing', 'revealed', 'unknown'])
        .orderBy('scheduled_for', 'desc')
        .execute()
      const shares = await db.selectFrom('item_share').selectAll().execute()
      return {
        asked: posts.flatMap(({ item, scheduled_for: at, answers, right_answers: right }) => {
          const share = answers !== null && right !== null ? { answers, right } : undefined
          return item === null ? [] : { item, at, share }
        }),
        shares: new Map(shares.map(({ item, answers, right_answers: right }) => [item, { answers, right }])),
        metLately: await metLately(channel, lately),
      }
    },

    countPost: ({ id, put }, { answers, right }) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('daily_post')
          .set({ answers, right_answers: right })
          .where('id', '=', id)
          .where('answers', 'is', null)
          .executeTakeFirst()
        if (!put || numUpdatedRows === 0n || answers === 0) return
        await transaction
          .insertInto('item_share')
          .values({ item: put.item, answers, right_answers: right })
          .onConflict((conflict) =>
            conflict.column('item').doUpdateSet((eb) => ({
              answers: eb('item_share.answers', '+', answers),
              right_answers: eb('item_share.right_answers', '+', right),
            })),
          )
          .execute()
      }),

    async setSilence({ team, channel, silentPosts = 0 }, posts, nextRunAt) {
      const { numUpdatedRows } = await db
        .updateTable('daily_quiz')
        .set({ silent_posts: posts, ...(nextRunAt !== undefined && { next_run_at: nextRunAt }) })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('enabled', '=', 1)
        .where('silent_posts', '=', silentPosts)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async setGoal({ team, channel }, goal) {
      await db
        .updateTable('daily_quiz')
        .set({ goal: goal ?? null })
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .execute()
    },

    async tallies(channel, since) {
      const { results } = await db
        .selectFrom('daily_post')
        .select((eb) => eb.fn.countAll<number>().as('results'))
        .where((eb) => ofChannel(eb, channel))
        .where('local_date', '>=', since)
        .where('state', '=', 'revealed')
        .executeTakeFirstOrThrow()
      const rows = await db
        .selectFrom('daily_post')
        .innerJoin('daily_answer', 'daily_answer.post', 'daily_post.id')
        .innerJoin('asked', 'asked.id', 'daily_answer.asked')
        .leftJoin('preferences', (join) =>
          join
            .onRef('preferences.team_id', '=', 'daily_answer.team_id')
            .onRef('preferences.user_id', '=', 'daily_answer.user_id'),
        )
        .select((eb) => {
          const revealed = eb.case().when('state', '=', 'revealed').then(1).end()
          const right = eb
            .case()
            .when(eb.and([eb('state', '=', 'revealed'), eb('is_right', '=', 1)]))
            .then(1)
            .end()
          return [
            'daily_answer.team_id',
            'daily_answer.user_id',
            eb.fn.max('on_boards').as('named'),
            eb.fn.countAll<number>().as('answers'),
            eb.fn.count<number>(revealed).as('counted'),
            eb.fn.count<number>(right).as('right'),
          ]
        })
        .where((eb) => ofChannel(eb, channel))
        .where('local_date', '>=', since)
        .whereRef('answered_at', '<=', 'reveal_at')
        .groupBy(['daily_answer.team_id', 'daily_answer.user_id'])
        .execute()
      return {
        results,
        people: rows.map(({ named, answers, counted, right, ...row }) => ({
          person: personOf(row),
          named: named === 1,
          answers,
          share: { answers: counted, right },
        })),
      }
    },

    async answeredChannels(person, since) {
      const rows = await db
        .selectFrom('daily_answer')
        .innerJoin('asked', 'asked.id', 'daily_answer.asked')
        .innerJoin('daily_post', 'daily_post.id', 'daily_answer.post')
        .select('channel_id')
        .where((eb) => ofPerson(eb, person))
        .where('answered_at', '>=', since)
        .groupBy('channel_id')
        .orderBy((eb) => eb.fn.max('answered_at'), 'desc')
        .execute()
      return rows.map(({ channel_id }) => channel_id)
    },

    async missedPosts(person, channels, since) {
      if (channels.length === 0) return []
      const rows = await db
        .selectFrom('daily_post')
        .selectAll()
        .where('team_id', '=', person.team)
        .where('channel_id', 'in', channels)
        .where('local_date', '>=', dateBefore(since))
        .where('posted_at', '>=', since)
        .where('state', 'in', ['posted', 'revealing', 'revealed'])
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('daily_answer')
                .innerJoin('asked', 'asked.id', 'daily_answer.asked')
                .select('daily_answer.post')
                .whereRef('daily_answer.post', '=', 'daily_post.id')
                .where((inner) => ofPerson(inner, person))
                .where('answered_at', 'is not', null),
            ),
          ),
        )
        .orderBy('posted_at', 'desc')
        .limit(mostMissed)
        .execute()
      return rows.map(toPost)
    },
  }
}

function ofChannel(eb: ExpressionBuilder<Schema, 'daily_post'>, { team, channel }: ChannelId): Expression<SqlBool> {
  return eb.and({ 'daily_post.team_id': team, 'daily_post.channel_id': channel })
}

function ofPerson(eb: ExpressionBuilder<Schema, 'daily_answer'>, person: PersonId): Expression<SqlBool> {
  const { team_id, user_id } = columnsOf(person)
  return eb.and({ 'daily_answer.team_id': team_id, 'daily_answer.user_id': user_id })
}

/** At or before the local date of an instant in every zone: the part of the ledger's index to search in. */
function dateBefore(at: number): string {
  const dayMs = 24 * 60 * 60 * 1_000
  return new Date(at - dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
