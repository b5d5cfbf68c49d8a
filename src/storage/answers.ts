import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { Card, Review } from '../quiz/card.ts'
import { everyRow } from './every-row.ts'
import { readNumbers } from './lists.ts'
import { type Base, columnsOf, type PersonColumns, personOf, type Schema } from './schema.ts'
import type { Answered, Asked, Store } from './store.ts'

type Answers = Pick<
  Store,
  'ask' | 'asked' | 'round' | 'answer' | 'cards' | 'recalls' | 'dueCards' | 'reviews' | 'reviewTimes' | 'everyAnswer'
>

/** What was asked, what came of it, and the cards that it moves. */
export function answersIn({ db, concurrent }: Base): Answers {
  return {
    async ask(...asked) {
      if (asked.length > 0) await db.insertInto('asked').values(asked.map(askedRow)).execute()
    },

    async asked(id) {
      // Comes out of a button, where anything may stand; Postgres does not even take every text.
      if (!/^[\da-f]{32}$/.test(id)) return undefined
      const row = await db.selectFrom('asked').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toAsked(row)
    },

    async round(id) {
      const rows = await db.selectFrom('asked').selectAll().where('round_id', '=', id).orderBy('round_place').execute()
      return rows.map(toAsked)
    },

    answer: (asked, reply) =>
      db.transaction().execute(async (transaction) => {
        const person = columnsOf(asked.person)
        if (concurrent) await lockPerson(transaction, person)
        const before = await transaction
          .selectFrom('asked')
          .leftJoin('card', (join) =>
            join
              .onRef('card.team_id', '=', 'asked.team_id')
              .onRef('card.user_id', '=', 'asked.user_id')
              .onRef('card.item', '=', 'asked.item'),
          )
          .selectAll('card')
          .where('asked.id', '=', asked.id)
          .where('answered_at', 'is', null)
          .executeTakeFirst()
        if (!before) return false
        const key = { ...person, item: asked.item }
        const { card, review, ...answered } = reply(isCard(before) ? toCard(before) : undefined)
        await transaction.updateTable('asked').set(answeredColumns(answered)).where('id', '=', asked.id).execute()
        await transaction
          .insertInto('card')
          .values({ ...key, ...cardColumns(card) })
          .onConflict((conflict) => conflict.columns(['team_id', 'user_id', 'item']).doUpdateSet(cardColumns(card)))
          .execute()
        await transaction
          .insertInto('review')
          .values({ ...key, id: asked.id, ...reviewColumns(review) })
          .execute()
        return true
      }),

    async cards(person) {
      const rows = await db
        .selectFrom('card')
        .select(cardColumnNames)
        .where((eb) => eb.and(columnsOf(person)))
        .execute()
      return rows.map(toCard)
    },

    recalls: (person) =>
      db
        .selectFrom('card')
        .select(['item', 'due', 'stability', 'last_review as lastReview'])
        .where((eb) => eb.and(columnsOf(person)))
        .execute(),

    async dueCards(person, now, limit) {
      const rows = await db
        .selectFrom('card')
        .select(cardColumnNames)
        .where((eb) => eb.and(columnsOf(person)))
        .where('due', '<=', now)
        .orderBy('due')
        .orderBy('item')
        .limit(limit)
        .execute()
      return rows.map(toCard)
    },

    async reviews(person, since) {
      const rows = await db
        .selectFrom('review')
        .select(reviewColumnNames)
        .where((eb) => eb.and(columnsOf(person)))
        .where('at', '>=', since)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(toReview)
    },

    async reviewTimes(person, since) {
      const rows = await db
        .selectFrom('review')
        .select('at')
        .where((eb) => eb.and(columnsOf(person)))
        .where('at', '>=', since)
        .execute()
      return rows.map(({ at }) => at)
    },

    async *everyAnswer() {
      const answers = everyRow<Selectable<Schema['asked']>>((last, limit) =>
        db
          .selectFrom('asked')
          .selectAll()
          .where('answered_at', 'is not', null)
          .$if(last !== undefined, (query) =>
            query.where((eb) =>
              eb(eb.refTuple('answered_at', 'id'), '>', eb.tuple(last?.answered_at ?? null, last?.id ?? '')),
            ),
          )
          .orderBy('answered_at')
          .orderBy('id')
          .limit(limit)
          .execute(),
      )
      for await (const row of answers) {
        const { answered, ...asked } = toAsked(row)
        if (answered) yield { ...asked, answered }
      }
    },
  }
}

/** Lets one transaction at a time write of this person: two replies to one item, or a reply and `forget`. */
export async function lockPerson(transaction: Transaction<Schema>, person: PersonColumns): Promise<void> {
  const name = `${person.team_id} ${person.user_id}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction)
}

export function askedRow({ person, round, answered, ...asked }: Asked): Insertable<Schema['asked']> {
  return {
    ...columnsOf(person),
    id: asked.id,
    item: asked.item,
    lang: asked.lang,
    version: asked.version,
    seed: asked.seed,
    purpose: asked.purpose,
    asked_at: asked.askedAt,
    ...(round && { round_id: round.id, round_place: round.place, round_of: round.of }),
    ...(answered && answeredColumns(answered)),
  }
}

function answeredColumns({ at, right, chosen }: Answered) {
  return { answered_at: at, is_right: Number(right), chosen: JSON.stringify(chosen) }
}

export function toAsked(row: Selectable<Schema['asked']>): Asked {
  const { round_id, round_place, round_of, answered_at } = row
  const round =
    round_id !== null && round_place !== null && round_of !== null
      ? { id: round_id, place: round_place, of: round_of }
      : undefined
  const answered =
    answered_at === null
      ? undefined
      : { at: answered_at, right: row.is_right === 1, chosen: readNumbers(row.chosen ?? '[]') }
  return {
    id: row.id,
    person: personOf(row),
    item: row.item,
    lang: row.lang,
    version: row.version,
    seed: row.seed,
    purpose: row.purpose,
    round,
    askedAt: row.asked_at,
    answered,
  }
}

function cardColumns(card: Card) {
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduled_days: card.scheduledDays,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    last_review: card.lastReview,
  }
}

/** Not the person, who is known: reading thousands of rows takes its time by the column. */
const cardColumnNames = [
  'item',
  'due',
  'stability',
  'difficulty',
  'scheduled_days',
  'reps',
  'lapses',
  'state',
  'last_review',
] as const
const reviewColumnNames = ['item', 'grade', 'stability', 'difficulty', 'at'] as const

type CardRow = Pick<Selectable<Schema['card']>, (typeof cardColumnNames)[number]>

/** A row of a left join: all of a card or nothing. */
function isCard(row: CardRow | { readonly [Column in keyof CardRow]: CardRow[Column] | null }): row is CardRow {
  return row.item !== null
}

function toCard(row: CardRow): Card {
  return {
    item: row.item,
    due: row.due,
    stability: row.stability,
    difficulty: row.difficulty,
    scheduledDays: row.scheduled_days,
    reps: row.reps,
    lapses: row.lapses,
    state: row.state,
    lastReview: row.last_review,
  }
}

function reviewColumns({ grade, stability, difficulty, at }: Review) {
  return { grade, stability: stability ?? null, difficulty: difficulty ?? null, at }
}

type ReviewRow = Pick<Selectable<Schema['review']>, (typeof reviewColumnNames)[number]>

function toReview({ item, grade, stability, difficulty, at }: ReviewRow): Review {
  return { item, grade, stability: stability ?? undefined, difficulty: difficulty ?? undefined, at }
}
