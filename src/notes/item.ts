import type { Level } from './note.ts'
import type { Run } from './passage.ts'

/** What all kinds of quiz item have. */
interface ItemBase {
  /** kebab-case, unique within its note, the same in both languages. */
  readonly id: string
  readonly level: Level
  /** The text of the question. In a cloze each blank is a code run `____`. */
  readonly stem: readonly Run[]
  readonly code?: { readonly language?: string; readonly text: string }
  readonly explanation: readonly Run[]
  /** Line of its heading in the file, from 1. */
  readonly line: number
}

/** An option of a choice; the key when `right`, else a distractor. */
export interface Choice {
  readonly text: readonly Run[]
  readonly right: boolean
  /** Why this option is right or wrong. */
  readonly reason: readonly Run[]
}

export interface ChoiceItem extends ItemBase {
  readonly kind: 'single' | 'multiple' | 'true-false'
  readonly choices: readonly Choice[]
}

export interface ClozeItem extends ItemBase {
  readonly kind: 'cloze'
  /** For each blank the accepted spellings, the first of which is shown as the answer. */
  readonly blanks: readonly (readonly string[])[]
}

export interface OrderItem extends ItemBase {
  readonly kind: 'order'
  /** In the right order. */
  readonly steps: readonly (readonly Run[])[]
}

export interface MatchItem extends ItemBase {
  readonly kind: 'match'
  readonly pairs: readonly { readonly left: readonly Run[]; readonly right: readonly Run[] }[]
}

/** A question and its answer found in a stranger's note: shown to turn over, never graded. */
export interface FlashItem extends ItemBase {
  readonly kind: 'flash'
  readonly answer: readonly Run[]
}

export type Item = ChoiceItem | ClozeItem | OrderItem | MatchItem | FlashItem
export type ItemKind = Item['kind']
