/**
 * Copies what was learned from the file in DATA_DIR to the empty database of DATABASE_URL: `npm run move-to-postgres`.
 * The app must be stopped; the file stays as it is. Exit status: 0 moved · 1 Postgres is away · 78 nothing moved.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError, unusableSettings } from '../src/known-errors.ts'
import { moveRows } from '../src/storage/move.ts'
import { openPostgres } from '../src/storage/postgres.ts'
import { baseFile, openSqlite } from '../src/storage/sqlite.ts'

try {
  await move(readConfig(withEnvFile(process.env, '.env')))
} catch (error) {
  exitOnKnownError(error)
}

async function move({ dataDir, databaseUrl }: Config): Promise<void> {
  if (!databaseUrl) return refuse('DATABASE_URL: missing, expected the address of the database to move to')
  // Or opening it would make an empty one.
  const file = join(dataDir, baseFile)
  if (!existsSync(file)) return refuse(`DATA_DIR: there is no ${JSON.stringify(file)} to move`)
  const from = await openSqlite(dataDir)
  try {
    const to = await openPostgres(databaseUrl)
    try {
      for (const [table, count] of Object.entries(await moveRows(from, to))) console.log(`${table}: ${count} rows`)
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
  console.log(`Moved. With DATABASE_URL set the app uses Postgres; ${file} is no longer read.`)
}

function refuse(why: string): void {
  console.error(why)
  process.exitCode = unusableSettings
}
