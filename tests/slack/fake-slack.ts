import type { App, Receiver } from '@slack/bolt'
import { pino } from 'pino'
import { createApp, type SlackOptions } from '../../src/slack/app.ts'

export interface Call {
  /** Web API method, or the whole response URL. */
  readonly to: string
  readonly args: Readonly<Record<string, string>>
}

/** An app on an in-memory receiver: requests in by `send`, calls out in `calls`, log lines in `log`. */
export async function startApp(options: Partial<SlackOptions> & { answers?: Record<string, unknown> } = {}) {
  const calls: Call[] = []
  const log: Record<string, unknown>[] = []
  const receiver = memoryReceiver()
  const answers: Record<string, unknown> = {
    'auth.test': { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T1' },
    'users.info': { ok: true, user: { locale: 'zh-CN' } },
  }
  const { app, start, stop } = createApp({
    connection: { via: 'receiver', receiver },
    botToken: 'xoxb-canary-token',
    logger: pino({ level: 'trace' }, { write: (line: string) => log.push(JSON.parse(line)) }),
    failed: (lang, id) => `${lang} <${id}>`,
    now: () => now,
    fetch: async (url, init) => {
      const to = String(url).replace('https://slack.com/api/', '')
      const isApi = to !== String(url)
      const body = String(init?.body ?? '')
      calls.push({ to, args: isApi ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body) })
      const answer = options.answers?.[to] ?? answers[to] ?? { ok: true }
      return answer instanceof Response ? answer.clone() : Response.json(answer)
    },
    ...options,
  })
  await start()
  return {
    app,
    stop,
    log,
    /** Without those of the start. */
    calls: () => calls.filter(({ to }) => to !== 'auth.test'),
    send: receiver.send,
  }
}

/** Epoch milliseconds of every test. */
export const now = Date.UTC(2026, 10, 23, 9)

let events = 0
export function eventOf(event: Record<string, unknown>, more: Record<string, unknown> = {}) {
  events += 1
  const event_time = now / 1_000
  return { type: 'event_callback', team_id: 'T1', event_id: `Ev${events}`, event_time, event, ...more }
}

export const mention = { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1.1', text: '<@U0BOT> what is a pod' }
export const dm = { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', ts: '1.1', text: 'what is a pod' }
export const command = {
  command: '/k8s',
  text: 'what is a pod',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.slack.com/commands/T1/secret',
}
export const click = {
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1', team_id: 'T1' },
  channel: { id: 'C1' },
  trigger_id: '1.3.abc',
  response_url: 'https://hooks.slack.com/actions/T1/secret',
  message: { ts: '1.1', thread_ts: '1.0' },
  actions: [{ type: 'button', action_id: 'quiz', block_id: 'b', value: 'v', action_ts: '1.4' }],
}

function memoryReceiver(): Receiver & { send(body: unknown): Promise<unknown[]> } {
  let app: App | undefined
  return {
    init(started) {
      app = started
    },
    start: async () => {},
    stop: async () => {},
    /** The acknowledgements that Slack gets. */
    async send(body) {
      const acks: unknown[] = []
      const ack = async (response?: unknown) => void acks.push(response)
      await app?.processEvent({ body: body as Record<string, unknown>, ack })
      return acks
    },
  }
}
