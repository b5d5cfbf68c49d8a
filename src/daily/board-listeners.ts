import type { App, BlockAction, webApi } from '@slack/bolt'
import { isOfKind, readRequest } from '../commands/request.ts'
import { readLearner } from '../people/learner.ts'
import { changePreferences } from '../people/preferences.ts'
import { bankOf } from '../quiz/bank.ts'
import type { QuizDeps } from '../quiz/quiz.ts'
import { type ActionArgs, type Click, readClick } from '../slack/click.ts'
import { type Message, notice } from '../slack/message.ts'
import { type LanguageOf, nameOf, zoneFor } from '../slack/person.ts'
import { onTyped } from '../slack/typed.ts'
import type { DailyQuiz, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { boardOf, goals, memberMs, periodStart } from './board.ts'
import { boardMessage, mostNamed } from './board-blocks.ts'
import { type BoardValue, boardActions, readBoardValue } from './buttons.ts'

export interface BoardDeps extends Pick<QuizDeps, 'store' | 'now' | 'library'> {
  readonly languageOf: LanguageOf
  /** Whether a person may change the quiz of a channel. */
  readonly mayChange: (client: webApi.WebClient, person: PersonId, quiz: DailyQuiz) => Promise<boolean>
}

/** Boards at once in a direct message; a command can be answered five times. */
const mostBoards = 3

/** Shows the board of a channel to one person, who can put their name on it or take it off. */
export function listenForBoard(app: App, { store, now, library, languageOf, mayChange }: BoardDeps): void {
  onTyped(app, isOfKind('board'), async ({ text, client, person, channel, tell }) => {
    const lang = readRequest(text).lang ?? (await languageOf(client, person)) ?? 'en'
    const channels = channel.startsWith('D') ? await channelsOf(person) : [channel]
    if (channels.length === 0) await tell(notice(words[lang].daily.board.nowhere))
    for (const one of channels.slice(0, mostBoards))
      await tell(await board(client, person, { lang, period: 'week', channel: one }))
  })

  const channelsOf = (person: PersonId) => store.answeredChannels(person, now() - memberMs)

  async function board(
    client: webApi.WebClient,
    person: PersonId,
    { lang, period, channel }: BoardValue,
  ): Promise<Message> {
    const place = { team: person.team, channel }
    const quiz = await store.dailyQuiz(place)
    if (!quiz) return notice(words[lang].daily.none)
    const found = boardOf(await store.tallies(place, periodStart(period, quiz.zone, now())), person)
    const [mayChangeGoal, zone, ...names] = await Promise.all([
      mayChange(client, person, quiz),
      zoneFor(store, client, person),
      ...found.ranked.slice(0, mostNamed).map(({ person: { user } }) => nameOf(client, user)),
    ])
    const { preferences, progress } = await readLearner(store, bankOf(library()), person, { now: now(), zone })
    return boardMessage({
      lang,
      channel,
      period,
      board: found,
      names: names.map((name) => name ?? words[lang].daily.board.somebody),
      goal: quiz.goal,
      mayChangeGoal,
      named: preferences.onBoards,
      streak: progress.streak,
    })
  }

  /** Does `work` for a click on a board that this person may see, and shows the board as it is then. */
  function onBoard(action: string, work: (click: Click, value: BoardValue) => Promise<void>): void {
    app.action<BlockAction>(action, async (args) => {
      await args.ack()
      const click = readClick(args)
      const { client, person } = click
      const value = readBoardValue(carried(args))
      const isThere = value && args.body.channel?.id === value.channel
      if (!value || !(isThere || (await channelsOf(person)).includes(value.channel))) {
        return click.tell(words[(await languageOf(client, person)) ?? 'en'].daily.board.nowhere)
      }
      await work(click, value)
      await click.show(await board(client, person, value))
    })
  }

  onBoard(boardActions.period, async () => {})
  for (const [action, onBoards] of [
    [boardActions.show, true],
    [boardActions.hide, false],
  ] as const) {
    onBoard(action, async ({ person }) => {
      await changePreferences(store, person, { onBoards }, now())
    })
  }
  onBoard(boardActions.goal, async ({ client, person }, { channel, goal }) => {
    const quiz = await store.dailyQuiz({ team: person.team, channel })
    if (goal !== undefined && quiz && (await mayChange(client, person, quiz)))
      await store.setGoal(
        quiz,
        goals.find((one) => one === goal),
      )
  })
}

/** What the used button or menu carries, untrusted. */
function carried({ action }: ActionArgs): unknown {
  if ('selected_option' in action && action.selected_option && 'value' in action.selected_option)
    return action.selected_option.value
  return 'value' in action ? action.value : undefined
}
