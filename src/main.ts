import { pino } from 'pino'
import { readConfig, withEnvFile } from './config.ts'
import { exitOnKnownError } from './known-errors.ts'
import { openLibrary } from './library/open.ts'

try {
  const config = readConfig(withEnvFile(process.env, '.env'))
  const logger = pino({ level: config.logLevel })
  const notes = { notesDir: config.notesDir, dataDir: config.dataDir, strict: config.strictNotes, log: logger, today }
  // Another process makes the library while this one loads the rest of the app.
  const opening = openLibrary({ ...notes, today: today(), apart: true })
  opening.catch(() => {}) // heard by `run`
  const { run } = await import('./run.ts')
  await run({ config, logger, notes, opening })
} catch (error) {
  exitOnKnownError(error)
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
