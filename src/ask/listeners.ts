import { type App, type BlockAction, type RespondFn, type SlackActionMiddlewareArgs, webApi } from '@slack/bolt'
import type { Library, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import type { Deliveries } from '../slack/answer-once.ts'
import type { LinkTo } from '../slack/links.ts'
import { type Message, message } from '../slack/message.ts'
import { decodeIncoming, plain } from '../slack/text.ts'
import { words } from '../words/words.ts'
import { answerQuestion, answerWithSection, sectionsOfNote } from './answer.ts'
import { answerMessage, type CardOptions } from './answer-blocks.ts'
import { actionIds, type ButtonValue, readButtonValue, sectionByKey } from './buttons.ts'
import { languageWritten } from './rank.ts'
import { readRequest } from './request.ts'

export interface AskDeps {
  /** The library of the moment. */
  readonly library: () => Library
  readonly notesUrl?: string | undefined
  readonly pictureAt?: LinkTo | undefined
  /** Name or id of the channel in which requests for notes are posted. */
  readonly requestsChannel?: string | undefined
  /** The language that a person has set in Slack. */
  readonly languageOf: (client: webApi.WebClient, user: string) => Promise<Lang | undefined>
  /** The name under which Slack shows a person. */
  readonly nameOf: (client: webApi.WebClient, user: string) => Promise<string | undefined>
  /** What has been taken in hand: a second click on the same button does nothing more. */
  readonly deliveries: Deliveries
}

/** Answers `/k8s`, mentions and direct messages, and the buttons of answers. */
export function listenForQuestions(app: App, deps: AskDeps): void {
  const card = { notesUrl: deps.notesUrl, pictureAt: deps.pictureAt, requestable: deps.requestsChannel !== undefined }

  async function answer(typed: string, client: webApi.WebClient, user: string, shareable: boolean): Promise<Message> {
    const lang = languageWritten(deps.library(), readRequest(typed)) ?? (await deps.languageOf(client, user))
    return answerMessage(answerQuestion(deps.library(), typed, { lang }), { ...card, shareable })
  }

  app.command('/k8s', async ({ ack, command, respond, client }) => {
    await ack() // first: after 3 s Slack tells the person that the app timed out
    await respond({ response_type: 'ephemeral', ...(await answer(command.text ?? '', client, command.user_id, true)) })
  })

  app.event('app_mention', async ({ event, say, client }) => {
    const reply = await answer(decodeIncoming(event.text), client, event.user ?? '', false)
    await say({ thread_ts: event.thread_ts ?? event.ts, ...reply })
  })

  app.event('message', async ({ event, say, client }) => {
    if (event.channel_type !== 'im' || (event.subtype !== undefined && event.subtype !== 'file_share')) return
    const reply = await answer(decodeIncoming(event.text ?? ''), client, event.user, false)
    await say({ ...(event.thread_ts && { thread_ts: event.thread_ts }), ...reply })
  })

  /** Runs `work` for a click with a value that we made, and tells the person when its section has gone. */
  function onButton(
    action: string | RegExp,
    work: (click: Click, value: ButtonValue, section: LibrarySection | undefined) => Promise<void>,
  ): void {
    app.action<BlockAction>(action, async (args) => {
      await args.ack()
      const click = readClick(args)
      const value = readValue(args)
      const section = value?.section === undefined ? undefined : sectionByKey(deps.library(), value.section)
      if (!value || (value.section !== undefined && !section)) await click.tell(words[value?.lang ?? 'en'].answer.gone)
      else await work(click, value, section)
    })
  }

  function sectionCard(section: LibrarySection, { question, lang }: ButtonValue, options: CardOptions): Message {
    return answerMessage(answerWithSection(deps.library(), section, question, lang), options)
  }

  async function nameOf({ client, user }: Click): Promise<string> {
    return plain((await deps.nameOf(client, user.id)) || user.handle)
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

/** A click and the ways to answer it where it was made. */
interface Click {
  readonly client: webApi.WebClient
  readonly user: { readonly id: string; readonly handle: string }
  /** True when the card is seen by this person alone and can become a post. */
  readonly ephemeral: boolean
  readonly respond: RespondFn
  /** True once for this person and message, however often it is clicked. */
  readonly isFirst: (deliveries: Deliveries) => Promise<boolean>
  /** Shows a card in place of the clicked one where that is nobody else's, else to this person alone. */
  readonly show: (message: Message) => Promise<void>
  /** Answers below; replaces only what this person alone sees. */
  readonly reply: (message: Message) => Promise<void>
  /** Says a line to this person alone; what was clicked stays. */
  readonly tell: (text: string) => Promise<void>
}

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & { readonly client: webApi.WebClient }

function readClick({ body, respond, client, action }: ActionArgs): Click {
  const { user, container, channel } = body
  const ephemeral = container['is_ephemeral'] === true
  const direct = channel?.id.startsWith('D') === true
  const thread = body.message?.['thread_ts']
  const inThread = typeof thread === 'string' ? { thread_ts: thread } : {}

  async function toPerson(message: Message): Promise<void> {
    if (container['type'] === 'view') await client.chat.postMessage({ channel: user.id, ...message })
    else await respond({ response_type: 'ephemeral', replace_original: false, ...inThread, ...message })
  }
  async function inPlace(message: Message): Promise<void> {
    await respond({ replace_original: true, ...message })
  }
  return {
    client,
    user: { id: user.id, handle: ('name' in user && user.name) || user.username || user.id },
    ephemeral,
    respond,
    isFirst: async (deliveries) =>
      deliveries.isFirst(['click', user.id, container['message_ts'], action.action_id].join(' ')),
    show: ephemeral || direct ? inPlace : toPerson,
    reply: async (message) => {
      if (ephemeral) await inPlace(message)
      else if (direct && channel) await client.chat.postMessage({ channel: channel.id, ...inThread, ...message })
      else await toPerson(message)
    },
    tell: (text) => toPerson(notice(text)),
  }
}

/** What the used element carries: a button its value, a menu `lang:section`. */
function readValue({ action }: ActionArgs): ButtonValue | undefined {
  if (action.type !== 'static_select') return readButtonValue('value' in action ? action.value : undefined)
  const [lang, section] = (action.selected_option?.value ?? '').split(':')
  return readButtonValue(JSON.stringify({ lang, section, question: '' }))
}

function notice(text: string): Message {
  return message(text, [{ type: 'section', text: { type: 'plain_text', text: plain(text), emoji: false } }])
}

/** Slack understood the call and says no: the channel is missing, archived or closed to us. */
function isRefusal(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError
}
