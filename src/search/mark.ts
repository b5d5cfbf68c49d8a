import { analyse } from './analyse.ts'

/** A stretch of text in UTF-16 offsets, without `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Finds the words of a text that have one of `terms`: in order, without overlaps, neighbours merged. */
export function markTerms(text: string, terms: ReadonlySet<string>): Range[] {
  const found = analyse(text)
    .filter(({ term }) => terms.has(term))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const ranges: { start: number; end: number }[] = []
  for (const { start, end } of found) {
    const last = ranges.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}
