/**
 * Says which items to mend, also while the app runs: `npm run report:items`. Exit status: 0 reported · 64 wrong call ·
 * 78 no notes, or nothing was learned yet.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError } from '../src/known-errors.ts'
import { type Bank, bankOf } from '../src/quiz/bank.ts'
import { reportItems } from '../src/quiz/item-report.ts'
import { reportText } from '../src/quiz/item-report-text.ts'
import { backUp } from '../src/storage/backup.ts'
import { openStore } from '../src/storage/open.ts'
import { baseFile } from '../src/storage/sqlite.ts'
import { libraryForScript } from './notes-for-script.ts'

if (process.argv.length > 2) {
  console.error('Usage: npm run report:items')
  process.exit(64)
}
try {
  const bank = bankOf(await libraryForScript())
  console.log(reportText(await figuresOf(bank, readConfig(withEnvFile(process.env, '.env')))))
} catch (error) {
  exitOnKnownError(error)
}

/** The running app holds its file alone, so a copy of it is read. */
async function figuresOf(bank: Bank, { dataDir, databaseUrl }: Config) {
  const copy = mkdtempSync(join(tmpdir(), 'kubenotes-report-'))
  try {
    if (!databaseUrl) await backUp(dataDir, { to: join(copy, baseFile), now: new Date() })
    const store = await openStore({ dataDir: copy, databaseUrl })
    try {
      return await reportItems(bank, store.everyAnswer(), store.everyReport())
    } finally {
      await store.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
