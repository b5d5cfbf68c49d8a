import type { ChoiceItem } from '../../notes/item.ts'
import { shuffled } from '../shuffle.ts'
import { notOurs, optionAt } from './read.ts'
import type { Mark, Task } from './task.ts'

/** One of several options, by a click on its letter. */
export function single(item: ChoiceItem, seed: number): Task {
  return oneOf(item, shuffled(item.choices.length, seed))
}

export function oneOf(item: ChoiceItem, shown: readonly number[]): Task {
  return {
    by: 'click',
    shown,
    fields: 0,
    read: (values) => {
      const chosen = optionAt(shown, values[0])
      return chosen === undefined || values.length > 1 ? notOurs : { ok: true, reply: { chosen: [chosen], typed: [] } }
    },
    mark: ({ chosen }) => markChoices(item, chosen),
  }
}

/** All or nothing; `parts` says which options were judged rightly. */
export function markChoices({ choices }: ChoiceItem, chosen: readonly number[]): Mark {
  const parts = choices.map(({ right }, i) => right === chosen.includes(i))
  return { right: parts.every(Boolean), parts, slip: false }
}
