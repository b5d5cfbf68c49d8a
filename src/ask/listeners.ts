import { type App, type BlockAction, webApi } from '@slack/bolt'
import { commandMeant } from '../commands/command-meant.ts'
import { askKinds, isOfKind, readRequest } from '../commands/request.ts'
import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { termOf } from '../search/analyse.ts'
import { pasteLimit } from '../search/signatures.ts'
import type { Deliveries } from '../slack/answer-once.ts'
import { type Click, readClick } from '../slack/click.ts'
import type { LinkTo } from '../slack/links.ts'
import { type Message, notice } from '../slack/message.ts'
import type { LanguageOf } from '../slack/person.ts'
import { plain } from '../slack/text.ts'
import { onTyped, type Typed } from '../slack/typed.ts'
import { words } from '../words/words.ts'
import { answerQuestion, answerWithSection } from './answer.ts'
import { answerMessage, type CardOptions, commandMessage } from './answer-blocks.ts'
import { titleOf } from './answer-text.ts'
import { actionIds, type ButtonValue, readButtonValue, sectionByKey } from './buttons.ts'
import { answerFollowUp, type FollowUp, goesOn } from './follow-up.ts'
import { languageWritten } from './language-written.ts'
import { lastAnswer } from './last-answer.ts'
import { sectionsOfNote } from './place.ts'

export interface AskDeps {
  /** The library of the moment. */
  readonly library: () => Library
  readonly notesUrl?: string | undefined
  readonly pictureAt?: LinkTo | undefined
  /** Name or id of the channel in which requests for notes are posted. */
  readonly requestsChannel?: string | undefined
  /** The language in which a person wants to be spoken to, where it is known. */
  readonly languageOf: LanguageOf
  /** The name under which Slack shows a person. */
  readonly nameOf: (client: webApi.WebClient, user: string) => Promise<string | undefined>
  /** What has been taken in hand: a second click on the same button does nothing more. */
  readonly deliveries: Deliveries
}

/** Answers `/k8s`, mentions and direct messages, and the buttons of answers. */
export function listenForQuestions(app: App, deps: AskDeps): void {
  const card = { notesUrl: deps.notesUrl, pictureAt: deps.pictureAt, requestable: deps.requestsChannel !== undefined }

  async function answer(typed: Typed): Promise<Message> {
    const { text, way, client, person } = typed
    const lang = languageWritten(deps.library(), readRequest(text)) ?? (await deps.languageOf(client, person))
    const followUp = await followUpIn(typed, lang)
    if (!followUp)
      return answerMessage(answerQuestion(deps.library(), text, { lang }), { ...card, shareable: way === 'command' })
    const { answer, more } = followUp
    const whole = more && { wholeNote: sectionsOfNote(deps.library(), answer.note) }
    return answerMessage(answer, { ...card, shareable: false, followUp, ...whole })
  }

  /** A direct message alone tells what was said before. */
  async function followUpIn(
    { text, way, client, channel }: Typed,
    lang: Lang | undefined,
  ): Promise<FollowUp | undefined> {
    if (way !== 'direct message' || goesOn(deps.library(), text) === undefined) return undefined
    const last = await lastAnswer(client, channel, deps.library())
    return last && answerFollowUp(deps.library(), text, last, lang)
  }

  onTyped(app, isOfKind(...askKinds), async (typed) => {
    const { index } = deps.library()
    const command = commandMeant(typed.text.slice(0, pasteLimit), (word) => index.postings(termOf(word)) !== undefined)
    if (command) {
      const lang = readRequest(command).lang ?? (await deps.languageOf(typed.client, typed.person)) ?? 'en'
      return typed.tell(commandMessage(command, lang))
    }
    await typed.answer(await answer(typed))
  })

  /** Runs `work` for a click with a value that we made, and tells the person when its section has gone. */
  function onButton(
    action: string | RegExp,
    work: (click: Click, value: ButtonValue, section: LibrarySection | undefined) => Promise<void>,
  ): void {
    app.action<BlockAction>(action, async (args) => {
      await args.ack()
      const click = readClick(args)
      const value = readButtonValue(click.value)
      const section = value?.section === undefined ? undefined : sectionByKey(deps.library(), value.section)
      if (!value || (value.section !== undefined && !section)) await click.tell(words[value?.lang ?? 'en'].answer.gone)
      else await work(click, value, section)
    })
  }

  /** Who chose a section from a menu asked for that section. */
  function sectionCard(section: LibrarySection, { question, lang }: ButtonValue, options: CardOptions): Message {
    const note = deps.library().notes[section.note] as LibraryNote
    return answerMessage(
      answerWithSection(deps.library(), section, question || titleOf({ note, section }), lang),
      options,
    )
  }

  async function nameOf({ client, person, handle }: Click): Promise<string> {
    return plain((await deps.nameOf(client, person.user)) || handle)
  }

  onButton(actionIds.share, async (click, value, section) => {
    if (!section || !(await click.isFirst(deps.deliveries))) return
    const shared = sectionCard(section, value, { ...card, shareable: false, sharedBy: await nameOf(click) })
    await click.respond({ response_type: 'in_channel', replace_original: false, ...shared })
    await click.respond({ replace_original: true, ...notice(words[value.lang].answer.shared) })
  })

  onButton(actionIds.more, async (click, value, section) => {
    if (!section) return
    const note = deps.library().notes[section.note]
    const wholeNote = note ? sectionsOfNote(deps.library(), note) : []
    await click.show(sectionCard(section, value, { ...card, shareable: click.ephemeral, wholeNote }))
  })

  for (const action of [actionIds.language, new RegExp(`^${actionIds.open}_\\d$`), actionIds.choose]) {
    onButton(action, async (click, value, section) => {
      if (section) await click.show(sectionCard(section, value, { ...card, shareable: click.ephemeral }))
    })
  }

  onButton(new RegExp(`^${actionIds.ask}_\\d$`), async (click, { question, lang }) => {
    const answered = answerQuestion(deps.library(), question, { lang })
    await click.reply(answerMessage(answered, { ...card, shareable: click.ephemeral }))
  })

  onButton(actionIds.request, async (click, { question, lang }) => {
    const say = words[lang].nothing
    if (!deps.requestsChannel || !(await click.isFirst(deps.deliveries))) return
    const request = notice(say.requestPosted(await nameOf(click), question))
    try {
      await click.client.chat.postMessage({ channel: deps.requestsChannel, ...request })
    } catch (error) {
      if (!isRefusal(error)) throw error
      await click.tell(say.requestFailed)
      return
    }
    await click.show(notice(say.requestDone))
  })

  app.action(actionIds.openNote, async ({ ack }) => ack()) // Slack opens the link itself
}

/** Slack understood the call and says no: the channel is missing, archived or closed to us. */
function isRefusal(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError
}
