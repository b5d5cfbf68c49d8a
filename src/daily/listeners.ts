import { type App, type BlockAction, webApi } from '@slack/bolt'
import { isOfKind, readRequest } from '../commands/request.ts'
import { unknownZone, week } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import { bankOf } from '../quiz/bank.ts'
import { itemMessage } from '../quiz/item-blocks.ts'
import { createQuiz, type QuizDeps } from '../quiz/quiz.ts'
import { readClick } from '../slack/click.ts'
import { notice } from '../slack/message.ts'
import { isZone, type LanguageOf, type Role, roleOf, spelledZone, zoneOf } from '../slack/person.ts'
import { onTyped, type Typed } from '../slack/typed.ts'
import type { DailyQuiz, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { listenForBoard } from './board-listeners.ts'
import { type DailyField, dailyActions, dailyFields, dailyForm } from './buttons.ts'
import { type CalendarDeps, calendarAt } from './calendar-runner.ts'
import { itemsFor, topicsIn } from './choose.ts'
import { readDaysOff } from './days-off.ts'
import { readSetUp, type Shown, setUpForm, type Unchecked, type Wishes } from './form.ts'
import { localDate, localTime, nextRun } from './schedule.ts'
import { textFor } from './texts.ts'

export interface DailyListenerDeps extends QuizDeps, CalendarDeps {
  readonly languageOf: LanguageOf
}

/** Of the 3 s in which Slack wants a form to be answered (ms). */
const calendarMs = 1_500

/**
 * Sets up, changes and stops the daily quiz of a channel, puts its question to each who wants to answer, and tells a
 * channel that the app comes to how to begin.
 */
export function listenForDaily(app: App, deps: DailyListenerDeps): void {
  const { store, now, library, languageOf, newId } = deps
  const quiz = createQuiz(deps)
  listenForBoard(app, {
    ...deps,
    mayChange: async (client, person, before) => {
      const editors = before ? await store.dailyEditors(before) : []
      return refusalOf(await roleOf(client, person), person, before, editors) === undefined
    },
  })

  onTyped(app, isOfKind('daily'), async (typed) => {
    const { text, lang: written } = readRequest(typed.text)
    const { client, person } = typed
    const here = { team: person.team, channel: typed.channel }
    const [spoken, role, zone = unknownZone, before, editors] = await Promise.all([
      languageOf(client, person),
      roleOf(client, person),
      zoneOf(client, person.user),
      store.dailyQuiz(here),
      store.dailyEditors(here),
    ])
    const lang = written ?? spoken ?? 'en'
    const say = words[lang].daily
    if (!typed.triggerId) return typed.tell(notice(say.typeCommand))
    const refusal = refusalOf(role, person, before, editors)
    if (text !== '') return typed.tell(notice(await stop(before, lang, refusal)))
    if (refusal) return typed.tell(notice(say.faults[refusal]))
    await open(typed, { lang, zone, before: before && { ...before, editors } })
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
    { lang, zone, before }: { lang: Lang; zone: string; before: Shown | undefined },
  ): Promise<void> {
    const here = channel.startsWith('D') ? undefined : channel
    const usual = { time: '09:00', zone, weekdays: week.slice(0, 5), lang, bothLangs: false, revealHours: 4 }
    const isOver =
      before?.pausedUntil !== undefined && isZone(before.zone) && before.pausedUntil <= localDate(before.zone, now())
    const shown = (isOver ? { ...before, pausedUntil: undefined } : before) ?? {
      ...usual,
      channel: here,
      topics: [],
      daysOff: [],
      editors: [],
    }
    const view = setUpForm(lang, shown, topicsIn(bankOf(library())))
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
    const { topics = [], bothLangs = false, editors = [], level, pausedUntil, calendarUrl } = wishes
    const { channel, time, weekdays, lang: spoken, revealHours } = wishes
    const zone = wishes.zone && spelledZone(wishes.zone)
    const needed = { channel, time, zone, weekdays, lang: spoken, revealHours }
    for (const name of ['channel', 'time', 'zone', 'weekdays', 'lang', 'revealHours'] as const)
      if (!needed[name]) faults.set(name, say.missing)
    if (zone && !isZone(zone)) faults.set('zone', say.zone)
    const off = readDaysOff(wishes.daysOff)
    if ('unreadable' in off) faults.set('daysOff', say.notDates(off.unreadable.slice(0, mostNamed)))
    if (!channel || !time || !zone || !weekdays || !spoken || !revealHours || 'unreadable' in off) return undefined
    if (isZone(zone) && pausedUntil && pausedUntil < localDate(zone, now())) faults.set('pausedUntil', say.pauseOver)
    const wanted = { topics, level, lang: spoken, bothLangs }
    if (itemsFor(bankOf(library()), wanted).length === 0) faults.set('level', say.noItems)
    const when = { time, zone, weekdays, revealHours, pausedUntil, daysOff: off.days, calendarUrl }
    return faults.size > 0 ? undefined : { channel, ...when, ...wanted, editors }
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
    const [before, editors] = await Promise.all([
      store.dailyQuiz({ team, channel }),
      store.dailyEditors({ team, channel }),
    ])
    const refusal = refusalOf(await roleOf(client, person), person, before, editors)
    if (refusal) return void faults.set('channel', say.faults[refusal])
    const known = before?.calendar?.url === wishes.calendarUrl ? before?.calendar : undefined
    const read =
      known || wishes.calendarUrl === undefined
        ? undefined
        : await calendarAt(wishes.calendarUrl, zone, calendarMs, deps)
    if (read && 'fault' in read) return void faults.set('calendarUrl', say.faults.calendar[read.fault])
    const calendar = read?.calendar ?? known
    const nextRunAt = await nextFree({ team, ...wishes, calendar })
    if (nextRunAt === undefined) {
      return void faults.set(calendar ? 'calendarUrl' : 'daysOff', say.faults.noDayLeft)
    }
    const holds = read ? [say.calendarHolds(read.calendar.days.length, read.leftOut)] : []
    const saved = notice([say.saved(localTime(zone, nextRunAt), zone), ...holds].join(' '))
    try {
      await client.chat.postEphemeral({ channel, user, ...saved })
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError)) throw error
      const archived = error.data.error === 'is_archived'
      return void faults.set('channel', archived ? say.faults.archived : say.faults.notInChannel)
    }
    const setUpBy = before?.setUpBy ?? user
    await store.saveDailyQuiz({ ...wishes, team, setUpBy, calendar, enabled: true, nextRunAt }, wishes.editors)
  }

  /** The next slot on a date that has had no question yet; undefined when all days are off. */
  async function nextFree(quiz: Omit<DailyQuiz, 'enabled'>): Promise<number | undefined> {
    let at = nextRun(quiz, now())
    while (at !== undefined && (await store.isPlanned(quiz, localDate(quiz.zone, at)))) at = nextRun(quiz, at)
    return at
  }

  app.action<BlockAction>(dailyActions.answer, async (args) => {
    await args.ack()
    const click = readClick(args)
    const { client, person } = click
    const lang = await languageOf(client, person)
    const say = words[lang ?? 'en'].quiz
    const post = await store.dailyPost('value' in args.action ? (args.action.value ?? '') : '')
    const put = post?.team === person.team ? post.put : undefined
    const text = put && textFor(bankOf(library()), put, lang)
    if (!post || !put || !text) return click.tell(say.gone)
    const { item, seed } = put
    const { version, note } = text
    const fresh = {
      id: newId(),
      person,
      item,
      lang: note.lang,
      version,
      seed,
      purpose: 'daily',
      askedAt: now(),
    } as const
    const asked = await store.askDaily(post.id, fresh)
    if (asked.answered) return click.tell(say.answeredBefore)
    const found = await quiz.find(asked.id, person)
    await (typeof found === 'string' ? click.tell(say.gone) : click.below(itemMessage(found.put)))
  })
  app.event('member_joined_channel', async ({ event, client, context }) => {
    const team = context.teamId ?? ''
    const { channel, user, inviter } = event
    if (user !== context.botUserId || !(await store.greetFirst({ team, channel }))) return
    const lang = inviter === undefined ? undefined : await languageOf(client, { team, user: inviter })
    await client.chat.postMessage({ channel, ...notice(words[lang ?? 'en'].daily.greeting) })
  })
}

/** Entries that a message at a field names. */
const mostNamed = 5

type Refusal = 'guests' | 'notYours' | 'roleUnknown'

/**
 * Why a person may not set up or change the quiz of a channel; undefined for one who may.
 *
 * @param editors  who may besides whoever set it up
 */
export function refusalOf(
  role: Role | undefined,
  { user }: Pick<PersonId, 'user'>,
  before: Pick<DailyQuiz, 'setUpBy'> | undefined,
  editors: readonly string[],
): Refusal | undefined {
  if (role === undefined) return 'roleUnknown'
  if (role === 'guest') return 'guests'
  return !before || role === 'admin' || before.setUpBy === user || editors.includes(user) ? undefined : 'notYours'
}
