import type { SearchDocument } from './search-index.ts'

/** A rare term is assumed to have had this many more lines, with this share said again. */
const before = { lines: 4, share: 0.8 } as const

/** The terms of one section. */
export interface SectionTerms<Term> extends Pick<SearchDocument, 'note' | 'lang'> {
  /** How often each stands in its text. */
  readonly text: ReadonlyMap<Term, number>
  /** The same for its headings, and the aliases and listed questions of its note. */
  readonly names: readonly ReadonlyMap<Term, number>[]
  /** The distinct ones of each line in which people ask for it. */
  readonly lines: readonly Iterable<Term>[]
}

/**
 * For each term in ways of asking, 0 to 1: how far it says what is asked for rather than tells the story around it
 * (`colleague`, `昨晚`). It is the share of lines with the term whose note has it again, in its text or another line.
 */
export function tellingOf<Term>(sections: readonly SectionTerms<Term>[]): ReadonlyMap<Term, number> {
  const counts = new Map<Term, { lines: number; again: number }>()
  for (const parts of Map.groupBy(sections, ({ note, lang }) => `${lang} ${note}`).values()) {
    const own = [...new Set(parts.flatMap(({ text, names }) => [text, ...names]))] // sections of a note share names
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
