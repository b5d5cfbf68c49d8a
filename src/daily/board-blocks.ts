import type { Button, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types'
import type { Lang } from '../notes/note.ts'
import type { Streak } from '../quiz/progress.ts'
import { limits } from '../slack/limits.ts'
import { type Message, message } from '../slack/message.ts'
import { button, context, header, plainText, section } from '../slack/plain-blocks.ts'
import { words } from '../words/words.ts'
import { type Board, goals, type Period, type Ranked } from './board.ts'
import { boardActions, writeBoardValue } from './buttons.ts'
import { channelBlock } from './channel-block.ts'

/** Whose board it is and what else stands on it for the one who reads it. */
export interface BoardView {
  readonly lang: Lang
  readonly channel: string
  readonly period: Period
  readonly board: Board
  /** The first of those ranked. */
  readonly names: readonly string[]
  readonly goal?: number | undefined
  readonly mayChangeGoal: boolean
  /** Whether the reader's own name is shown. */
  readonly named: boolean
  readonly streak: Streak
}

/** Names on a board. */
export const mostNamed = 10

/** For one person's eyes: it ends with how that person does. */
export function boardMessage(view: BoardView): Message {
  const { lang, channel, period, board } = view
  const say = words[lang].daily.board
  const ranking = rankingLines(view)
  const own = ownLines(view)
  const goal = goalBlock(view)
  const blocks: KnownBlock[] = [
    header(say.title[period]),
    channelBlock(words[lang].daily.channel, channel),
    section(sumLine(view)),
    ...(goal ? [goal] : []),
    ...(ranking.length > 0 ? [section(ranking.join('\n'))] : []),
    context(say.how(board.floor)),
    ...(own.length > 0 ? [section(own.join('\n'))] : []),
    { type: 'actions', elements: [periodButton(view), nameButton(view)] },
  ]
  const text = [say.title[period], sumLine(view), goalLine(view), ...ranking, ...own]
  return message(text.filter((line) => line !== undefined).join('\n'), blocks)
}

function sumLine({ lang, board: { results, all } }: BoardView): string {
  const say = words[lang].daily.board
  if (results === 0) return say.noResults
  return all === 'few' ? say.few(results) : say.all(results, all.people, all.answers, all.right)
}

function rankingLines({ lang, board: { ranked, results }, names }: BoardView): readonly string[] {
  const say = words[lang].daily.board
  if (results === 0) return []
  if (ranked.length === 0) return [say.nobody]
  const line = (name: string, { rank, right, answers }: Ranked) => say.ranked(rank, name, right, answers)
  const lines = names.flatMap((name, i) => (ranked[i] ? [line(name, ranked[i])] : []))
  return ranked.length > names.length ? [...lines, say.more(ranked.length - names.length)] : lines
}

function ownLines({ lang, board: { own, results }, streak }: BoardView): readonly string[] {
  const { daily, progress } = words[lang]
  return [
    ...(results === 0 ? [] : [daily.board.own(own.answers, results, own.right)]),
    ...(own.rank === undefined ? [] : [daily.board.ownRank(own.rank)]),
    ...(streak.days > 0 ? [progress.streak(streak.days), progress.missesLeft(streak.missesLeft)] : []),
  ]
}

function goalLine({ lang, period, board, goal, mayChangeGoal }: BoardView): string | undefined {
  const say = words[lang].daily.board
  if (period !== 'week') return undefined
  if (goal !== undefined) return say.goal(board.answers, goal)
  return mayChangeGoal ? say.noGoal : undefined
}

function goalBlock(view: BoardView): SectionBlock | undefined {
  const line = goalLine(view)
  if (line === undefined) return undefined
  if (!view.mayChangeGoal) return section(line)
  const say = words[view.lang].daily.board
  const optionOf = (goal: number): PlainTextOption => ({
    text: plainText(goal === 0 ? say.noGoal : say.goalOption(goal), limits.optionText),
    value: writeBoardValue({ ...view, goal }),
  })
  return {
    ...section(line),
    accessory: {
      type: 'static_select',
      action_id: boardActions.goal,
      placeholder: plainText(say.chooseGoal, limits.placeholder),
      options: [0, ...goals].map(optionOf),
      initial_option: optionOf(view.goal ?? 0),
    },
  }
}

function periodButton(view: BoardView): Button {
  const period = view.period === 'week' ? 'month' : 'week'
  const { lang, channel } = view
  return button(boardActions.period, words[lang].daily.board.to[period], writeBoardValue({ lang, period, channel }))
}

function nameButton({ lang, period, channel, named }: BoardView): Button {
  const say = words[lang].daily.board
  const value = writeBoardValue({ lang, period, channel })
  return named ? button(boardActions.hide, say.hide, value) : button(boardActions.show, say.show, value)
}
