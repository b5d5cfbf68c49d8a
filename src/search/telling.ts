import type { SearchDocument } from './search-index.ts'

/** So many lines of which this share … stand for what is not known of a rare term. */
const before = { lines: 4, share: 0.8 } as const

/** The terms of one section: of its own texts, and the distinct ones of each line in which people ask for it. */
export interface SectionTerms<Term> extends Pick<SearchDocument, 'note' | 'lang'> {
  readonly texts: readonly Pick<ReadonlySet<Term>, 'has'>[]
  readonly lines: readonly Iterable<Term>[]
}

/**
 * By term of the lines, 0 to 1: how far it tells what is asked for, and not how somebody tells it (`colleague`, `昨晚`).
 * Of the lines with the term, the share whose note has it once more, in its text or in another line.
 */
export function tellingOf<Term>(sections: readonly SectionTerms<Term>[]): ReadonlyMap<Term, number> {
  const counts = new Map<Term, { lines: number; again: number }>()
  for (const parts of Map.groupBy(sections, ({ note, lang }) => `${lang} ${note}`).values()) {
    const own = [...new Set(parts.flatMap(({ texts }) => texts))] // sections have texts of their note in common
    const inLines = new Map<Term, number>()
    for (const { lines } of parts) {
      for (const line of lines) for (const term of line) inLines.set(term, (inLines.get(term) ?? 0) + 1)
    }
    for (const [term, lines] of inLines) {
      const count = counts.get(term) ?? { lines: 0, again: 0 }
      counts.set(term, count)
      count.lines += lines
      if (lines > 1 || own.some((text) => text.has(term))) count.again += lines
    }
  }
  const share = ({ lines, again }: { lines: number; again: number }) =>
    (again + before.share * before.lines) / (lines + before.lines)
  return new Map([...counts].map(([term, count]) => [term, share(count)]))
}
