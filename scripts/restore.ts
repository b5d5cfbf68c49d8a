/**
 * Puts a backup in the place of what was learned: `npm run restore -- FILE`. The app must be stopped; the former
 * database is kept. Exit status: 0 restored · 64 wrong call · 78 nothing changed.
 */
import { relative } from 'node:path'
import { readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError, unusableSettings } from '../src/known-errors.ts'
import { restore } from '../src/storage/backup.ts'

const [file, ...rest] = process.argv.slice(2)
if (!file || rest.length > 0) {
  console.error('Usage: npm run restore -- FILE')
  process.exit(64)
}
try {
  const { dataDir, databaseUrl } = readConfig(withEnvFile(process.env, '.env'))
  if (databaseUrl) {
    console.error(
      'DATABASE_URL is set: restore Postgres with pg_restore, which takes the same address (docs/operating.md)',
    )
    process.exit(unusableSettings)
  }
  const { former, forgottenStay } = await restore(dataDir, file, { now: new Date() })
  console.log(`Restored ${file}.${former ? ` The former database is ${relative('', former)}.` : ''}`)
  if (!forgottenStay)
    console.log('No former database can be read: whoever had their data erased since the backup must do it again.')
} catch (error) {
  exitOnKnownError(error)
}
