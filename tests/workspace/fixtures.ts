import type { Clock } from '../../src/workspace/clock.ts'
import type { Json } from '../../src/workspace/json.ts'
import type { LogEntry, Message } from '../../src/workspace/protocol.ts'
import { createWorkspace, type DirectWorkspace, type Workspace } from '../../src/workspace/workspace.ts'
import { createTestClock } from './test-clock.ts'

export const alex = 'U01ALEX'
export const linmei = 'U01LINMEI'
export const bot = 'U01BOT'
export const general = 'C01GENERAL'
export const help = 'C01K8SHELP'
export const dm = 'D01ALEX'

const usualScopes = ['commands', 'app_mentions:read', 'chat:write', 'im:history', 'users:read']
const usualEvents = ['app_mention', 'message.im', 'app_home_opened']

/** A manifest of the test's own, so that the app's may change freely. */
export function manifestWith({ scopes = usualScopes, events = usualEvents, homeTab = true } = {}): Json {
  return {
    display_information: { name: 'Testnotes' },
    features: {
      app_home: { home_tab_enabled: homeTab },
      bot_user: { display_name: 'Testnotes' },
      slash_commands: [
        { command: '/k8s', description: 'Ask', usage_hint: 'what is a pod', should_escape: false },
        { command: '/escaped', description: 'Ask with marks', should_escape: true },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: { event_subscriptions: { bot_events: events }, interactivity: { is_enabled: true } },
  }
}

/** A delivery as the fake app gets it. */
export interface Delivered {
  readonly body: Json
  readonly retryNum?: number
  readonly retryReason?: string
}

export interface Bench {
  readonly workspace: DirectWorkspace
  readonly clock: Clock
  /** What the app got, oldest first. */
  readonly delivered: Delivered[]
  /** Calls the Web API as the app does. */
  api(method: string, args?: Json, token?: string): Promise<Json>
  /** Posts to a response URL. */
  respond(url: unknown, payload: unknown): Promise<{ status: number; text: string }>
}

/** A workspace with a hand-made app in place of Bolt: `answer` gives the acknowledgement, or `never` none at all. */
export async function createBench(
  options: {
    manifest?: Json
    answer?: (delivered: Delivered) => unknown
    connected?: boolean
    appStarts?: Promise<void>
    nextDay?: boolean
  } = {},
): Promise<Bench> {
  const clock = createTestClock()
  const workspace = createWorkspace({
    manifest: options.manifest ?? manifestWith(),
    clock,
    ...(options.appStarts && { appStarts: options.appStarts }),
    nextDay: options.nextDay ?? false,
  })
  const delivered: Delivered[] = []
  workspace.receiver.init({
    async processEvent({ ack, ...rest }) {
      delivered.push(rest)
      const answer = options.answer?.(rest)
      if (answer !== never) await ack(answer)
    },
  })
  if (options.connected !== false) await workspace.receiver.start()
  return {
    workspace,
    clock,
    delivered,
    async api(method, args = {}, token = workspace.botToken) {
      const response = await workspace.fetch(`${workspace.apiUrl}${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(args),
      })
      return (await response.json()) as Json
    },
    async respond(url, payload) {
      const response = await workspace.fetch(String(url), { method: 'POST', body: JSON.stringify(payload) })
      return { status: response.status, text: await response.text() }
    },
  }
}

export const never = Symbol('no acknowledgement')

/** Waits for the next changes of the workspace until `find` finds something. */
export function until<T>(workspace: Workspace, find: () => T | undefined | false): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      try {
        const found = find()
        if (found === undefined || found === false) return
        stop()
        resolve(found)
      } catch (error) {
        stop()
        reject(error)
      }
    }
    const stop = workspace.onChange(look)
    look()
  })
}

export function messagesIn(workspace: Workspace, channel: string, viewer = alex): readonly Message[] {
  return workspace.snapshot(viewer).messages[channel] ?? []
}

export function logOf(workspace: Workspace, name: string): readonly LogEntry[] {
  return workspace.snapshot(alex).log.filter((entry) => entry.name === name)
}

export function section(text: string): Json {
  return { type: 'section', text: { type: 'plain_text', text } }
}

export function button(actionId: string, label = 'Press'): Json {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: label },
    value: `value of ${actionId}`,
  }
}
