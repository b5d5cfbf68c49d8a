import { type App, type BlockAction, webApi } from '@slack/bolt'
import { isOfKind, readRequest } from '../commands/request.ts'
import { isZone, unknownZone, week } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import { bankOf } from '../quiz/bank.ts'
import { itemMessage } from '../quiz/item-blocks.ts'
import { createQuiz, type QuizDeps } from '../quiz/quiz.ts'
import { readClick } from '../slack/click.ts'
import { inTime } from '../slack/in-time.ts'
import { notice } from '../slack/message.ts'
import { type LanguageOf, personIn, type Role, roleOf, teamIn, zoneOf } from '../slack/person.ts'
import { onTyped, type Typed } from '../slack/typed.ts'
import type { DailyQuiz, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { listenForBoard } from './board-listeners.ts'
import { dailyActions, dailyForm } from './buttons.ts'
import { type CalendarDeps, calendarAt } from './calendar-runner.ts'
import { topicsIn } from './choose.ts'
import { checkSetUp, errorsOf, type Faults, readSetUp } from './filled-form.ts'
import { type Shown, setUpForm, type Wishes } from './form.ts'
import { localDate, localTime, nextRun } from './schedule.ts'
import { textFor } from './texts.ts'

export interface DailyListenerDeps extends QuizDeps, CalendarDeps {
  readonly languageOf: LanguageOf
}

/** Of the 3 s in which Slack wants a form to be answered: what is not known by then is told in a message (ms). */
const formMs = 2_000

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
    const person = personIn(context, body.user.id)
    const { lang, filled } = readSetUp(view)
    const checked = checkSetUp(filled, { lang, bank: bankOf(library()), now: now() })
    if ('faults' in checked) return ack({ response_action: 'errors', errors: errorsOf(checked.faults) })
    const saving = save(client, person, lang, checked.wishes)
    const early = await inTime(saving, formMs)
    if (early && 'faults' in early) return ack({ response_action: 'errors', errors: errorsOf(early.faults) })
    await ack()
    const done = await saving
    if ('faults' in done) {
      const text = words[lang].daily.notSaved(Object.values(done.faults))
      await client.chat.postMessage({ channel: person.user, ...notice(text) })
    } else {
      await client.chat.postEphemeral({ channel: checked.wishes.channel, user: person.user, ...notice(done.saved) })
    }
  })

  /**
   * Keeps the quiz once both are seen to be in the channel.
   *
   * @returns what to tell the person there
   */
  async function save(
    client: webApi.WebClient,
    person: PersonId,
    lang: Lang,
    wishes: Wishes,
  ): Promise<{ readonly saved: string } | { readonly faults: Faults }> {
    const { team, user } = person
    const { channel, zone } = wishes
    const say = words[lang].daily
    const [role, before, editors] = await Promise.all([
      roleOf(client, person),
      store.dailyQuiz({ team, channel }),
      store.dailyEditors({ team, channel }),
    ])
    const refusal = refusalOf(role, person, before, editors)
    if (refusal) return { faults: { channel: say.faults[refusal] } }
    const known = before?.calendar?.url === wishes.calendarUrl ? before?.calendar : undefined
    const read =
      known || wishes.calendarUrl === undefined ? undefined : await calendarAt(wishes.calendarUrl, zone, deps)
    if (read && 'fault' in read) return { faults: { calendarUrl: say.faults.calendar[read.fault] } }
    const calendar = read?.calendar ?? known
    const nextRunAt = await nextFree({ team, ...wishes, calendar })
    if (nextRunAt === undefined) return { faults: { [calendar ? 'calendarUrl' : 'daysOff']: say.faults.noDayLeft } }
    try {
      // Slack takes this only where both are, and nothing else tells so in one call.
      await client.chat.postEphemeral({ channel, user, ...notice(say.saving) })
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError)) throw error
      const archived = error.data.error === 'is_archived'
      return { faults: { channel: archived ? say.faults.archived : say.faults.notInChannel } }
    }
    const setUpBy = before?.setUpBy ?? user
    await store.saveDailyQuiz({ ...wishes, team, setUpBy, calendar, enabled: true, nextRunAt }, wishes.editors)
    const holds = read ? [say.calendarHolds(read.calendar.days.length, read.leftOut)] : []
    return { saved: [say.saved(localTime(zone, nextRunAt), zone), ...holds].join(' ') }
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
    const team = teamIn(context)
    const { channel, user, inviter } = event
    if (user !== context.botUserId || !(await store.greetFirst({ team, channel }))) return
    const lang = inviter === undefined ? undefined : await languageOf(client, { team, user: inviter })
    await client.chat.postMessage({ channel, ...notice(words[lang ?? 'en'].daily.greeting) })
  })
}

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
