import { rank } from '../../src/ask/rank.ts'
import type { Library, LibraryNote, LibrarySection } from '../../src/library/library.ts'
import type { Signals } from '../../src/search/confidence.ts'
import { thresholds, type Weights } from '../../src/search/weights.ts'
import type { AskedQuestion } from './questions.ts'

/** What the search made of one question. */
export interface Outcome {
  readonly asked: AskedQuestion
  /** From 1: of the right note, and of the right section among the first sections of the notes; Infinity when absent. */
  readonly noteRank: number
  readonly sectionFirst: boolean
  /** Whether the first hit is in the language of the question. */
  readonly sameLanguage: boolean
  readonly confidence: number
  readonly signals: Signals
  /** Path and heading of the first hit. */
  readonly first: string
}

export function askAll(library: Library, questions: readonly AskedQuestion[], weights: Weights): Outcome[] {
  return questions.map((asked) => {
    const { ranking, confidence, signals } = rank(library, asked.question, { lang: asked.lang, weights })
    const [first] = ranking
    return {
      asked,
      noteRank: rankOf(ranking, asked),
      sectionFirst: first !== undefined && isRightSection(first, asked),
      sameLanguage: first?.note.lang === asked.lang,
      confidence,
      signals,
      first: first ? `${first.note.path} › ${first.section.heading}` : 'nothing',
    }
  })
}

interface Found {
  readonly note: LibraryNote
  readonly section: LibrarySection
}

/** The other language of a note is the same note. */
function rankOf(ranking: readonly Found[], { note, also }: AskedQuestion): number {
  const right = new Set([note, ...also.map((other) => other.split('#')[0])])
  const ids = [...new Set(ranking.map((place) => place.note.id))]
  const found = ids.findIndex((id) => right.has(id))
  return found === -1 ? Number.POSITIVE_INFINITY : found + 1
}

function isRightSection({ note, section }: Found, { note: right, section: heading, also }: AskedQuestion): boolean {
  const here = [note.id, `${note.id}#${section.heading}`]
  if (also.some((other) => here.includes(other))) return true
  const isHeading = (wanted: string | null) => (wanted === null ? section.lead : wanted === section.heading)
  return note.id === right && [heading, ...also].some(isHeading)
}

export interface Figures {
  readonly questions: number
  /** Share of questions whose right note comes first, and among the first three. */
  readonly first: number
  readonly inThree: number
  /** Mean of 1/rank of the right note, 0 below ten. */
  readonly mrr: number
  /** Share whose right section comes first. */
  readonly section: number
  readonly sameLanguage: number
}

/** Of questions that a note answers. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const share = (is: (outcome: Outcome) => boolean) => mean(outcomes.map((outcome) => (is(outcome) ? 1 : 0)))
  return {
    questions: outcomes.length,
    first: share(({ noteRank }) => noteRank === 1),
    inThree: share(({ noteRank }) => noteRank <= 3),
    mrr: mean(outcomes.map(({ noteRank }) => (noteRank <= 10 ? 1 / noteRank : 0))),
    section: share(({ sectionFirst }) => sectionFirst),
    sameLanguage: share(({ sameLanguage }) => sameLanguage),
  }
}

export interface Silence {
  /** Chance that a question that a note answers gets a higher confidence than one that none answers. */
  readonly auc: number
  /** Share of answerable questions answered where 5 % of the others are, and the threshold there. */
  readonly answered: number
  readonly at: number
  /** Shares answered with the app's own threshold. */
  readonly ownAnswered: number
  readonly ownFalse: number
}

export function silenceOf(outcomes: readonly Outcome[]): Silence {
  const answerable = outcomes.filter(({ asked }) => asked.note !== null).map(({ confidence }) => confidence)
  const others = outcomes.filter(({ asked }) => asked.note === null).map(({ confidence }) => confidence)
  const wins = answerable.map((yes) => mean(others.map((no) => (yes > no ? 1 : yes === no ? 0.5 : 0))))
  const sorted = others.toSorted((a, b) => b - a)
  const at = sorted[Math.floor(others.length * 0.05)] ?? 0
  const over = (list: readonly number[], line: number) => mean(list.map((value) => (value > line ? 1 : 0)))
  const from = (list: readonly number[], line: number) => mean(list.map((value) => (value >= line ? 1 : 0)))
  return {
    auc: mean(wins),
    answered: over(answerable, at),
    at,
    ownAnswered: from(answerable, thresholds.answer),
    ownFalse: from(others, thresholds.answer),
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? Number.NaN : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** The figures that are kept in tests/questions/figures.json, by language. */
export type Kept = Readonly<Record<'en' | 'zh', Readonly<Record<keyof typeof kept, number>>>>

const kept = {
  first: (outcomes: readonly Outcome[]) => figuresOf(outcomes.filter(({ asked }) => asked.note !== null)).first,
  inThree: (outcomes: readonly Outcome[]) => figuresOf(outcomes.filter(({ asked }) => asked.note !== null)).inThree,
  section: (outcomes: readonly Outcome[]) => figuresOf(outcomes.filter(({ asked }) => asked.note !== null)).section,
  silence: (outcomes: readonly Outcome[]) => silenceOf(outcomes).auc,
}

/** To three digits, as they are stored. */
export function keptOf(outcomes: readonly Outcome[]): Kept {
  const of = (lang: string) => {
    const own = outcomes.filter(({ asked }) => asked.lang === lang)
    return Object.fromEntries(Object.entries(kept).map(([name, figure]) => [name, Number(figure(own).toFixed(3))]))
  }
  return { en: of('en'), zh: of('zh') } as Kept
}
