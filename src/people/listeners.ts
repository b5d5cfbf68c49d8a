import { type App, type BlockAction, webApi } from '@slack/bolt'
import { asksToStop, isOfKind, readRequest } from '../commands/request.ts'
import type { Library } from '../library/library.ts'
import { readTimeOfDay, unknownZone } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import { bankOf } from '../quiz/bank.ts'
import { weeksOf } from '../quiz/progress.ts'
import type { Deliveries } from '../slack/answer-once.ts'
import { readClick } from '../slack/click.ts'
import { type Message, message, notice } from '../slack/message.ts'
import { type LanguageOf, zoneFor, zoneOf } from '../slack/person.ts'
import { redact } from '../slack/redact.ts'
import { sendFile } from '../slack/send-file.ts'
import { onTyped, type Typed } from '../slack/typed.ts'
import type { PersonId, Store } from '../storage/store.ts'
import { type Erased, words } from '../words/words.ts'
import { isForgetValid, peopleActions } from './buttons.ts'
import { type Chart, chartOf } from './chart.ts'
import { exportText, piecesOf } from './export.ts'
import { readLearner } from './learner.ts'
import { codeMessage, forgetMessage, privacyMessage } from './personal-blocks.ts'
import { changePreferences } from './preferences.ts'
import { progressBlocks, progressText } from './progress-blocks.ts'

export interface PeopleDeps {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly library: () => Library
  readonly languageOf: LanguageOf
  readonly redrawHome: (client: webApi.WebClient, person: PersonId) => Promise<void>
  /** @returns a PNG, or why there is none */
  readonly drawChart: (chart: Chart) => Promise<Uint8Array | Error>
  /** What has been taken in hand: a second click on the same button does nothing more. */
  readonly deliveries: Deliveries
  readonly logger: { readonly warn: (details: object, message: string) => void }
}

const dayMs = 24 * 60 * 60 * 1_000
/** Weeks of answers in the picture. */
const chartWeeks = 8

