import type { MatchItem } from '../../notes/item.ts'
import { shuffled } from '../shuffle.ts'
import { markPlaces, readPlaces } from './read.ts'
import type { Task } from './task.ts'

/** Pairs to put together: the left sides stay, a form has a menu of the right sides for each. */
export function match({ pairs }: MatchItem, seed: number): Task {
  const shown = shuffled(pairs.length, seed)
  return { by: 'form', shown, fields: shown.length, read: (values) => readPlaces(shown, values), mark: markPlaces }
}
