import type { BlockAction, Context, RespondFn, SlackActionMiddlewareArgs, webApi } from '@slack/bolt'
import type { PersonId } from '../storage/store.ts'
import type { Deliveries } from './answer-once.ts'
import { type Message, notice } from './message.ts'
import { personIn } from './person.ts'

/** A click and the ways to answer it where it was made. */
export interface Click {
  readonly client: webApi.WebClient
  readonly person: PersonId
  /** The name by which Slack knows the person. */
  readonly handle: string
  /** What the used button or the chosen option of a menu carries, untrusted. */
  readonly value: string | undefined
  /** True when the card is seen by this person alone and can become a post. */
  readonly ephemeral: boolean
  readonly respond: RespondFn
  /** True once for this person and message, however often it is clicked. */
  readonly isFirst: (deliveries: Deliveries) => Promise<boolean>
  /** Shows a card in place of the clicked one where that is nobody else's, else to this person alone. */
  readonly show: (message: Message) => Promise<void>
  /** Answers below; replaces only what this person alone sees. */
  readonly reply: (message: Message) => Promise<void>
  /** Shows a message to this person alone, below what was clicked, which stays. */
  readonly below: (message: Message) => Promise<void>
  /** Says a line to this person alone; what was clicked stays. */
  readonly tell: (text: string) => Promise<void>
  /** Says where something was sent, unless the person is there, or in a view: the Home says it of every click. */
  readonly tellSent: (text: string, channel: string | undefined) => Promise<void>
}

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & {
  readonly client: webApi.WebClient
  readonly context: Context
}

/** Reads a click in a message or a view. */
export function readClick({ body, respond, client, action, context }: ActionArgs): Click {
  const { user, container, channel } = body
  const ephemeral = container['is_ephemeral'] === true
  const direct = channel?.id.startsWith('D') === true
  const thread = body.message?.['thread_ts']
  const inThread = typeof thread === 'string' ? { thread_ts: thread } : {}

  const inView = container['type'] === 'view'

  async function toPerson(message: Message): Promise<void> {
    if (inView) await client.chat.postMessage({ channel: user.id, ...message })
    else await respond({ response_type: 'ephemeral', replace_original: false, ...inThread, ...message })
  }
  async function inPlace(message: Message): Promise<void> {
    await respond({ replace_original: true, ...message })
  }
  async function below(message: Message): Promise<void> {
    if (direct && channel) await client.chat.postMessage({ channel: channel.id, ...inThread, ...message })
    else await toPerson(message)
  }
  return {
    client,
    person: personIn(context, user.id),
    handle: ('name' in user && user.name) || user.username || user.id,
    value: carriedBy(action),
    ephemeral,
    respond,
    isFirst: async (deliveries) =>
      deliveries.isFirst(['click', user.id, container['message_ts'], action.action_id].join(' ')),
    show: ephemeral || direct ? inPlace : toPerson,
    reply: ephemeral ? inPlace : below,
    below,
    tell: (text) => toPerson(notice(text)),
    async tellSent(text, sentTo) {
      if (!inView && channel?.id !== sentTo) await toPerson(notice(text))
    },
  }
}

function carriedBy(action: ActionArgs['action']): string | undefined {
  if ('selected_option' in action && action.selected_option && 'value' in action.selected_option)
    return action.selected_option.value
  return 'value' in action ? action.value : undefined
}
