import type { OrderItem } from '../../notes/item.ts'
import { shuffled } from '../shuffle.ts'
import { markPlaces, readPlaces } from './read.ts'
import type { Task } from './task.ts'

/** Steps to put in order: a form with a menu for each place. */
export function order({ steps }: OrderItem, seed: number): Task {
  const shown = shuffled(steps.length, seed)
  return { by: 'form', shown, fields: shown.length, read: (values) => readPlaces(shown, values), mark: markPlaces }
}
