import type { Config } from '../config.ts'
import { answersIn } from './answers.ts'
import { boardIn } from './board.ts'
import { dailyIn } from './daily.ts'
import { dailyAnswersIn } from './daily-answers.ts'
import { peopleIn } from './people.ts'
import { personalIn } from './personal.ts'
import { reportsIn } from './reports.ts'
import type { OpenBase } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

export type StorageSettings = Pick<Config, 'dataDir' | 'databaseUrl'>

/**
 * Opens what must survive: the file in DATA_DIR, or Postgres when DATABASE_URL is set.
 *
 * @throws {StorageError} when it cannot be used as it is; then nothing was changed
 */
export async function openStore({ dataDir, databaseUrl }: StorageSettings): Promise<Store> {
  return storeOver(databaseUrl ? await openServer(databaseUrl) : await openSqlite(dataDir))
}

/** Loads `pg` only for those who use it. */
async function openServer(url: string): Promise<OpenBase> {
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(url)
}

function storeOver(base: OpenBase): Store {
  return {
    ...answersIn(base),
    ...dailyIn(base),
    ...dailyAnswersIn(base),
    ...boardIn(base),
    ...peopleIn(base),
    ...reportsIn(base),
    ...personalIn(base),
    close: () => base.close(),
  }
}
