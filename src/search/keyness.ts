import type { SectionTerms } from './telling.ts'

/** Of a term that is as frequent in the notes as in spoken English, what ten times that adds, and the least. */
const scale = { even: 0.7, tenfold: 0.3, least: 0.4 } as const

/** So many times counts a word where it surely names something: in a heading, an alias, a listed question, in Chinese text. */
const naming = 20

/**
 * How far a term belongs to the notes (`cluster`) and not to everyday talk (`everyone`, `come`), 0 to 1: by its
 * share of their words beside that of spoken English. How people ask is talk, and does not count.
 *
 * @param spoken  by term its share of all words of spoken English
 */
export function keynessIn<Term>(
  sections: readonly Pick<SectionTerms<Term>, 'lang' | 'text' | 'names'>[],
  spoken: ReadonlyMap<string, number>,
): (term: Term, text: string) => number {
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
    const usual = spoken.get(text)
    if (usual === undefined) return 1
    const share = (uses.get(term) ?? 0.5) / all
    return Math.min(1, Math.max(scale.least, scale.even + scale.tenfold * Math.log10(share / usual)))
  }
}
