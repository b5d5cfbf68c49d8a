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
  /** Worth of the few rarest words that it holds, of what these could be worth: of a long story, some are enough. */
  readonly rarestHeld: number
  /** Worth of the words that stand in its own heading. */
  readonly heading: number
  /** Worth of the dearest word that it lacks, beside that of the dearest one asked for. */
  readonly lacking: number
  /** 0 when it holds no word of this field (`probe`), nearer to 1 the more of them. */
  readonly field: number
  /** Worth of the words that no note knows. */
  readonly unknown: number
  /** Worth of the dearest name that its whole note lacks: a word in Latin letters (`MetalLB`, `data-root`). */
  readonly nameMissing: number
  /** How far it is ahead of the best section of another note. */
  readonly ahead: number
  /** 1 for a question in Chinese, whose words are cut from their text and less surely known. */
  readonly chinese: number
}

export const noSignals: Signals = {
  rarestHeld: 0,
  heading: 0,
  lacking: 1,
  field: 0,
  unknown: 1,
  nameMissing: 1,
  ahead: 0,
  chinese: 0,
}

export interface Found {
  /** All that was asked for. */
  readonly asked: readonly Concept[]
  /** What of it was looked for: the share that the note of the hit holds, 0 to 1. */
  readonly inNote: ReadonlyMap<Concept, number>
  /** As in `Signals`. */
  readonly ahead: number
  readonly chinese: boolean
  /** Worth of a term that no section holds. */
  readonly dearest: number
}

export function signalsOf(
  matches: readonly Match[],
  { asked, inNote, ahead, chinese, dearest }: Found,
  { wordsToHold }: Pick<Weights, 'wordsToHold'>,
): Signals {
  const share = new Map(matches.map((match) => [match.concept, shareOf(match, () => true)]))
  const worths = asked.map(({ worth }) => worth).sort((a, b) => b - a)
  const all = sum(worths)
  const held = sum(asked.map((concept) => concept.worth * (share.get(concept) ?? 0)))
  const lacking = asked.map((concept) => concept.worth * (1 - (share.get(concept) ?? 0)))
  const inHeading = matches.map((match) => match.concept.worth * shareOf(match, (field) => field === 'heading'))
  const names = [...inNote].filter(([{ word }]) => isLatin(word.text))
  return {
    rarestHeld: Math.min(1, held / sum(worths.slice(0, wordsToHold))),
    heading: sum(inHeading) / all,
    lacking: Math.max(...lacking) / (worths[0] as number),
    field: 1 - 1 / (1 + matches.filter(({ concept, terms }) => concept.ofField && terms.length > 0).length),
    unknown: sum(asked.filter(({ forms }) => forms.length === 0).map(({ worth }) => worth)) / all,
    nameMissing: Math.min(1, Math.max(0, ...names.map(([{ worth }, part]) => (worth * (1 - part)) / dearest))),
    ahead,
    chinese: chinese ? 1 : 0,
  }
}

const isLatin = (text: string) => /^[a-z\d]/.test(text)

/** Share of a concept that stands in such fields of the section. */
function shareOf({ form, terms }: Match, isIn: (field: Field) => boolean): number {
  const found = sum(terms.filter(({ fields }) => fields.some(isIn)).map(({ rarity }) => rarity))
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
