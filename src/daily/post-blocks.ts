import type { KnownBlock } from '@slack/types'
import { sourceLine } from '../ask/answer-text.ts'
import type { ChoiceItem } from '../notes/item.ts'
import type { Lang } from '../notes/note.ts'
import type { Passage } from '../notes/passage.ts'
import type { ItemText } from '../quiz/bank.ts'
import { titleLine } from '../quiz/item-blocks.ts'
import { letteredOption, lines, optionPassages, stemPassages } from '../quiz/item-passages.ts'
import { taskOf } from '../quiz/kinds/task.ts'
import { excerptFor, explained, room } from '../quiz/result-blocks.ts'
import { passagesToBlocks, passagesToText } from '../slack/blocks.ts'
import { type Message, message, notice } from '../slack/message.ts'
import { button, context, header } from '../slack/plain-blocks.ts'
import { shortenRuns } from '../slack/shorten.ts'
import { escapeMrkdwn } from '../slack/text.ts'
import { words } from '../words/words.ts'
import { dailyActions } from './buttons.ts'

/** A question that is put to a channel. */
export interface PutToAll {
  /** Id of the post. */
  readonly id: string
  readonly seed: number
  readonly item: ChoiceItem
  readonly lang: Lang
}

export type Standing =
  /** `resultAt` is local: `YYYY-MM-DD HH:MM`. */
  | { readonly kind: 'open'; readonly answers: number; readonly resultAt: string; readonly zone: string }
  | { readonly kind: 'revealed' }

/** The question of the day, which people answer where nobody else sees it. */
export function postMessage(put: PutToAll, standing: Standing): Message {
  const { id, item, lang, seed } = put
  const say = words[lang].daily
  const title = titleLine(put)
  const options = item.kind === 'true-false' ? [] : optionPassages(item, taskOf(item, seed).shown)
  const passages = [...stemPassages(item), ...options]
  const stands =
    standing.kind === 'open'
      ? [say.answers(standing.answers), say.resultAt(standing.resultAt, standing.zone)]
      : [say.resultIsThere]
  return message([say.title, title, passagesToText(passages), ...stands].join('\n\n'), [
    header(say.title),
    context(title),
    ...passagesToBlocks(passages, { maxCharacters: 9_000 }).blocks,
    context(...stands),
    { type: 'actions', elements: [button(dailyActions.answer, say.answer, id)] },
  ])
}

/** How a channel answered: the share of each option, why each is right or wrong, and the passage of the note. */
export function resultOfAll(
  { item, lang, seed }: PutToAll,
  text: Pick<ItemText, 'note' | 'section'>,
  answers: readonly { readonly right: boolean; readonly chosen: readonly number[] }[],
): Message {
  const say = words[lang].daily
  const verdict = say.result(answers.filter(({ right }) => right).length, answers.length)
  const body = [
    ...stemPassages(item),
    ...taskOf(item, seed).shown.flatMap((option, position): Passage[] => {
      const { text = [], right = false, reason = [] } = item.choices[option] ?? {}
      const chosenBy = answers.filter(({ chosen }) => chosen.includes(option)).length
      const remark = { text: ` ${say.share(right, chosenBy, answers.length)}`, italic: true } as const
      const shown = item.kind === 'true-false' ? text : letteredOption(position, text, room.option)
      const why: Passage[] = reason.length > 0 ? [{ kind: 'quote', runs: shortenRuns(reason, room.reason) }] : []
      return [lines([[...shown, remark]]), ...why]
    }),
    ...explained(words[lang].quiz.why, item.explanation),
  ]
  const source = words[lang].quiz.fromTheNote(sourceLine(text, lang))
  const excerpt = excerptFor(item, text.section)
  const blocks: KnownBlock[] = [
    header(verdict),
    ...passagesToBlocks(body, { maxCharacters: room.body, maxBlocks: 30 }).blocks,
    context(source),
    ...passagesToBlocks(excerpt, { maxCharacters: room.excerpt, maxBlocks: 10 }).blocks,
  ]
  return message([verdict, passagesToText(body), source, passagesToText(excerpt)].join('\n\n'), blocks)
}

/** The result with what else is to be said about the quiz. */
export function withRemarks(result: Message, remarks: readonly string[]): Message {
  if (remarks.length === 0) return result
  const text = [result.text, ...remarks.map((remark) => escapeMrkdwn(remark))].join('\n\n')
  return { ...result, text, blocks: [...result.blocks, context(...remarks)] }
}

/** The note has changed since: what was asked can no longer be shown as it was. */
export function resultWithoutNote(lang: Lang, answers: readonly { readonly right: boolean }[]): Message {
  const say = words[lang].daily
  return notice([say.result(answers.filter(({ right }) => right).length, answers.length), say.noteChanged].join('\n'))
}
