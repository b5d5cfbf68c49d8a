import type { Concept, Form, KnownTerm } from './concepts.ts'
import type { Field } from './index.ts'
import type { Weights } from './weights.ts'

/** A concept in one section. */
export interface Match {
  readonly concept: Concept
  /** In which the section holds it. */
  readonly form: Form
  readonly terms: readonly (Pick<KnownTerm, 'term' | 'rarity'> & { readonly fields: readonly Field[] })[]
}

/** What speaks for and against the best hit, each 0 to 1. */
export interface Signals {
  /** Its score beside the rarity of a term that no section holds, which grows with the notes. */
  readonly score: number
  /** Worth of the few rarest words that it holds, of what these could be worth: of a long story, some are enough. */
  readonly rarestHeld: number
  /** How far its heading says what was asked for and nothing else. */
  readonly likeHeading: number
  /** Worth of the dearest name that its whole note lacks: a word in Latin letters (`MetalLB`, `data-root`). */
  readonly nameMissing: number
  /** 1 where nobody wrote down how people ask for it: then less of a question is to be found. */
  readonly unasked: number
}

export const noSignals: Signals = { score: 0, rarestHeld: 0, likeHeading: 0, nameMissing: 1, unasked: 0 }

export interface Found {
  readonly score: number
  /** As in `Signals`. */
  readonly likeHeading: number
  /** All that was asked for. */
  readonly asked: readonly Concept[]
  /** What of it was looked for: the share that the note of the hit holds, 0 to 1. */
  readonly inNote: ReadonlyMap<Concept, number>
  /** Worth of a term that no section holds. */
  readonly dearest: number
  /** Whether it is written down how people ask for it. */
  readonly isAskedFor: boolean
}

export function signalsOf(
  matches: readonly Match[],
  { score, likeHeading, asked, inNote, dearest, isAskedFor }: Found,
  { wordsToHold, fairScore }: Pick<Weights, 'wordsToHold' | 'fairScore'>,
): Signals {
  const worths = asked.map(({ worth }) => worth).sort((a, b) => b - a)
  const held = sum(matches.map((match) => match.concept.worth * shareOf(match)))
  const names = [...inNote].filter(([{ word }]) => isLatin(word.text))
  return {
    score: score / (score + fairScore * dearest),
    rarestHeld: Math.min(1, held / sum(worths.slice(0, wordsToHold))),
    likeHeading,
    nameMissing: Math.min(1, Math.max(0, ...names.map(([{ worth }, part]) => (worth * (1 - part)) / dearest))),
    unasked: isAskedFor ? 0 : 1,
  }
}

const isLatin = (text: string) => /^[a-z\d]/.test(text)

/** Share of a concept that the section holds. */
function shareOf({ form, terms }: Match): number {
  const found = sum(terms.map(({ rarity }) => rarity))
  return (Math.min(1, found / form.worth) || 0) * (form.kind === 'spelling' ? Math.min(1, form.factor) : 1)
}

/** How sure the best hit answers, 0 to 1: what the signals say by what questions of people taught (`npm run fit:silence`). */
export function confidenceOf(signals: Signals, { bias, ...factors }: Weights['confidence']): number {
  const names = Object.keys(factors) as (keyof Signals)[]
  return 1 / (1 + Math.exp(-bias - sum(names.map((name) => factors[name] * signals[name]))))
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
