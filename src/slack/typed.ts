import type { App, BlockAction, webApi } from '@slack/bolt'
import type { PersonId } from '../storage/store.ts'
import { readClick } from './click.ts'
import type { Message } from './message.ts'
import { personIn } from './person.ts'
import { runTyped } from './plain-blocks.ts'
import { decodeIncoming } from './text.ts'

/** What a person typed to the app, and ways to answer. */
export interface Typed {
  readonly text: string
  readonly way: 'command' | 'mention' | 'direct message'
  readonly person: PersonId
  readonly client: webApi.WebClient
  /** Answers as people expect: a command privately, a mention in its thread for all to read, a direct message in place. */
  readonly answer: (message: Message) => Promise<void>
  /** Answers where only this person can read it. */
  readonly tell: (message: Message) => Promise<void>
  /** Where it was typed. */
  readonly channel: string
  /** Opens a form, which only a command can. */
  readonly triggerId?: string | undefined
}

/**
 * Listens to `/k8s`, mentions, direct messages and buttons that stand for commands. Features share them: each handles the
 * texts that it `wants`, and no two want the same.
 */
export function onTyped(app: App, wants: (text: string) => boolean, take: (typed: Typed) => Promise<void>): void {
  app.command('/k8s', async ({ ack, command, respond, client, context }) => {
    const text = command.text ?? ''
    if (!wants(text)) return
    await ack() // first: after 3 s Slack tells the person that the app timed out
    const tell = async (message: Message) => {
      await respond({ response_type: 'ephemeral', ...message })
    }
    const person = personIn(context, command.user_id)
    const { trigger_id: triggerId, channel_id: channel } = command
    await take({ text, way: 'command', person, client, answer: tell, tell, triggerId, channel })
  })

  app.action<BlockAction>(runTyped, async (args) => {
    const { body, ack, client } = args
    const { value: text = '', person, reply } = readClick(args)
    if (!wants(text)) return
    await ack()
    const { trigger_id: triggerId, channel } = body
    await take({
      text,
      way: 'command',
      person,
      client,
      answer: reply,
      tell: reply,
      triggerId,
      channel: channel?.id ?? '',
    })
  })

  app.event('app_mention', async ({ event, say, client, context }) => {
    const text = decodeIncoming(event.text)
    if (!wants(text)) return
    const thread = event.thread_ts ?? event.ts
    const person = personIn(context, event.user)
    await take({
      text,
      way: 'mention',
      person,
      client,
      channel: event.channel,
      answer: async (message) => {
        await say({ thread_ts: thread, ...message })
      },
      tell: async (message) => {
        // A private message cannot be shown in a thread that does not exist yet.
        const inThread = event.thread_ts ? { thread_ts: event.thread_ts } : {}
        await client.chat.postEphemeral({ channel: event.channel, user: person.user, ...inThread, ...message })
      },
    })
  })

  app.event('message', async ({ event, say, client, context }) => {
    if (event.channel_type !== 'im' || (event.subtype !== undefined && event.subtype !== 'file_share')) return
    const text = decodeIncoming(event.text ?? '')
    if (!wants(text)) return
    const answer = async (message: Message) => {
      await say({ ...(event.thread_ts && { thread_ts: event.thread_ts }), ...message })
    }
    const person = personIn(context, event.user)
    await take({ text, way: 'direct message', person, client, channel: event.channel, answer, tell: answer })
  })
}
