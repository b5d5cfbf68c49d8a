import type { FlashItem, Item } from '../../notes/item.ts'
import { cloze } from './cloze.ts'
import { match } from './match.ts'
import { multiple } from './multiple.ts'
import { order } from './order.ts'
import { single } from './single.ts'
import { trueFalse } from './true-false.ts'

export type GradedItem = Exclude<Item, FlashItem>
export type GradedKind = GradedItem['kind']

/** An item as it is put to one person: how to answer, what a reply means, whether it is right. */
export interface Task {
  /** A click on one button, boxes with a button to check them, or a form with a field for each part. */
  readonly by: 'click' | 'boxes' | 'form'
  /** Numbers of the options, from 0 in the order of the note, in the order in which they are shown; none for a cloze. */
  readonly shown: readonly number[]
  /** Fields of its form: blanks, places or left sides; 0 without a form. */
  readonly fields: number
  /**
   * Reads what Slack sends: the position that was clicked, those of the boxes that were checked, or the value of each
   * field. Nothing of it is trusted.
   */
  readonly read: (values: readonly unknown[]) => ReadReply
  readonly mark: (reply: Reply, isWord: IsWord) => Mark
}

/** What a person replied. */
export interface Reply {
  /**
   * Numbers from 0 in the order of the note: the options chosen; of an order the step at each place; of a match the
   * right side for each left one; of a cloze none.
   */
  readonly chosen: readonly number[]
  /** Of a cloze what stands in each blank. */
  readonly typed: readonly string[]
}

export type ReadReply =
  | { readonly ok: true; readonly reply: Reply }
  /** `fields`: what is wrong with which field; none when the values are not ours. */
  | { readonly ok: false; readonly fields: ReadonlyMap<number, Fault> }

export type Fault = 'missing' | 'twice'

export interface Mark {
  readonly right: boolean
  /** For each option, blank, place or left side, in the order of the note, whether the person had it right. */
  readonly parts: readonly boolean[]
  /** Some blank was right but for a slip of the finger. */
  readonly slip: boolean
  /** Every blank that is wrong was known: only the exactness of code is missing. */
  readonly nearly?: boolean | undefined
}

/** Whether the notes know a word: then it is no slip of the finger. */
export type IsWord = (word: string) => boolean

/** One line a kind; a forgotten kind does not compile. */
export function taskOf(item: GradedItem, seed: number): Task {
  switch (item.kind) {
    case 'single':
      return single(item, seed)
    case 'multiple':
      return multiple(item, seed)
    case 'true-false':
      return trueFalse(item)
    case 'cloze':
      return cloze(item)
    case 'order':
      return order(item, seed)
    case 'match':
      return match(item, seed)
  }
}