/** Tells people what is kept of them, gives it out and erases it; tells how far they are; reminds them. */
export function listenForPeople(app: App, deps: PeopleDeps): void {
  const { store, now, library, languageOf, redrawHome, drawChart, deliveries, logger } = deps

  function onRequest(kind: keyof typeof answers): void {
    onTyped(app, isOfKind(kind), async (typed) => {
      const { text, lang } = readRequest(typed.text)
      await answers[kind](typed, lang ?? (await languageOf(typed.client, typed.person)) ?? 'en', text)
    })
  }

  const answers = {
    async privacy({ tell }: Typed, lang: Lang) {
      await tell(privacyMessage(lang))
    },

    async export({ client, person, channel, tell }: Typed, lang: Lang) {
      const sentTo = await sendData(client, person, lang)
      if (channel !== sentTo) await tell(notice(words[lang].data.sent))
    },

    async forget({ person, tell }: Typed, lang: Lang) {
      await tell(forgetMessage(lang, person.user, now()))
    },

    async progress({ client, person, channel, tell }: Typed, lang: Lang) {
      const zone = await zoneFor(store, client, person)
      const at = now()
      const { progress } = await readLearner(store, bankOf(library()), person, { now: at, zone })
      await tell(message(progressText(progress, lang), progressBlocks(progress, library(), lang)))
      if (progress.topics.every(({ met }) => met === 0)) return
      const reviews = await store.reviews(person, at - (7 * chartWeeks + 1) * dayMs)
      const { channel: sentTo, refusal } = await sendChart(
        client,
        person,
        chartOf(progress, weeksOf(reviews, chartWeeks, { now: at, zone }), lang),
        lang,
      )
      if (refusal) logger.warn({ reason: redact(refusal.message) }, 'could not send a chart')
      if (refusal) await tell(notice(words[lang].progress.picture.missing))
      else if (channel !== sentTo) await tell(notice(words[lang].progress.picture.sent))
    },

    async remind({ client, person, tell }: Typed, lang: Lang, time: string) {
      await tell(notice(await setReminder(client, person, lang, time)))
      if (time !== '') await redrawHome(client, person)
    },
  }
  onRequest('privacy')
  onRequest('export')
  onRequest('forget')
  onRequest('progress')
  onRequest('remind')

  async function setReminder(client: webApi.WebClient, person: PersonId, lang: Lang, time: string): Promise<string> {
    const say = words[lang].remind
    const remindAt = readTimeOfDay(time)
    const before = await store.preferences(person)
    if (time === '') {
      const { remindAt, zone = unknownZone, daysOff } = before
      return remindAt === undefined ? say.none : say.at(remindAt, zone, daysOff)
    }
    if (remindAt === undefined && !asksToStop(time)) return say.noSuchTime
    const zone = remindAt && ((await zoneOf(client, person.user)) ?? before.zone ?? unknownZone)
    const { daysOff } = await changePreferences(store, person, { remindAt, zone }, now())
    return remindAt && zone ? say.at(remindAt, zone, daysOff) : say.off
  }

  /** @returns the conversation in which it is now, or why it did not arrive */
  async function sendChart(
    client: webApi.WebClient,
    { user }: PersonId,
    chart: Chart,
    lang: Lang,
  ): ReturnType<typeof sendFile> {
    const content = await drawChart(chart)
    if (content instanceof Error) return { refusal: content }
    const { title } = words[lang].progress.picture
    const name = `kubenotes-${dateNow()}.png`
    return sendFile(client, user, notice(title), { name, title, content, alt: chart.alt })
  }

  const dateNow = () => new Date(now()).toISOString().slice(0, 'YYYY-MM-DD'.length)

  /** @returns the conversation in which it is now */
  async function sendData(client: webApi.WebClient, person: PersonId, lang: Lang): Promise<string | undefined> {
    const say = words[lang].data
    const content = exportText(await store.export(person))
    const name = `kubenotes-${dateNow()}.json`
    const { channel, refusal } = await sendFile(client, person.user, notice(say.intro), {
      name,
      title: say.fileTitle,
      content,
    })
    if (!refusal) return channel
    logger.warn({ reason: redact(refusal.message) }, 'Slack took no file')
    const post = (text: Message) => client.chat.postMessage({ channel: person.user, ...text })
    const { pieces, cut } = piecesOf(content)
    await post(notice(say.noFile))
    for (const [i, piece] of pieces.entries()) await post(codeMessage(say.part(i + 1, pieces.length), piece))
    if (cut) await post(notice(say.rest))
    return channel
  }

  app.event('app_uninstalled', async ({ body }) => {
    // Slack may bring the event late; with a token that works the app has been installed anew since.
    const isBack = await app.client.auth.test().then(
      () => true,
      (error: unknown) => {
        if (error instanceof webApi.WebAPIPlatformError && deadToken.has(error.data.error)) return false
        throw error
      },
    )
    if (isBack) return logger.warn({}, 'told that the app was removed, but the token works: nothing was erased')
    const people = await store.forgetTeam(body.team_id)
    logger.warn({ people }, 'the app was removed from its workspace: all that was kept of it is erased')
  })

  app.action<BlockAction>(peopleActions.export, async (args) => {
    await args.ack()
    const { client, person, tellSent } = readClick(args)
    const lang = (await languageOf(client, person)) ?? 'en'
    await tellSent(words[lang].data.sent, await sendData(client, person, lang))
  })

  app.action<BlockAction>(peopleActions.forget, async (args) => {
    await args.ack()
    const click = readClick(args)
    const { client, person, value } = click
    const say = words[(await languageOf(client, person)) ?? 'en'].forget
    if (!isForgetValid(value, person.user, now())) return click.tell(say.notValid)
    if (args.body.view === undefined && !(await click.isFirst(deliveries))) return
    const erased = erasedOf(await store.forget(person))
    await click.show(notice(erased ? say.done(erased) : say.nothing))
    await redrawHome(client, person)
  })
}

/** What Slack calls a token that will never work again; it has other errors for its own trouble. */
const deadToken: ReadonlySet<string> = new Set(['account_inactive', 'invalid_auth', 'token_revoked'])

/**
 * @param counts  rows by table
 * @returns undefined when there was nothing to erase
 */
function erasedOf(counts: Readonly<Record<string, number>>): Erased | undefined {
  if (Object.values(counts).every((count) => count === 0)) return undefined
  const count = (table: string) => counts[table] ?? 0
  return {
    questions: count('asked'),
    cards: count('card'),
    reviews: count('review'),
    reports: count('item_report'),
    settings: ['preferences', 'reminder', 'daily_quiz', 'daily_editor'].some((table) => count(table) > 0),
  }
}
