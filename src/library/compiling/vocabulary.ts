import { readFileSync } from 'node:fs'
import { readTerms, type Term, wordsOfTerm } from '../../notes/terms.ts'
import { everydayWords } from '../../search/everyday-words.ts'
import { type GlossaryEntry, glossaryEntry } from '../../search/glossary.ts'

/** The words of this field, for whatever notes are served. */
export const generalTermsFile = new URL('../../../notes/terms.yaml', import.meta.url)

/**
 * The terms that come with Kubenotes, and those of a team, which come before ours of the same id.
 *
 * @param terms   of the folder of notes
 * @param source  what they were read from
 */
export function withGeneralTerms(terms: readonly Term[], source = ''): readonly Term[] {
  const ours = readFileSync(generalTermsFile, 'utf8')
  if (source === ours) return terms // our own notes
  const general = readTerms(ours, { strict: false, noteIds: new Set() }).terms
  return [...new Map([...general, ...terms].map((term) => [term.id, term])).values()]
}

/** What the search takes for one another: terms, and everyday words of the two languages. */
export function glossaryOf(terms: readonly Term[]): GlossaryEntry[] {
  return [
    ...terms.map((term) => glossaryEntry(wordsOfTerm(term), false)),
    ...everydayWords.map((words) => glossaryEntry(words, true)),
  ]
}
