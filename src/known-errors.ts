import { ConfigError } from './config.ts'
import { FolderError } from './library/folder.ts'
import { NotesError } from './library/make.ts'

/** Exit code for settings, folders and ports that cannot be used (`EX_CONFIG` of sysexits.h): restarting is no help. */
export const unusableSettings = 78

/**
 * Ends the process with what a person can put right, and nothing else, when that is what went wrong.
 *
 * @throws any other error, which is a defect of ours
 */
export function exitOnKnownError(error: unknown): never {
  if (!(error instanceof ConfigError || error instanceof FolderError || error instanceof NotesError)) throw error
  console.error(error.message)
  process.exit(error instanceof NotesError ? 1 : unusableSettings)
}
