/**
 * Says what is wrong in notes: `npm run check:notes [-- folder] [-- --tolerant]`, `notes` without a folder. Warnings
 * count as errors unless `--tolerant` reads the folder as notes of strangers. Exit status: 0 nothing wrong · 1 something
 * is · 64 called wrongly · 78 unusable folder.
 */
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { FolderError, readFolder } from '../src/library/folder.ts'
import { checkTogether } from '../src/notes/check-together.ts'
import type { Problem } from '../src/notes/note.ts'
import { parseNote } from '../src/notes/parse.ts'
import { compareProblems, formatProblem } from '../src/notes/problem.ts'
import { readTerms } from '../src/notes/terms.ts'

const wrongCall = 64
const unusable = 78

process.exitCode = await main()

async function main(): Promise<number> {
  const call = readCall()
  if (call === undefined) return wrongCall
  const { folder, strict } = call
  try {
    const { problems, paths } = await check(folder, strict)
    for (const problem of problems) console.log(line(problem, folder))
    console.log(summary(problems, paths))
    const fatal = strict ? problems : problems.filter(({ severity }) => severity === 'error')
    return fatal.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof FolderError)) throw error
    console.error(`Cannot check notes: ${error.message}`)
    return unusable
  }
}

function readCall(): { readonly folder: string; readonly strict: boolean } | undefined {
  try {
    const options = { tolerant: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [folder = 'notes', ...others] = positionals
    if (others.length === 0) return { folder, strict: !values.tolerant }
    console.error(`Cannot check ${positionals.length} folders, expected one`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  console.error('Usage: npm run check:notes [-- folder] [-- --tolerant]')
  return undefined
}

/** The problems of a folder, and the paths of the notes that were read. */
async function check(folder: string, strict: boolean): Promise<{ problems: Problem[]; paths: string[] }> {
  const { files, others, terms, problems } = await readFolder(folder, { strict })
  const today = new Date().toISOString().slice(0, 10)
  const parsed = files.map(({ path, bytes }) => parseNote(bytes, { path, strict, today }))
  const together = checkTogether(parsed, { strict, fileExists: (path) => others.has(path) })
  const single = parsed.flatMap((one) => one.problems)
  const noteIds = new Set(parsed.flatMap(({ note }) => note?.id ?? []))
  const ofTerms = terms === '' ? [] : readTerms(terms, { strict, noteIds }).problems
  const all = [...problems, ...single, ...together, ...ofTerms].sort(compareProblems)
  return { problems: all, paths: files.map(({ path }) => path) }
}

/** One line, whatever stands in the name of a file or in a note. */
function line(problem: Problem, folder: string): string {
  const path = `${relative('', resolve(folder)) || '.'}/${problem.path}`
  return formatProblem({ ...problem, path }).replace(/\p{Cc}/gu, (mark) => JSON.stringify(mark).slice(1, -1))
}

function summary(problems: readonly Problem[], paths: readonly string[]): string {
  if (problems.length === 0) return `${paths.length} notes checked: nothing wrong`
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const isFolder = (path: string) => paths.some((other) => other.startsWith(`${path}/`))
  const wrong = new Set(problems.map(({ path }) => path).filter((path) => !isFolder(path)))
  const checked = new Set([...wrong, ...paths]) // what could not be read was no note, but has been looked at
  return `Problems in ${wrong.size} of ${checked.size} files: ${errors} errors, ${problems.length - errors} warnings`
}
