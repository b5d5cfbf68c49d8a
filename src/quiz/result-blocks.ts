import type { Button, KnownBlock } from '@slack/types'
import { sourceLine } from '../ask/answer-text.ts'
import type { Place } from '../ask/place.ts'
import type { ChoiceItem, ClozeItem, FlashItem, MatchItem, OrderItem } from '../notes/item.ts'
import type { Lang } from '../notes/note.ts'
import { type Passage, type Run, runsText } from '../notes/passage.ts'
import { passagesToBlocks, passagesToText } from '../slack/blocks.ts'
import { type Message, message } from '../slack/message.ts'
import { button, context, header, section } from '../slack/plain-blocks.ts'
import { shortenRuns } from '../slack/shorten.ts'
import { plain } from '../slack/text.ts'
import { words } from '../words/words.ts'
import { answeringPassages } from './answering-passages.ts'
import { quizActions, writeQuizValue, writeRoundValue } from './buttons.ts'
import type { PutItem } from './item-blocks.ts'
import { letteredOption, lines, paragraph, stemPassages } from './item-passages.ts'
import { type GradedItem, type Mark, type Reply, taskOf } from './kinds/task.ts'
import { roundSize } from './pick.ts'
import type { RoundDone } from './quiz.ts'

export interface ResultOptions {
  /** Days until the item is due. */
  readonly againInDays?: number | undefined
  /** The label of the button to the next item; absent at the end of a round. */
  readonly onward?: 'more' | 'next' | undefined
  /** When the round is over. */
  readonly roundDone?: RoundDone | undefined
}

/** The most code points for each part of a result. */
export const room = { option: 250, reason: 250, explanation: 1_000, title: 150, body: 8_500, excerpt: 2_000 } as const

/** The result of a reply: right or wrong, why, and the passage of the note that answers. */
export function resultMessage(
  put: PutItem & { readonly item: GradedItem },
  answeredBy: Place,
  { reply, mark }: { readonly reply: Reply; readonly mark: Mark },
  options: ResultOptions = {},
): Message {
  const { item } = put
  const say = words[put.lang].quiz
  const remarks = [
    mark.slip && say.slip,
    mark.nearly && say.nearly,
    item.kind === 'multiple' && !mark.right && say.someRight(mark.parts.filter(Boolean).length, mark.parts.length),
  ].filter((remark) => typeof remark === 'string')
  const body = [
    ...stemPassages(item),
    ...replyPassages(item, { put, reply, mark }),
    ...explained(say.why, item.explanation),
  ]
  return resultOf(put, answeredBy, { verdict: mark.right ? say.right : say.wrong, remarks, body }, options)
}

/** The back of a card of a stranger's note, which is never graded. */
export function turnedMessage(
  put: PutItem & { readonly item: FlashItem },
  answeredBy: Place,
  options: ResultOptions = {},
): Message {
  const { item } = put
  const answer = paragraph(...shortenRuns(item.answer, room.explanation))
  const body = [...stemPassages(item), answer, ...explained(words[put.lang].quiz.why, item.explanation)]
  return resultOf(put, answeredBy, { verdict: words[put.lang].quiz.kinds.flash, remarks: [], body }, options)
}

interface Result {
  readonly verdict: string
  readonly remarks: readonly string[]
  readonly body: readonly Passage[]
}

function resultOf(
  { id, item, lang }: PutItem,
  place: Place,
  { verdict, remarks, body }: Result,
  { againInDays, onward, roundDone }: ResultOptions,
): Message {
  const say = words[lang].quiz
  const excerpt = answeringPassages(item, place.section)
  const source = [say.fromTheNote(sourceLine(place, lang)), ...(excerpt.cut ? [words[lang].answer.excerptCut] : [])]
  const again = againInDays === undefined ? [] : [say.again(againInDays)]
  const summary = roundDone ? [summaryOf(roundDone, lang)] : []
  const value = writeQuizValue(id)
  const blocks: KnownBlock[] = [
    header(verdict),
    ...(remarks.length > 0 ? [context(...remarks)] : []),
    ...passagesToBlocks(body, { maxCharacters: room.body, maxBlocks: 30 }).blocks,
    context(...source),
    ...passagesToBlocks(excerpt.passages, { maxCharacters: room.excerpt, maxBlocks: 10 }).blocks,
    ...again.map((text) => context(text)),
    ...summary.map(section),
    {
      type: 'actions',
      elements: [
        ...(onward ? [button(quizActions.more, say[onward], value)] : []),
        ...(roundDone ? afterRound(roundDone, value, lang) : []),
        button(quizActions.read, say.read, value),
        button(quizActions.report, say.report, value),
      ],
    },
  ]
  return message(
    [verdict, ...remarks, passagesToText(body), ...source, passagesToText(excerpt.passages), ...again, ...summary].join(
      '\n\n',
    ),
    blocks,
  )
}

