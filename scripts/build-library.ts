/**
 * Makes the library of the notes: `npm run build`. Reads NOTES_DIR (`notes`), writes to DATA_DIR (`data`). Our own
 * notes, or any with `--strict`, must be without errors. Exit status: 0 made · 1 errors in notes, or one that takes too
 * long · 78 unusable folder.
 */
import { relative, resolve } from 'node:path'
import { type Config, readConfig, withEnvFile } from '../src/config.ts'
import { exitOnKnownError } from '../src/known-errors.ts'
import { FolderError, readFolder } from '../src/library/folder.ts'
import { readableBytes } from '../src/library/limits.ts'
import { madeBy } from '../src/library/made-by.ts'
import { NotesError } from '../src/library/make.ts'
import { renewLibrary } from '../src/library/renew.ts'
import { libraryFile } from '../src/library/store.ts'
import type { Problem } from '../src/notes/note.ts'
import { formatProblem, summarizeProblems } from '../src/notes/problem.ts'

const unusable = 78

const { notesDir, dataDir, strictNotes } = settings()
const strict = process.argv.includes('--strict') || strictNotes

process.exitCode = await build()

async function build(): Promise<number> {
  const started = performance.now()
  let exitCode = 0
  const log = {
    info: () => {},
    warn: (facts: object, message: string) => {
      const unwritable = 'dataDir' in facts
      exitCode = unwritable ? unusable : 1
      const where = unwritable ? `DATA_DIR ${JSON.stringify(dataDir)}: ` : ''
      console.error(`${where}${message}: ${'why' in facts ? facts.why : ''}`)
    },
  }
  try {
    const folder = await readFolder(notesDir, { strict })
    const origin = { code: await madeBy(), notes: folder.fingerprint }
    const today = new Date().toISOString().slice(0, 10)
    const { made, bytes } = await renewLibrary(folder, origin, { notesDir, dataDir, strict, today, log })
    print(summarizeProblems(made.problems.map(fromHere), { notesDir, strict }))
    const { notes, sections } = made.library
    const items = notes.reduce((sum, note) => sum + note.items.length, 0)
    const counts = `${notes.length} notes, ${sections.length} sections, ${items} items`
    const ms = Math.round(performance.now() - started)
    if (exitCode === 0)
      console.log(`${relative('', resolve(dataDir, libraryFile))}: ${counts}, ${readableBytes(bytes.length)}, ${ms} ms`)
    return exitCode
  } catch (error) {
    if (error instanceof NotesError) {
      print(error.problems.map(fromHere).map(formatProblem))
      console.error(error.message)
      return 1
    }
    if (!(error instanceof FolderError)) throw error
    console.error(error.message)
    return unusable
  }
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
