import type { Lang } from '../notes/note.ts'
import type { SearchIndex } from './index.ts'
import type { Question } from './question.ts'
import { questionLimits, weights } from './weights.ts'

/** A section that holds words of a question. */
export interface Hit {
  /** Number of the section. */
  readonly section: number
  /** Compares within one search only. */
  readonly score: number
  /** Terms of the index that matched: the question's own, or the nearest known ones. */
  readonly terms: readonly string[]
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[]
  /** 0 to 1: how much of what was asked the best hit holds. */
  readonly confidence: number
  /** True when a word that the notes do not know was read as one that they know. */
  readonly approximate: boolean
}

export interface SearchOptions {
  /** Language preferred when the question could be in either. */
  readonly lang?: Lang
  /** Most hits returned. */
  readonly limit?: number
}

const nothing: SearchResult = { hits: [], confidence: 0, approximate: false }

/** Finds the sections that answer a question. */
export function search(index: SearchIndex, question: Question, { lang, limit = 10 }: SearchOptions = {}): SearchResult {
  const asked = question.terms.slice(0, questionLimits.terms)
  if (asked.length === 0) return nothing

  const { mini, frequencies } = index
  const importance = new Map(
    asked.map(({ term, weight }) => [term, weight * rarity(frequencies.get(term) ?? 0, index.langs.length)]),
  )
  const known = (term: string) => frequencies.has(term)
  const weightOf = new Map(asked.map(({ term, weight }) => [term, weight]))
  const found = mini.search('question', {
    tokenize: () => asked.map(({ term }) => term),
    processTerm: (term) => term,
    boost: weights.fields,
    boostTerm: (term) => weightOf.get(term) ?? 1,
    bm25: weights.bm25,
    fuzzy: (term) => !known(term) && mayBeMisspelt(term) && editsOf(term),
    prefix: (term) => !known(term) && (mayBeMisspelt(term) || isHanCharacter(term)),
    weights: { fuzzy: weights.typo, prefix: weights.typo },
  })

  const all = sum(importance.values())
  const preferred = question.lang ?? lang
  const hits = found.map(({ id, score, queryTerms, terms }) => {
    // MiniSearch multiplies by the number of matched words, which favours long sections over right ones.
    const words = score / queryTerms.length
    const covered = sum(queryTerms.map((term) => importance.get(term) ?? 0)) / all
    const section = id as number
    const factor =
      (index.leads[section] ? (question.shape === 'definition' ? weights.definition : weights.lead) : 1) *
      (index.langs[section] === preferred ? weights.language : 1) *
      (1 + weights.coverage * covered ** 2)
    return { section, score: words * factor, terms, words, covered }
  })
  hits.sort((a, b) => b.score - a.score || a.section - b.section)
  const best = hits[0]
  if (!best) return nothing
  return {
    hits: hits.slice(0, limit).map(({ section, score, terms }) => ({ section, score, terms })),
    confidence: confidenceOf(best.words, best.covered, all),
    approximate: best.terms.some((term) => !weightOf.has(term)),
  }
}

/** BM25's weight of a word: high for one that few sections hold, highest for one that none does. */
function rarity(sections: number, total: number): number {
  return Math.log(1 + (total - sections + 0.5) / (sections + 0.5))
}

/**
 * How sure the best hit is, 0 to 1: its score against the highest that the question could get in the text alone,
 * and the share of the question's words that it holds. Words that the notes do not know weigh most.
 */
function confidenceOf(words: number, covered: number, all: number): number {
  const highest = all * (weights.bm25.k + 1)
  return Math.min(1, Math.sqrt(words / highest) * covered)
}

const mayBeMisspelt = (term: string) =>
  /^[a-z]+$/.test(term) &&
  term.length >= questionLimits.typoLetters.min &&
  term.length <= questionLimits.typoLetters.max

const isHanCharacter = (term: string) => /^\p{Script=Han}$/u.test(term)

/** Slips of the finger forgiven: one in a short word, two in a long one. */
const editsOf = (term: string) => (term.length < 8 ? 1 : 2)

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
