import type { Lang } from '../notes/note.ts'
import type { SearchIndex } from './index.ts'
import type { Question, QuestionTerm } from './question.ts'
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
  const asked = worthOf(index, question)
  const terms = mostTelling(asked, questionLimits.terms)
  if (terms.length === 0) return nothing

  const { mini, frequencies } = index
  const known = (term: string) => frequencies.has(term)
  const byTerm = new Map(terms.map((term) => [term.term, term]))
  const found = mini.search('question', {
    tokenize: () => terms.map(({ term }) => term),
    processTerm: (term) => term,
    boost: weights.fields,
    boostTerm: (term) => byTerm.get(term)?.weight ?? 1,
    bm25: weights.bm25,
    fuzzy: (term) => !known(term) && mayBeMisspelt(term) && editsOf(term),
    prefix: (term) => !known(term) && (mayBeMisspelt(term) || isHanCharacter(term)),
    weights: { fuzzy: weights.typo, prefix: weights.typo },
  })

  const all = sum(terms.map(({ worth }) => worth))
  const preferred = question.lang ?? lang
  const subjects = terms.filter(({ weight }) => weight === 1)
  const hits = found.map(({ id, score, queryTerms, terms, match }) => {
    const section = id as number
    // MiniSearch multiplies by the number of matched words, which favours long sections over right ones.
    const words = score / queryTerms.length
    const covered = sum(queryTerms.map((term) => byTerm.get(term)?.worth ?? 0)) / all
    const factor =
      (index.leads[section] ? weights.lead[question.shape] : 1) *
      (index.langs[section] === preferred ? weights.language : 1) *
      (1 + weights.coverage * covered ** 2) *
      (saysJustThat(match, subjects, index.headingSizes[section]) ? weights.sameHeading : 1)
    return { section, score: words * factor, terms, queryTerms, match }
  })
  hits.sort((a, b) => b.score - a.score || a.section - b.section)
  const best = hits[0]
  if (!best) return nothing
  return {
    hits: hits.slice(0, limit).map(({ section, score, terms }) => ({ section, score, terms })),
    confidence: confidenceOf(best, asked),
    approximate: best.terms.some((term) => !byTerm.has(term)),
  }
}

/** Whether a heading names the subjects of the question and nothing else. */
function saysJustThat(match: FoundTerms['match'], subjects: readonly QuestionTerm[], size = 0): boolean {
  return (
    size === subjects.length &&
    subjects.every(({ term }) => Object.hasOwn(match, term) && match[term]?.includes('heading'))
  )
}

/** A term of a question, and what finding it is worth. */
interface AskedTerm extends QuestionTerm {
  /** High for a word that few sections hold. */
  readonly worth: number
  readonly known: boolean
}

function worthOf({ frequencies, langs }: SearchIndex, { terms }: Question): AskedTerm[] {
  return terms.map(({ term, weight }) => {
    const sections = frequencies.get(term) ?? 0
    const rarity = Math.log(1 + (langs.length - sections + 0.5) / (sections + 0.5)) // as BM25 has it
    const doubt = sections > 0 ? 1 : isHan(term) ? weights.unknown.han : weights.unknown.word
    return { term, weight, worth: weight * rarity * doubt, known: sections > 0 }
  })
}

/** The terms worth most, those that the notes know before the others, in the order of the question. */
function mostTelling(terms: readonly AskedTerm[], limit: number): readonly AskedTerm[] {
  if (terms.length <= limit) return terms
  const kept = new Set(terms.toSorted((a, b) => Number(b.known) - Number(a.known) || b.worth - a.worth).slice(0, limit))
  return terms.filter((term) => kept.has(term))
}

/**
 * How sure the best hit is, 0 to 1: the worth of the words that it holds against that of the words asked for. A word
 * in a heading, an alias or a question of the note says more than one in its text; of a long story, some words do.
 */
function confidenceOf(best: FoundTerms, asked: readonly AskedTerm[]): number {
  const worth = new Map(asked.map((term) => [term.term, term.worth]))
  const telling = new Set<string>()
  for (const [found, fields] of Object.entries(best.match)) {
    if (fields.some((field) => field !== 'text')) telling.add(found)
  }
  const exact = new Set(best.terms)
  const held = sum(
    best.queryTerms.map((term) => {
      const share = !exact.has(term) ? weights.typo : telling.has(term) ? 1 : weights.inTextOnly
      return (worth.get(term) ?? 0) * share
    }),
  )
  const expected = asked
    .map(({ worth }) => worth)
    .sort((a, b) => b - a)
    .slice(0, weights.wordsToHold)
  return Math.min(1, held / sum(expected))
}

interface FoundTerms {
  /** Terms of the index that matched. */
  readonly terms: readonly string[]
  /** Terms of the question that they matched. */
  readonly queryTerms: readonly string[]
  /** Fields by term of the index. */
  readonly match: Readonly<Record<string, readonly string[]>>
}

const mayBeMisspelt = (term: string) =>
  /^[a-z]+$/.test(term) &&
  term.length >= questionLimits.typoLetters.min &&
  term.length <= questionLimits.typoLetters.max

const isHan = (term: string) => /^\p{Script=Han}/u.test(term)

const isHanCharacter = (term: string) => /^\p{Script=Han}$/u.test(term)

/** Slips of the finger forgiven: one in a short word, two in a long one. */
const editsOf = (term: string) => (term.length < 8 ? 1 : 2)

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
