import type { Button, Checkboxes } from '@slack/types'
import type { Item } from '../notes/item.ts'
import type { Lang } from '../notes/note.ts'
import { runsText } from '../notes/passage.ts'
import { passagesToBlocks, passagesToText } from '../slack/blocks.ts'
import { limits } from '../slack/limits.ts'
import { type Message, message } from '../slack/message.ts'
import { button, context, plainText, section } from '../slack/plain-blocks.ts'
import { lengthOf, plain } from '../slack/text.ts'
import { words } from '../words/words.ts'
import { quizActions, writeQuizValue } from './buttons.ts'
import { letterOf, optionPassages, optionsOf, stemPassages } from './item-passages.ts'
import { isExact } from './kinds/cloze.ts'
import { type Task, taskOf } from './kinds/task.ts'

/** An item that somebody is asked. */
export interface PutItem {
  /** The id of what was asked, which the buttons carry. */
  readonly id: string
  readonly seed: number
  readonly item: Item
  /** Language of the words around the item. */
  readonly lang: Lang
  /** In a round: its place, from 1, and how many items there are. */
  readonly place?: { readonly place: number; readonly of: number } | undefined
}

/**
 * The question, to be answered by a click, check boxes or a form; for a card of a stranger's note, one to turn over.
 *
 * @param intro  shown above it
 */
export function itemMessage(put: PutItem, intro?: string): Message {
  const { item, lang } = put
  const say = words[lang].quiz
  const task = item.kind === 'flash' ? undefined : taskOf(item, put.seed)
  const passages = [...stemPassages(item), ...(task ? optionPassages(item, task.shown) : [])]
  const labelled = item.kind === 'true-false' || (item.kind === 'multiple' && labelsFit(item))
  const shown = labelled ? stemPassages(item) : passages
  const title = titleLine(put)
  const exact = item.kind === 'cloze' && item.blanks.some(isExact)
  const how = [say.how[item.kind], ...(exact ? [say.exact] : [])].join(' ')
  const before = intro === undefined ? [] : [intro]
  return message([...before, title, passagesToText(passages), how].join('\n\n'), [
    ...before.map(section),
    context(title),
    ...passagesToBlocks(shown, { maxCharacters: 9_500 }).blocks,
    context(how),
    ...controls(put, task).map((elements) => ({ type: 'actions' as const, elements })),
  ])
}

/** Kind and level, and the place in a round. */
export function titleLine({ item, lang, place }: Pick<PutItem, 'item' | 'lang' | 'place'>): string {
  const say = words[lang].quiz
  return [place && say.place(place.place, place.of), say.kinds[item.kind], say.level(item.level)]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** The rows of buttons and boxes. */
function controls(put: PutItem, task: Task | undefined): (Button | Checkboxes)[][] {
  const { id, item, lang } = put
  const say = words[lang].quiz
  switch (task?.by) {
    case undefined:
      return [[button(quizActions.turnOver, say.turnOver, writeQuizValue(id))]]
    case 'click':
      return [
        task.shown.map((option, position) => {
          const label = item.kind === 'true-false' ? textOf(item, option).trim() : ''
          const value = writeQuizValue(id, position)
          return button(`${quizActions.choose}_${position}`, label || letterOf(position), value)
        }),
      ]
    case 'boxes': {
      const options = task.shown.map((option, position) => ({
        text: plainText(`${letterOf(position)}. ${textOf(item, option)}`, limits.optionText),
        value: writeQuizValue(id, position),
      }))
      return [
        [{ type: 'checkboxes', action_id: quizActions.boxes, options }],
        [button(quizActions.check, say.check, writeQuizValue(id))],
      ]
    }
    case 'form':
      return [[button(quizActions.openForm, say.openForm, writeQuizValue(id))]]
  }
}

function labelsFit(item: Item): boolean {
  return optionsOf(item).every((_, option) => lengthOf(`A. ${textOf(item, option)}`) <= limits.optionText)
}

function textOf(item: Item, option: number): string {
  return plain(runsText(optionsOf(item)[option] ?? []))
}
