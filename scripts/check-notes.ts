/**
 * Says what is wrong in notes: `npm run check:notes [-- folder] [-- --tolerant]`, `notes` without a folder. Warnings
 * count as errors unless `--tolerant` reads the folder as notes of strangers. `--counts` adds what the quiz questions
 * of all notes have in common; `--freshness` says instead what may have become old. Exit status: 0 nothing wrong · 1
 * something is · 64 called wrongly · 78 unusable folder.
 */
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { FolderError, readFolder } from '../src/library/reading/folder.ts'
import { checkTogether } from '../src/notes/check-together.ts'
import { findStale } from '../src/notes/freshness.ts'
import type { Note, Problem } from '../src/notes/note.ts'
import { parseNote } from '../src/notes/parse.ts'
import { compareProblems, formatProblem } from '../src/notes/problem.ts'
import { readTerms } from '../src/notes/terms.ts'
import { bankTable } from './bank-table.ts'
import { changedInGit } from './changed-in-git.ts'

interface Call {
  readonly folder: string
  readonly strict: boolean
  readonly counts: boolean
  readonly freshness: boolean
}

interface Checked {
  readonly problems: readonly Problem[]
  readonly notes: readonly Note[]
  /** Of all files that were read as notes. */
  readonly paths: readonly string[]
}

const wrongCall = 64
const unusable = 78
const today = new Date().toISOString().slice(0, 10)

process.exitCode = await main()

async function main(): Promise<number> {
  const call = readCall()
  if (call === undefined) return wrongCall
  try {
    const checked = await check(call)
    return call.freshness ? await printStale(checked, call) : printProblems(checked, call)
  } catch (error) {
    if (!(error instanceof FolderError)) throw error
    console.error(`Cannot check notes: ${error.message}`)
    return unusable
  }
}

function readCall(): Call | undefined {
  try {
    const flag = { type: 'boolean', default: false } as const
    const options = { tolerant: flag, counts: flag, freshness: flag }
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const { tolerant, counts, freshness } = values
    const [folder = 'notes', ...others] = positionals
    if (others.length === 0) return { folder, strict: !tolerant, counts, freshness }
    console.error(`Cannot check ${positionals.length} folders, expected one`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  console.error('Usage: npm run check:notes [-- folder] [-- --tolerant] [-- --counts | --freshness]')
  return undefined
}

async function check({ folder, strict }: Call): Promise<Checked> {
  const { files, others, terms, problems } = await readFolder(folder, { strict })
  const parsed = files.map(({ path, bytes }) => parseNote(bytes, { path, strict, today }))
  const together = checkTogether(parsed, { strict, fileExists: (path) => others.has(path) })
  const single = parsed.flatMap((one) => one.problems)
  const notes = parsed.flatMap(({ note }) => note ?? [])
  const ofTerms = terms === '' ? [] : readTerms(terms, { strict, noteIds: new Set(notes.map(({ id }) => id)) }).problems
  const all = [...problems, ...single, ...together, ...ofTerms].sort(compareProblems)
  return { problems: all, notes, paths: files.map(({ path }) => path) }
}

function printProblems({ problems, notes, paths }: Checked, { folder, strict, counts }: Call): number {
  for (const problem of problems) print(formatProblem({ ...problem, path: fromHere(folder, problem.path) }))
  if (counts) for (const line of bankTable(notes)) console.log(line)
  console.log(summary(problems, paths))
  const fatal = strict ? problems : problems.filter(({ severity }) => severity === 'error')
  return fatal.length > 0 ? 1 : 0
}

async function printStale({ notes }: Checked, { folder }: Call): Promise<number> {
  const changed = await changedInGit(folder)
  const stale = findStale(notes, { today, changed })
  for (const { path, line = 1, message } of stale) {
    print(path === undefined ? message : `${fromHere(folder, path)}:${line}: ${message}`)
  }
  if (changed.size === 0) console.log('No git history here: which half of a pair is newer was told by `updated` alone')
  if (stale.length > 0) console.log(`To read again: ${stale.length}`)
  else console.log(`${notes.length} notes are fresh on ${today}`)
  return stale.length > 0 ? 1 : 0
}

function fromHere(folder: string, path: string): string {
  return `${relative('', resolve(folder)) || '.'}/${path}`
}

/** One line, whatever stands in the name of a file or in a note. */
function print(line: string): void {
  console.log(line.replace(/\p{Cc}/gu, (mark) => JSON.stringify(mark).slice(1, -1)))
}

function summary(problems: readonly Problem[], paths: readonly string[]): string {
  if (problems.length === 0) return `${paths.length} notes checked: nothing wrong`
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const folders = new Set(paths.flatMap((path) => /^(.+?)\//.exec(path)?.[1] ?? [])) // where all notes of a language lie
  const wrong = new Set(problems.map(({ path }) => path).filter((path) => !folders.has(path)))
  const checked = new Set([...wrong, ...paths]) // what could not be read was no note, but has been looked at
  return `Problems in ${wrong.size} of ${checked.size} files: ${errors} errors, ${problems.length - errors} warnings`
}
