import type { ChoiceItem } from '../../notes/item.ts'
import { shuffled } from '../shuffle.ts'
import { notOurs, optionAt } from './read.ts'
import { markChoices } from './single.ts'
import type { Task } from './task.ts'

/** All options that are right, by boxes and one button to check them. */
export function multiple(item: ChoiceItem, seed: number): Task {
  const shown = shuffled(item.choices.length, seed)
  return {
    by: 'boxes',
    shown,
    fields: 0,
    read: (values) => {
      const chosen = values.map((value) => optionAt(shown, value)).filter((option) => option !== undefined)
      const distinct = [...new Set(chosen)].sort((a, b) => a - b)
      if (values.length === 0) return { ok: false, fields: new Map([[0, 'missing']]) }
      return distinct.length < values.length ? notOurs : { ok: true, reply: { chosen: distinct, typed: [] } }
    },
    mark: ({ chosen }) => markChoices(item, chosen),
  }
}
