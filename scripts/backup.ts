/**
 * Copies what was learned, also while the app runs: `npm run backup [-- --to PATH]`. Without a path it goes to the
 * folder `backups` in DATA_DIR, where the newest are kept. Exit status: 0 copied · 64 wrong call · 78 nothing copied.
 */
import { relative } from 'node:path'
import { readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError, unusableSettings } from '../src/known-errors.ts'
import { backUp } from '../src/storage/backup.ts'

const [option, to, ...rest] = process.argv.slice(2)
if (rest.length > 0 || (option !== undefined && (option !== '--to' || !to))) {
  console.error('Usage: npm run backup [-- --to PATH]')
  process.exit(64)
}
try {
  const { dataDir, databaseUrl } = readConfig(withEnvFile(process.env, '.env'))
  if (databaseUrl) {
    console.error(
      'DATABASE_URL is set: back Postgres up with pg_dump, which takes the same address (docs/operating.md)',
    )
    process.exit(unusableSettings)
  }
  console.log(relative('', await backUp(dataDir, { to, now: new Date() })))
} catch (error) {
  exitOnKnownError(error)
}
