import type { Lang } from '../notes/note.ts'
import type { Concept, Form, KnownTerm } from './concepts.ts'
import type { Glossary } from './glossary.ts'
import type { Field } from './search-index.ts'
import type { Weights } from './weights.ts'

/** A concept as one section says it. */
export interface Match {
  readonly concept: Concept
  /** The form that the section has. */
  readonly form: Form
  readonly terms: readonly (Pick<KnownTerm, 'term' | 'rarity'> & { readonly fields: readonly Field[] })[]
}

/** Evidence for and against the best hit, each 0 to 1. */
export interface Signals {
  /** Its score relative to the rarity of a term in no section, since both grow with the number of notes. */
  readonly score: number
  /** Worth of the words it holds, relative to the few rarest words asked: of a long story, some are enough. */
  readonly rarestHeld: number
  /** How far its heading says what was asked and nothing else. */
  readonly likeHeading: number
  /** Weight of the heaviest name (a word in Latin letters: `MetalLB`, `data-root`) that is nowhere in its note. */
  readonly nameMissing: number
  /** Weight of the heaviest name that is in neither its heading nor a way of asking: the text may only mention it. */
  readonly nameUnsaid: number
  /** Weight of the heaviest word that its closest way of asking has and the question lacks. */
  readonly lineBeyond: number
  /** 1 when it has no ways of asking: then less of a question can be found in it. */
  readonly unasked: number
  /** 1 for a question in Chinese, which is cut into more words, so that a smaller share is found. */
  readonly chinese: number
}

export const noSignals: Signals = {
  score: 0,
  rarestHeld: 0,
  likeHeading: 0,
  nameMissing: 1,
  nameUnsaid: 1,
  lineBeyond: 0,
  unasked: 0,
  chinese: 0,
}

export interface Found {
  readonly score: number
  /** As in `Signals`. */
  readonly likeHeading: number
  /** Every concept of the question. */
  readonly asked: readonly Concept[]
  /** For each concept that was searched for, the share that the hit's note holds, 0 to 1. */
  readonly inNote: ReadonlyMap<Concept, number>
  /** For each name that was searched for (`isName`), the share in the hit's heading or ways of asking, 0 to 1. */
  readonly namesSaid: ReadonlyMap<Concept, number>
  /** See `AskedLines.rarestExtraWord`. */
  readonly lineBeyond: number
  /** Rarity of a term that is in no section, the most that a term can weigh. */
  readonly heaviest: number
  /** Whether the hit has ways of asking. */
  readonly isAskedFor: boolean
  /** The language of the question. */
  readonly lang?: Lang | undefined
}

export function signalsOf(
  matches: readonly Match[],
  { score, likeHeading, asked, inNote, namesSaid, lineBeyond, heaviest, isAskedFor, lang }: Found,
  { wordsToHold, fairScore }: Pick<Weights, 'wordsToHold' | 'fairScore'>,
): Signals {
  const worths = asked.map(({ worth }) => worth).sort((a, b) => b - a)
  const held = sum(matches.map((match) => match.concept.worth * shareOf(match)))
  const heaviestLacking = (parts: Iterable<readonly [Concept, number]>) =>
    Math.min(1, Math.max(0, ...[...parts].map(([{ worth }, part]) => (worth * (1 - part)) / heaviest)))
  return {
    score: score / (score + fairScore * heaviest),
    rarestHeld: Math.min(1, held / sum(worths.slice(0, wordsToHold))),
    likeHeading,
    nameMissing: heaviestLacking([...inNote].filter(([{ word }]) => isLatin(word.text))),
    nameUnsaid: heaviestLacking(namesSaid),
    lineBeyond: Math.min(1, lineBeyond / heaviest),
    unasked: isAskedFor ? 0 : 1,
    chinese: lang === 'zh' ? 1 : 0,
  }
}

/** Whether a word names something: a term of the glossary or, in a Chinese question, anything in Latin letters. */
export function isName({ text, entries }: Concept['word'], { glossary, lang }: Naming): boolean {
  return (lang === 'zh' && isLatin(text)) || entries.some((entry) => glossary.entries[entry]?.everyday !== true)
}

interface Naming {
  readonly glossary: Glossary
  readonly lang?: Lang | undefined
}

const isLatin = (text: string) => /^[a-z\d]/.test(text)

/** The share of a concept that the section holds. */
function shareOf({ form, terms }: Match): number {
  const found = sum(terms.map(({ rarity }) => rarity))
  return (Math.min(1, found / form.worth) || 0) * (form.kind === 'spelling' ? Math.min(1, form.factor) : 1)
}

/** The probability, 0 to 1, that the best hit answers: a logistic regression fitted by `npm run fit:silence`. */
export function confidenceOf(signals: Signals, { bias, ...factors }: Weights['confidence']): number {
  const names = Object.keys(factors) as (keyof Signals)[]
  return 1 / (1 + Math.exp(-bias - sum(names.map((name) => factors[name] * signals[name]))))
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
