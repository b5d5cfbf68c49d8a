import { ConfigError } from './config.ts'
import { NotesError } from './library/making/make-library.ts'
import { FolderError } from './library/reading/folder.ts'
import { formatProblem } from './notes/problem.ts'
import { SlackStartError } from './slack/start-error.ts'
import { StorageError } from './storage/error.ts'

/** Exit code for settings, tokens, folders, databases and ports that cannot be used (`EX_CONFIG` of sysexits.h): restarting is no help. */
export const unusableSettings = 78

/**
 * Ends the process with what a person can put right, and nothing else, when that is what went wrong.
 *
 * @throws any other error, which is a defect of ours
 */
export function exitOnKnownError(error: unknown): never {
  const text = remedy(error)
  if (text === undefined) throw error
  console.error(text)
  const mayPass =
    error instanceof NotesError ||
    (error instanceof SlackStartError && !error.refused) ||
    (error instanceof StorageError && error.problem === 'unreachable')
  process.exit(mayPass ? 1 : unusableSettings)
}

/** Their messages say all that is to be done. */
const shown = [ConfigError, FolderError, SlackStartError, StorageError] as const

function remedy(error: unknown): string | undefined {
  if (shown.some((kind) => error instanceof kind) && error instanceof Error) return error.message
  if (error instanceof NotesError) return [...error.problems.map(formatProblem), error.message].join('\n')
  if (!(error instanceof Error && 'code' in error)) return undefined
  const port = 'port' in error ? error.port : ''
  if (error.code === 'EADDRINUSE')
    return `PORT: ${port} is in use by another program, expected a free port (0 takes any)`
  if (error.code === 'EACCES' && port) return `PORT: ${port} may not be used by this user, expected one from 1024 on`
  return undefined
}
