import type { Config } from '../config.ts'
import { answersIn } from './answers.ts'
import { peopleIn } from './people.ts'
import { personalIn } from './personal.ts'
import { reportsIn } from './reports.ts'
import type { Base } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

/**
 * Opens what must survive: the file in DATA_DIR, or Postgres when DATABASE_URL is set.
 *
 * @throws {StorageError} when it cannot be used as it is; then nothing was changed
 */
export async function openStore({ dataDir }: Pick<Config, 'dataDir'>): Promise<Store> {
  const base = await openSqlite(dataDir)
  return storeOver(base)
}

function storeOver(base: Base & { close(): Promise<void> }): Store {
  return {
    ...answersIn(base),
    ...peopleIn(base),
    ...reportsIn(base),
    ...personalIn(base),
    close: () => base.close(),
  }
}
