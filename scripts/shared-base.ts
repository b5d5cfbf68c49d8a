import { boardIn } from '../src/storage/board.ts'
import { dailyIn } from '../src/storage/daily.ts'
import { dailyAnswersIn } from '../src/storage/daily-answers.ts'
import { quizRow } from '../src/storage/daily-rows.ts'
import { openPostgres } from '../src/storage/postgres.ts'
import type { Base, OpenBase } from '../src/storage/schema.ts'
import { openBase } from '../src/storage/sqlite.ts'
import type { DailyQuiz, DailyStore } from '../src/storage/store.ts'

/** Where several processes keep what they share. */
export type Place = { readonly file: string } | { readonly databaseUrl: string }

/** Opens it beside others, which the app itself does with Postgres only. */
export async function openShared(place: Place): Promise<OpenBase> {
  if ('databaseUrl' in place) return openPostgres(place.databaseUrl)
  const base = openBase(place.file)
  return { ...base, close: () => base.db.destroy() }
}

export function dailyStoreOn(base: Base): DailyStore {
  return { ...dailyIn(base), ...dailyAnswersIn(base), ...boardIn(base) }
}

/** Saves new quizzes, all of them or none. */
export function saveAll({ db }: Base, quizzes: readonly DailyQuiz[]): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    for (let i = 0; i < quizzes.length; i += rowsAtOnce)
      await transaction
        .insertInto('daily_quiz')
        .values(quizzes.slice(i, i + rowsAtOnce).map(quizRow))
        .execute()
  })
}

const rowsAtOnce = 500