function summaryOf({ right, of, readAgain }: RoundDone, lang: Lang): string {
  const say = words[lang].quiz
  return [
    say.roundDone(right, of),
    ...(readAgain.length > 0 ? [say.readAgain(readAgain.map((title) => plain(title, room.title)))] : []),
  ].join('\n')
}

function afterRound({ right, of, topic }: RoundDone, value: string, lang: Lang): Button[] {
  const say = words[lang].quiz
  const another = writeRoundValue({ size: Math.max(of, roundSize.usual), topic: topic?.key })
  return [
    ...(right < of ? [button(quizActions.repeat, say.repeatWrong(of - right), value)] : []),
    button(quizActions.startRound, say.anotherRound(topic?.name), another),
  ]
}

interface Replied {
  readonly put: PutItem
  readonly reply: Reply
  readonly mark: Mark
}

/** The answers, each with the person's reply beside it in words. */
function replyPassages(item: GradedItem, replied: Replied): readonly Passage[] {
  switch (item.kind) {
    case 'cloze':
      return blanks(item, replied)
    case 'order':
      return [steps(item, replied)]
    case 'match':
      return [pairs(item, replied)]
    default:
      return choices(item, replied)
  }
}

function choices(item: ChoiceItem, { put, reply }: Replied): readonly Passage[] {
  const { remarks } = words[put.lang].quiz
  const passages: Passage[] = []
  let open: (readonly Run[])[] = []
  for (const [position, option] of taskOf(item, put.seed).shown.entries()) {
    const { text = [], right = false, reason = [] } = item.choices[option] ?? {}
    const missed = item.kind === 'multiple' ? remarks.missed : remarks.rightAnswer
    const ifChosen = right ? remarks.yoursRight : remarks.yoursWrong
    const remark = reply.chosen.includes(option) ? ifChosen : right && missed
    const shown = item.kind === 'true-false' ? text : letteredOption(position, text, room.option)
    open.push([...shown, ...(remark ? [behind(remark)] : [])])
    if (!remark || reason.length === 0) continue
    passages.push(lines(open), { kind: 'quote', runs: shortenRuns(reason, room.reason) })
    open = []
  }
  return open.length > 0 ? [...passages, lines(open)] : passages
}

function blanks({ blanks }: ClozeItem, { put, reply, mark }: Replied): readonly Passage[] {
  const say = words[put.lang].quiz
  return blanks.flatMap((accepted, i) => {
    const typed = reply.typed[i] ?? ''
    const judged = mark.parts[i] ? say.remarks.blankRight : say.remarks.blankWrong
    const [answer = ''] = accepted
    const label = blanks.length > 1 ? [[{ text: say.blank(i + 1, blanks.length), bold: true } as const]] : []
    const yours = [{ text: say.yourAnswer }, { text: typed, code: true } as const, behind(judged)]
    const right = [{ text: say.rightAnswer }, { text: answer, code: true } as const]
    return [lines([...label, yours, ...(typed === answer ? [] : [right])])]
  })
}

function steps({ steps }: OrderItem, { put, reply }: Replied): Passage {
  const items = steps.map((runs, i) => {
    const place = reply.chosen.indexOf(i)
    const remark = place === i ? [] : [behind(words[put.lang].quiz.yourPlace(place + 1))]
    return { indent: 0, number: i + 1, runs: [...shortenRuns(runs, room.option), ...remark] }
  })
  return { kind: 'list', items }
}

function pairs({ pairs }: MatchItem, { put, reply }: Replied): Passage {
  const items = pairs.map(({ left, right }, i) => {
    const chosen = reply.chosen[i] ?? i
    const yours = runsText(shortenRuns(pairs[chosen]?.right ?? [], room.option))
    const remark = chosen === i ? [] : [behind(words[put.lang].quiz.yourPair(yours))]
    const pair = [...shortenRuns(left, room.option), { text: ' → ' }, ...shortenRuns(right, room.option)]
    return { indent: 0, runs: [...pair, ...remark] }
  })
  return { kind: 'list', items }
}

export function explained(label: string, explanation: readonly Run[]): readonly Passage[] {
  if (explanation.length === 0) return []
  return [paragraph({ text: label, bold: true }, ...shortenRuns(explanation, room.explanation))]
}

function behind(remark: string): Run {
  return { text: ` ${remark}`, italic: true }
}
