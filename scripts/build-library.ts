/**
 * Makes the library of the notes: `npm run build`. Reads NOTES_DIR (`notes`), writes to DATA_DIR (`data`). Our own
 * notes, or any with `--strict`, must be without errors. Exit status: 0 made · 1 errors in notes, or one that takes too
 * long · 78 unusable folder.
 */
import { relative, resolve } from 'node:path'
import { type Config, readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError, unusableSettings } from '../src/known-errors.ts'
import { readableBytes } from '../src/library/limits.ts'
import { makeAndStore } from '../src/library/making/make-and-store.ts'
import { NotesError } from '../src/library/making/make-library.ts'
import { readFolder } from '../src/library/reading/folder.ts'
import { codeHash } from '../src/library/storing/code-hash.ts'
import { libraryFile } from '../src/library/storing/store.ts'
import type { Problem } from '../src/notes/note.ts'
import { formatProblem, summarizeProblems } from '../src/notes/problem.ts'

const exitCodes = { late: 1, unwritable: unusableSettings } as const

const { notesDir, dataDir, strictNotes } = settings()
const strict = process.argv.includes('--strict') || strictNotes

try {
  await build()
} catch (error) {
  if (!(error instanceof NotesError)) exitOnKnownError(error)
  print(error.problems.map(fromHere).map(formatProblem))
  console.error(error.message)
  process.exitCode = 1
}

async function build(): Promise<void> {
  const started = performance.now()
  const log = {
    info: () => {},
    warn: (facts: object, message: string) => console.error(`${message}: ${'why' in facts ? facts.why : ''}`),
  }
  const folder = await readFolder(notesDir, { strict })
  const origin = { code: await codeHash(), notes: folder.fingerprint }
  const today = new Date().toISOString().slice(0, 10)
  const { made, bytes, notStored } = await makeAndStore(folder, origin, { notesDir, dataDir, strict, today, log })
  print(summarizeProblems(made.problems.map(fromHere), { notesDir, strict }))
  if (notStored) {
    process.exitCode = exitCodes[notStored]
    return
  }
  const { notes, sections } = made.library
  const items = notes.reduce((sum, note) => sum + note.items.length, 0)
  const counts = `${notes.length} notes, ${sections.length} sections, ${items} items`
  const ms = Math.round(performance.now() - started)
  console.log(`${relative('', resolve(dataDir, libraryFile))}: ${counts}, ${readableBytes(bytes.length)}, ${ms} ms`)
}

function settings(): Config {
  try {
    return readConfig(withEnvFile(process.env, '.env'))
  } catch (error) {
    exitOnKnownError(error)
  }
}

function fromHere(problem: Problem): Problem {
  return { ...problem, path: `${relative('', resolve(notesDir))}/${problem.path}` }
}

/** One a line, whatever stands in the name of a file. */
function print(lines: readonly string[]): void {
  for (const line of lines) console.error(line.replace(/\p{Cc}/gu, (mark) => JSON.stringify(mark).slice(1, -1)))
}
