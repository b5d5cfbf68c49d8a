import type { ChoiceItem } from '../../notes/item.ts'
import { truthOf } from '../../notes/labels.ts'
import { runsText } from '../../notes/passage.ts'
import { oneOf } from './single.ts'
import type { Task } from './task.ts'

/** A statement that is true or false: `True` always first, as people expect it. */
export function trueFalse(item: ChoiceItem): Task {
  const isTrue = item.choices.findIndex(({ text }) => truthOf(runsText(text)) === true)
  return oneOf(item, isTrue === 1 ? [1, 0] : [0, 1])
}
