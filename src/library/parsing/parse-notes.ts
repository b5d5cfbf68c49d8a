import { checkTogether } from '../../notes/check-together.ts'
import { linkNames } from '../../notes/link-names.ts'
import type { Note, Problem } from '../../notes/note.ts'
import type { ParsedNote } from '../../notes/parse.ts'
import type { Folder, NoteFile } from '../reading/folder.ts'
import { type Outcome, parseInPool } from './parse-pool.ts'

export interface ParseOptions {
  readonly strict: boolean
  /** YYYY-MM-DD. */
  readonly today: string
  /** What was parsed before; files that are in it are not parsed again. */
  readonly cache?: ParseCache
  /** As in `parseLimits`. */
  readonly fileMs?: number
}

/** Parsed files by path and content; holds those of the last folder only. */
export type ParseCache = Map<string, Outcome<ParsedNote>>

const program = new URL('./parse-worker.ts', import.meta.url)

export interface ParsedNotes {
  readonly notes: readonly Note[]
  /** Of single files. */
  readonly problems: readonly Problem[]
  /** Between files: they may follow from those of single files. */
  readonly between: readonly Problem[]
  /** Paths of the files that took too long: another time they may be parsed. */
  readonly late: readonly string[]
}

/** Parses the files of a folder and checks them together; one that cannot be parsed becomes a problem. */
export async function parseNotes(
  { files, others }: Pick<Folder, 'files' | 'others'>,
  { strict, today, cache = new Map(), ...limits }: ParseOptions,
): Promise<ParsedNotes> {
  const key = ({ path, hash }: NoteFile) => `${hash} ${path}`
  const fresh = files.filter((file) => !cache.has(key(file)))
  const outcomes = await parseInPool<ParsedNote>(fresh, { program, workerData: { strict, today }, ...limits })
  const known = new Map(cache)
  for (const [i, file] of fresh.entries()) known.set(key(file), outcomes[i] as Outcome<ParsedNote>)
  cache.clear()
  const late: string[] = []
  const parsed = files.map((file) => {
    const outcome = known.get(key(file)) as Outcome<ParsedNote>
    if (!outcome.ok && outcome.late) late.push(file.path)
    else cache.set(key(file), outcome)
    return outcome.ok ? outcome.parsed : notParsed(file.path, outcome.why, strict)
  })
  const between = checkTogether(parsed, { strict, fileExists: (path) => others.has(path) })
  const problems = parsed.flatMap((one) => one.problems)
  const linked = strict ? parsed : linkNames(parsed)
  return { notes: linked.flatMap(({ note }) => note ?? []), problems, between, late }
}

function notParsed(path: string, why: string, strict: boolean): ParsedNote {
  const kind = strict
    ? ({ severity: 'error', code: 'E001' } as const)
    : ({ severity: 'warning', code: 'W616' } as const)
  const problem: Problem = { path, line: 1, column: 1, ...kind, message: `left out: it ${why}` }
  return { path, problems: [problem], links: [], anchors: [], places: {} }
}
