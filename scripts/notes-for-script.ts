import { readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError } from '../src/known-errors.ts'
import type { Library } from '../src/library/library.ts'
import { openLibrary } from '../src/library/open.ts'

/** The library that `npm start` would serve, opened for a script; ends the process when there is none. */
export async function libraryForScript(): Promise<Library> {
  try {
    const { notesDir, dataDir, strictNotes } = readConfig(withEnvFile(process.env, '.env'))
    const today = new Date().toISOString().slice(0, 10)
    const { library } = await openLibrary({ notesDir, dataDir, strict: strictNotes, today, log: silent })
    return library
  } catch (error) {
    exitOnKnownError(error)
  }
}

const silent = {
  info: () => {},
  warn: (facts: object, message: string) => console.error('why' in facts ? `${message}: ${facts.why}` : message),
}
