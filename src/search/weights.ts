import type { Signals } from './confidence.ts'
import type { Role } from './question.ts'
import type { Shape } from './question-words.ts'
import type { Field } from './search-index.ts'

export interface Weights {
  readonly fields: Readonly<Record<Field, number>>
  readonly bm25: { readonly k: number; readonly b: number; readonly bAsked: number }
  readonly roles: Readonly<Record<Role, number>>
  readonly glossary: { readonly term: number; readonly everyday: number }
  readonly verbs: number
  readonly wholePhrase: number
  readonly typo: number
  readonly swap: number
  readonly lead: Readonly<Record<Shape, number>>
  readonly language: number
  readonly unknown: { readonly word: number; readonly han: number }
  readonly confidence: Readonly<Record<keyof Signals | 'bias', number>>
  readonly fairScore: number
  readonly wordsToHold: number
  readonly coverage: number
  readonly sameHeading: number
  readonly sameShape: number
  readonly sameAsked: number
  readonly askedSo: number
  readonly telling: number
  readonly restOfNote: number
}

/** How much each thing counts in the search: factors without a unit, set by measurement (docs/search.md). */
export const weights: Weights = {
  /** Fields of a section. The title stays weak: at full weight it finds the note but the wrong section of it. */
  fields: { heading: 1, above: 0.2, text: 1, aliases: 0.5, questions: 0.15, asked: 1.4 },
  /** Ways of asking are penalised less for their length: where there are many, many people ask. */
  bm25: { k: 1.5, b: 0.7, bAsked: 0.5 },
  /** A word that says what is asked (`difference`) compared with one that names a subject (`namespace`). */
  roles: { subject: 1, asking: 0.2, joint: 0.2 },
  /** The same thing in other words, or in the other language. */
  glossary: { term: 0.9, everyday: 0.8 },
  /** Another form of the same Chinese verb (`删`, `删除`). */
  verbs: 1,
  /** Exponent of the share that a section has of a phrase in other words. */
  wholePhrase: 1.5,
  /** A word of the notes that is spelt almost like an unknown one. */
  typo: 0.9,
  /** One that differs only in two swapped neighbouring letters. */
  swap: 0.95,
  /** The lead of a note, by what the question asks for, when it has all of it. */
  lead: { definition: 1.5, difference: 1.5, how: 0.85, why: 1, other: 1 },
  /** A section in the language of the question. */
  language: 1.2,
  /** How much a word in no section counts against an answer: many pairs of Chinese characters are not words. */
  unknown: { word: 0.8, han: 0.2 },
  /** Coefficients of the signals in the confidence (`npm run fit:silence`). */
  confidence: {
    bias: -4.46,
    score: 3.07,
    rarestHeld: 3.48,
    likeHeading: 2.63,
    nameMissing: -1.13,
    nameUnsaid: -1.32,
    lineBeyond: -1.48,
    unasked: 1.0,
    chinese: 0.34,
  },
  /** The score, in multiples of an unknown term's rarity, at which the score signal is 0.5. */
  fairScore: 18,
  /** How many of the rarest words of a question a hit needs for the signal `rarestHeld` to be 1. */
  wordsToHold: 4,
  /** A section with the share c of the question's worth scores `1 + coverage × c²` times as much. */
  coverage: 6,
  /** A section whose heading says just what was asked scores up to `1 + sameHeading` times as much. */
  sameHeading: 0.8,
  /** The same for a heading that asks in the same way (`how do I …`). */
  sameShape: 0.1,
  /** The same for ways of asking like the question, times their likeness (`AskedLines.likeness`). */
  sameAsked: 2,
  /** The same for a way of asking in exactly these words. */
  askedSo: 4,
  /** Exponent of how far a word says what is asked for (`tellingOf`). */
  telling: 1,
  /** The share of its second section's score that a note gets besides its best; of the third, half that share. */
  restOfNote: 0.25,
}

/**
 * How far what was written for a question goes before what holds its words: so many times the highest score for a
 * section of which somebody asks in these very words, one that has the question as its heading, and the best of a note
 * that lists it. What explains an error scores `error` more than the first hit.
 */
export const lifts = { asked: 4, heading: 2, note: 1, error: 1 } as const

/** How much of a question is searched. */
export const questionLimits = {
  /** UTF-16 units; of a longer question only the beginning and the end are read. */
  characters: 256,
  /** Words and phrases, and how many terms they may have together. */
  words: 12,
  terms: 24,
} as const

/**
 * The confidence, 0 to 1, from which headings are suggested, an answer is shown, and an answer is shown without a
 * caveat. At `answer`, one in ten off-topic questions gets through, and one in five near misses.
 */
export const thresholds = { suggest: 0.15, answer: 0.44, sure: 0.55 } as const
