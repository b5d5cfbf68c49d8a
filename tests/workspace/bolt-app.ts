import type { App } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { bot } from './fixtures.ts'

/** What the listeners saw, and what holds them back. */
export interface Witness {
  readonly errors: unknown[]
  /** Open unless a test closes it. */
  gate: Promise<void>
  /** Called when a listener reaches the gate. */
  arrived: () => void
  /** Called with every error that reaches Bolt's error handler. */
  failed: (error: unknown) => void
}

const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } }) as const
const pressable = (action_id: string) =>
  ({
    type: 'actions',
    elements: [{ type: 'button', action_id, value: '42', text: { type: 'plain_text', text: 'Press' } }],
  }) as const

const settings: ModalView = {
  type: 'modal',
  callback_id: 'settings',
  title: { type: 'plain_text', text: 'Settings' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: { type: 'plain_text', text: 'Name' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
}

/** An ordinary Bolt app: the workspace must serve it without it knowing. */
export function listen(app: App, witness: Witness): void {
  const waitAtGate = async (): Promise<void> => {
    witness.arrived()
    await witness.gate
  }
  app.command('/k8s', async ({ ack, command, respond, client }) => {
    switch (command.text) {
      case 'slow':
        await waitAtGate()
        await ack()
        break
      case 'at once':
        await ack({ text: 'in the acknowledgement' })
        break
      case 'as text':
        await ack('nothing but text')
        break
      case 'settings':
        await ack()
        await client.views.open({ trigger_id: command.trigger_id, view: settings })
        break
      case 'late settings':
        await ack()
        await waitAtGate()
        await client.views.open({ trigger_id: command.trigger_id, view: settings })
        break
      case 'too long':
        await ack()
        await client.chat.postMessage({ channel: command.channel_id, text: 'x', blocks: [header('x'.repeat(151))] })
        break
      case 'too often':
        await ack()
        for (let i = 1; i <= 6; i++) await respond(`answer ${i}`)
        break
      default:
        await ack()
        await respond({ text: `about ${command.text}`, blocks: [header('Answer'), pressable('refine')] })
    }
  })
  app.action('refine', async ({ ack, respond, body }) => {
    await ack()
    const value = body.type === 'block_actions' && 'value' in (body.actions[0] ?? {}) ? 'with its value' : ''
    await respond({ replace_original: true, text: `refined ${value}`, blocks: [header('Refined')] })
  })
  app.action('home-button', async ({ ack, body, client }) => {
    await ack()
    await client.views.publish({ user_id: body.user.id, view: { type: 'home', blocks: [header('Pressed')] } })
  })
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `heard ${event.text}`, thread_ts: event.thread_ts ?? event.ts })
  })
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined) await say(`you said ${message.text}`)
  })
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return
    const blocks = [header('Home'), pressable('home-button')]
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })
  app.view('settings', async ({ ack, view, client, body }) => {
    const name = view.state.values['name']?.['text']?.value
    if (name === 'taken') {
      await ack({ response_action: 'errors', errors: { name: 'This name is taken' } })
      return
    }
    await ack()
    await client.chat.postMessage({ channel: body.user.id, text: `saved ${name} by <@${bot}>` })
  })
  app.error(async (error) => {
    witness.errors.push(error)
    witness.failed(error)
  })
}
