import type { Problem } from './note.ts'
import type { ParsedNote } from './parse.ts'
import { type Code, collectProblems, compareProblems, type Place } from './problem.ts'
import { checkBank } from './together/bank.ts'
import { checkIds, checkPairs } from './together/pairs.ts'
import { checkReferences } from './together/references.ts'
import { checkSharedNames } from './together/shared-names.ts'
import { checkStrangersNames } from './together/strangers-names.ts'

export interface CheckTogetherOptions {
  /** As with `parseNote()`. */
  readonly strict: boolean
  /** Whether there is a file at a path below the notes folder; without it, images are not looked for. */
  readonly fileExists?: (path: string) => boolean
}

/** What the rules between files read, and how they report problems. */
export interface Together extends CheckTogetherOptions {
  readonly parsed: readonly ParsedNote[]
  readonly byPath: ReadonlyMap<string, ParsedNote>
  /** @param field  where the problem is: a field of the front matter, or a place */
  readonly report: (code: Code, file: PlacedFile, field: string | Place, message: string) => void
}

/** A note, or a folder whose notes have the problem together. */
type PlacedFile = Pick<ParsedNote, 'path' | 'places'>
type RuleBetweenFiles = (together: Together) => void

const ownRules: readonly RuleBetweenFiles[] = [checkIds, checkPairs, checkReferences, checkSharedNames, checkBank]
const strangersRules: readonly RuleBetweenFiles[] = [checkStrangersNames]

/** The rules between files: ids, pairs, links, shared names, the bank. The problems of single files are not repeated. */
export function checkTogether(parsed: readonly ParsedNote[], options: CheckTogetherOptions): Problem[] {
  const problems: Problem[] = []
  const report: Together['report'] = (code, file, field, message) => {
    const collected = collectProblems(file.path)
    const place = typeof field === 'string' ? placeOf(file, field) : field
    collected.report(code, place, message)
    problems.push(...collected.problems)
  }
  const together = { ...options, parsed, byPath: new Map(parsed.map((one) => [one.path, one])), report }
  for (const rule of options.strict ? ownRules : strangersRules) rule(together)
  return problems.toSorted(compareProblems)
}

function placeOf({ places }: PlacedFile, field: string): Place {
  return places[field] ?? places[field.replace(/\..*/, '')] ?? { line: 1, column: 1 }
}
