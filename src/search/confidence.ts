import type { Lang } from '../notes/note.ts'
import type { Concept, Form, KnownTerm } from './concepts.ts'
import type { Glossary } from './glossary.ts'
import type { Field } from './search-index.ts'
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
  /** Worth of the dearest name that neither its heading nor a way of asking says: it may be mentioned in passing. */
  readonly nameUnsaid: number
  /** Worth of the dearest word that the nearest way of asking for it says and the question does not. */
  readonly lineBeyond: number
  /** 1 where nobody wrote down how people ask for it: then less of a question is to be found. */
  readonly unasked: number
  /** 1 for a question in Chinese: it falls into more words, and less of them is found. */
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
  /** All that was asked for. */
  readonly asked: readonly Concept[]
  /** What of it was looked for: the share that the note of the hit holds, 0 to 1. */
  readonly inNote: ReadonlyMap<Concept, number>
  /** The share that its heading says, or its ways of asking, 0 to 1, of each name that was looked for (`isName`). */
  readonly namesSaid: ReadonlyMap<Concept, number>
  /** What the dearest word of the nearest way of asking counts that the question does not say. */
  readonly lineBeyond: number
  /** Worth of a term that no section holds. */
  readonly dearest: number
  /** Whether it is written down how people ask for it. */
  readonly isAskedFor: boolean
  /** Of the question. */
  readonly lang?: Lang | undefined
}

export function signalsOf(
  matches: readonly Match[],
  { score, likeHeading, asked, inNote, namesSaid, lineBeyond, dearest, isAskedFor, lang }: Found,
  { wordsToHold, fairScore }: Pick<Weights, 'wordsToHold' | 'fairScore'>,
): Signals {
  const worths = asked.map(({ worth }) => worth).sort((a, b) => b - a)
  const held = sum(matches.map((match) => match.concept.worth * shareOf(match)))
  const dearestLacking = (parts: Iterable<readonly [Concept, number]>) =>
    Math.min(1, Math.max(0, ...[...parts].map(([{ worth }, part]) => (worth * (1 - part)) / dearest)))
  return {
    score: score / (score + fairScore * dearest),
    rarestHeld: Math.min(1, held / sum(worths.slice(0, wordsToHold))),
    likeHeading,
    nameMissing: dearestLacking([...inNote].filter(([{ word }]) => isLatin(word.text))),
    nameUnsaid: dearestLacking(namesSaid),
    lineBeyond: Math.min(1, lineBeyond / dearest),
    unasked: isAskedFor ? 0 : 1,
    chinese: lang === 'zh' ? 1 : 0,
  }
}

/** Whether a word names something: a term of the glossary, or in a Chinese question whatever is in Latin letters. */
export function isName({ text, entries }: Concept['word'], { glossary, lang }: Naming): boolean {
  return (lang === 'zh' && isLatin(text)) || entries.some((entry) => glossary.entries[entry]?.everyday !== true)
}

interface Naming {
  readonly glossary: Glossary
  readonly lang?: Lang | undefined
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
