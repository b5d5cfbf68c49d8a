import { type App, type BlockAction, webApi } from '@slack/bolt'
import { isOfKind, readRequest } from '../ask/request.ts'
import type { Lang } from '../notes/note.ts'
import { unknownZone, week } from '../people/reminders.ts'
import { bankOf } from '../quiz/bank.ts'
import { itemMessage } from '../quiz/item-blocks.ts'
import { createQuiz, type QuizDeps } from '../quiz/quiz.ts'
import { readClick } from '../slack/click.ts'
import { notice } from '../slack/message.ts'
import { isZone, type LanguageOf, type Role, roleOf, zoneOf } from '../slack/person.ts'
import { onTyped, type Typed } from '../slack/typed.ts'
import type { DailyQuiz, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { listenForBoard } from './board-listeners.ts'
import { type DailyField, dailyActions, dailyFields, dailyForm } from './buttons.ts'
import { itemsFor, textPut, topicsIn } from './choose.ts'
import { readSetUp, setUpForm, type Unchecked, type Wishes } from './form.ts'
import { localDate, localTime, nextRun } from './schedule.ts'

export interface DailyListenerDeps extends QuizDeps {
  readonly languageOf: LanguageOf
}

/** Sets up, changes and stops the daily quiz of a channel, and puts its question to each who wants to answer. */
export function listenForDaily(app: App, deps: DailyListenerDeps): void {
  const { store, now, library, languageOf, newId } = deps
  const quiz = createQuiz(deps)
  listenForBoard(app, {
    ...deps,
    mayChange: async (client, person, before) => refusalOf(await roleOf(client, person), person, before) === undefined,
  })

  onTyped(app, isOfKind('daily'), async (typed) => {
    const { text, lang: written } = readRequest(typed.text)
    const { client, person } = typed
    const [spoken, role, zone = unknownZone, before] = await Promise.all([
      languageOf(client, person),
      roleOf(client, person),
      zoneOf(client, person.user),
      store.dailyQuiz({ team: person.team, channel: typed.channel }),
    ])
    const lang = written ?? spoken ?? 'en'
    const say = words[lang].daily
    if (!typed.triggerId) return typed.tell(notice(say.typeCommand))
    const refusal = refusalOf(role, person, before)
    if (text !== '') return typed.tell(notice(await stop(before, lang, refusal)))
    if (refusal) return typed.tell(notice(say.faults[refusal]))
    await open(typed, { lang, zone, before })
  })

  async function stop(before: DailyQuiz | undefined, lang: Lang, refusal: Refusal | undefined): Promise<string> {
    const say = words[lang].daily
    if (!before?.enabled) return say.none
    if (refusal) return say.faults[refusal]
    await store.restDailyQuiz(before)
    return say.stopped
  }

  async function open(
    { client, channel, triggerId }: Typed,
    { lang, zone, before }: { lang: Lang; zone: string; before: DailyQuiz | undefined },
  ): Promise<void> {
    const here = channel.startsWith('D') ? undefined : channel
    const usual = { time: '09:00', zone, weekdays: week.slice(0, 5), topics: [], lang, revealHours: 4, channel: here }
    const view = setUpForm(lang, before ?? usual, topicsIn(bankOf(library())))
    await client.views.open({ trigger_id: triggerId ?? '', view })
  }

  app.view(dailyForm, async ({ ack, body, view, client, context }) => {
    const person = { team: context.teamId ?? '', user: body.user.id }
    const { lang, wishes } = readSetUp(view)
    const faults = new Map<DailyField, string>()
    const complete = checked(wishes, lang, faults)
    if (complete) await take(client, person, { lang, wishes: complete, faults })
    if (faults.size === 0) return ack()
    const errors = Object.fromEntries([...faults].map(([field, text]) => [dailyFields[field], text]))
    await ack({ response_action: 'errors', errors })
  })

  /** What is wished, when nothing is missing; else the faults. */
  function checked(wishes: Unchecked, lang: Lang, faults: Map<DailyField, string>): Wishes | undefined {
    const say = words[lang].daily.faults
    const { channel, time, zone, weekdays, topics = [], level, lang: spoken, revealHours, pausedUntil } = wishes
    const needed = { channel, time, zone, weekdays, lang: spoken, revealHours }
    for (const name of ['channel', 'time', 'zone', 'weekdays', 'lang', 'revealHours'] as const)
      if (!needed[name]) faults.set(name, say.missing)
    if (zone && !isZone(zone)) faults.set('zone', say.zone)
    if (!channel || !time || !zone || !weekdays || !spoken || !revealHours) return undefined
    if (itemsFor(bankOf(library()), { topics, level, lang: spoken }).length === 0) faults.set('level', say.noItems)
    return faults.size > 0
      ? undefined
      : { channel, time, zone, weekdays, topics, level, lang: spoken, revealHours, pausedUntil }
  }

  /** Keeps the quiz once both are seen to be in the channel, which is told to the person there and to nobody else. */
  async function take(
    client: webApi.WebClient,
    person: PersonId,
    { lang, wishes, faults }: { lang: Lang; wishes: Wishes; faults: Map<DailyField, string> },
  ): Promise<void> {
    const { team, user } = person
    const { channel, zone } = wishes
    const say = words[lang].daily
    const before = await store.dailyQuiz({ team, channel })
    const refusal = refusalOf(await roleOf(client, person), person, before)
    if (refusal) return void faults.set('channel', say.faults[refusal])
    const nextRunAt = await nextFree({ team, ...wishes })
    const saved = notice(say.saved(localTime(zone, nextRunAt), zone))
    try {
      await client.chat.postEphemeral({ channel, user, ...saved })
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError)) throw error
      const archived = error.data.error === 'is_archived'
      return void faults.set('channel', archived ? say.faults.archived : say.faults.notInChannel)
    }
    await store.saveDailyQuiz({ ...wishes, team, setUpBy: before?.setUpBy ?? user, enabled: true, nextRunAt })
  }

  /** The next slot on a date that has had no question yet. */
  async function nextFree(quiz: Omit<DailyQuiz, 'enabled'>): Promise<number> {
    let at = nextRun(quiz, now())
    while (at !== undefined && (await store.isPlanned(quiz, localDate(quiz.zone, at)))) at = nextRun(quiz, at)
    if (at === undefined) throw new RangeError('Cannot plan a quiz that is due on no day')
    return at
  }

  app.action<BlockAction>(dailyActions.answer, async (args) => {
    await args.ack()
    const click = readClick(args)
    const { client, person } = click
    const say = words[(await languageOf(client, person)) ?? 'en'].quiz
    const post = await store.dailyPost('value' in args.action ? (args.action.value ?? '') : '')
    const put = post?.team === person.team ? post.put : undefined
    if (!post || !put || !textPut(bankOf(library()), put)) return click.tell(say.gone)
    const fresh = { id: newId(), person, ...put, purpose: 'daily', askedAt: now() } as const
    const asked = await store.askDaily(post.id, fresh)
    if (asked.answered) return click.tell(say.answeredBefore)
    const found = await quiz.find(asked.id, person)
    await (typeof found === 'string' ? click.tell(say.gone) : click.below(itemMessage(found.put)))
  })
}

type Refusal = 'guests' | 'notYours' | 'roleUnknown'

/** Why a person may not set up or change the quiz of a channel; undefined for one who may. */
export function refusalOf(
  role: Role | undefined,
  { user }: Pick<PersonId, 'user'>,
  before: Pick<DailyQuiz, 'setUpBy'> | undefined,
): Refusal | undefined {
  if (role === undefined) return 'roleUnknown'
  if (role === 'guest') return 'guests'
  return before && role !== 'admin' && before.setUpBy !== user ? 'notYours' : undefined
}
