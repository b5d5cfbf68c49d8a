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

/** What counts how much in the search. Factors without unit, set by measurement (docs/search.md). */
export const weights: Weights = {
  /** By field of a section. The title stays weak: at full weight it finds the note and picks the wrong section. */
  fields: { heading: 1, above: 0.4, text: 1, aliases: 0.5, questions: 0.3, asked: 1 },
  /** The length of the ways of asking counts less: where many stand, many ask. */
  bm25: { k: 1.5, b: 0.7, bAsked: 0.5 },
  /** A word that asks (`difference`) beside one that names (`namespace`). */
  roles: { subject: 1, asking: 0.2, joint: 0.2 },
  /** The same in other words, or in the other language. */
  glossary: { term: 0.9, everyday: 0.8 },
  /** Another form of the same Chinese verb (`删`, `删除`). */
  verbs: 1,
  /** Power of the share of a phrase in other words that a section holds. */
  wholePhrase: 1.5,
  /** A word of the notes that is spelt nearly like one that they do not know. */
  typo: 0.9,
  /** One that differs in two neighbouring letters that changed places. */
  swap: 0.95,
  /** The section that defines its note, by what the question asks for. */
  lead: { definition: 1.5, difference: 1.5, how: 0.85, why: 1, other: 1 },
  /** A section in the language of the question. */
  language: 1.2,
  /** What a word that no section holds counts in doubting an answer: many a pair of Chinese characters is no word. */
  unknown: { word: 0.8, han: 0.2 },
  /** How the signals add up to the confidence (`npm run fit:silence`). */
  confidence: {
    bias: -4.84,
    score: 4.59,
    rarestHeld: 2.78,
    likeHeading: 2.62,
    nameMissing: -0.87,
    nameUnsaid: -1.69,
    lineBeyond: -1.23,
    unasked: 1.32,
    chinese: 0.41,
  },
  /** A hit that scores so many times the rarity of an unknown term is as likely right as wrong by its score. */
  fairScore: 10.5,
  /** So many words of a question, the rarest, make a hit certain. */
  wordsToHold: 4,
  /** A section scores `1 + coverage × c²` times as much when it holds the share c of the question's words. */
  coverage: 3,
  /** Scores up to `1 + sameHeading` times as much: a section whose heading names what was asked for and nothing else. */
  sameHeading: 0.8,
  /** Scores so much more, which is little: a section whose heading asks in the same way (`how do I …`). */
  sameShape: 0.1,
  /** Scores so much more: a section of which somebody asks for the same; less by far where it is only nearly the same. */
  sameAsked: 2,
  /** Scores so much more: a section of which somebody asks in these very words. */
  askedSo: 4,
  /** Power of the share that says how far a word tells what is asked for (`tellingOf`). */
  telling: 1,
  /** Share of the score of a note's second section, and half of it of the third, that counts for the note. */
  restOfNote: 0.25,
}

/** What of a question reaches the index (MiniSearch does not survive hostile ones). */
export const questionLimits = {
  /** UTF-16 units; the rest is not read, and the person is told so. */
  characters: 256,
  /** Words and phrases, the rest is left out; and the terms that they are together. */
  words: 12,
  terms: 24,
} as const

/**
 * Confidence, 0 to 1, from which on headings are suggested, an answer is shown, and one is shown without a doubt. At
 * `answer`, one in ten questions about something else gets through, and one in three that only come near.
 */
export const thresholds = { suggest: 0.15, answer: 0.4, sure: 0.55 } as const
