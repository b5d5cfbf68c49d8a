/**
 * What passes between the local workspace and its page in the browser.
 *
 * - `GET /?token=…` sets a cookie and leads to `GET /`, the page.
 * - `GET /events?person=U…` is a stream of server-sent events; each `snapshot` event carries a whole `Snapshot`.
 * - `POST /ui/<name of a UiCall>` carries the call as JSON and is answered with a `UiResult`.
 */

type Json = Record<string, unknown>

export interface Person {
  readonly id: string
  /** Handle without `@`. */
  readonly name: string
  readonly realName: string
  /** IETF tag as Slack gives it: `en-US`, `zh-CN`. */
  readonly locale: string
  readonly tz: string
  readonly bot: boolean
}

export interface Channel {
  readonly id: string
  /** Without `#`; for a direct message the name of the other one. */
  readonly name: string
  readonly kind: 'channel' | 'dm'
  readonly topic: string
  readonly members: readonly string[]
  /** Of a direct message with the app: the person and the app's user. */
  readonly unread: number
}

export interface Message {
  /** Slack's time stamp: seconds with six decimals. Unique within a channel. */
  readonly ts: string
  readonly channel: string
  readonly user: string
  /** Escaped as Slack does: `&amp;`, `&lt;`, `&gt;`; mentions as `<@U…>`. */
  readonly text: string
  readonly blocks?: readonly Json[]
  readonly files?: readonly SharedFile[]
  /** `ts` of the message that opened the thread. */
  readonly threadTs?: string
  /** Seen by the viewer alone; never stored by Slack. */
  readonly ephemeral?: true
  readonly edited?: true
  /** A line of Slack itself, e.g. that the app did not respond in time. */
  readonly system?: true
  readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[]
}

/** A file in a message. */
export interface SharedFile {
  readonly id: string
  readonly name: string
  readonly title: string
  /** Bytes. */
  readonly size: number
  readonly mimetype: string
  /** Below the address of the page. */
  readonly path: string
  /** Says what a picture shows. */
  readonly alt?: string
}

export interface View {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly title: string
  readonly submit?: string
  readonly close?: string
  readonly blocks: readonly Json[]
  /** Changes whenever the app replaces the content. */
  readonly hash: string
}

export interface LogEntry {
  readonly id: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly direction: 'to-app' | 'from-app' | 'workspace'
  /** Web API method, event type, command, … */
  readonly name: string
  /** One line for people. */
  readonly summary: string
  readonly ok: boolean
  /** Time until the app answered, in milliseconds. */
  readonly ms?: number
  readonly payload?: unknown
  readonly response?: unknown
}

export interface Example {
  readonly lang: 'en' | 'zh'
  readonly question: string
}

/** All that one person sees. */
export interface Snapshot {
  readonly team: { readonly id: string; readonly name: string }
  readonly app: {
    readonly userId: string
    readonly name: string
    /** From the manifest; may be empty. */
    readonly description: string
    readonly connected: boolean
    /** It is on its way: what is sent waits for it. */
    readonly starting?: true
  }
  /** Questions that the app answers, to begin with. */
  readonly examples: readonly Example[]
  readonly viewer: string
  /** Milliseconds by which the workspace's clock is ahead of the real one; absent when it cannot be moved. */
  readonly aheadMs?: number
  readonly people: readonly Person[]
  readonly channels: readonly Channel[]
  /** By channel, in the order of `ts`, replies included; ephemeral ones of the viewer only. */
  readonly messages: Readonly<Record<string, readonly Message[]>>
  readonly home?: View
  /** Open modals, the one on top last. */
  readonly views: readonly View[]
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[]
  /** The newest 200, oldest first. */
  readonly log: readonly LogEntry[]
}

/** Where a used element stands. */
export type Container =
  | { readonly type: 'message'; readonly channel: string; readonly ts: string }
  | { readonly type: 'view'; readonly view: string }

/** The element used, as Slack puts it into `actions[0]`: `{ type, action_id, block_id, value | selected_option | … }`. */
export type UsedElement = Json & { readonly type: string; readonly action_id: string; readonly block_id: string }

/** Values of inputs as Slack nests them: block_id, action_id, value. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, Json>>>>

export type UiCall =
  /** A message, or a slash command when `text` begins with `/`. Plain text as typed; `@name` becomes a mention. */
  | {
      readonly call: 'post'
      readonly person: string
      readonly channel: string
      readonly thread?: string
      readonly text: string
    }
  | {
      readonly call: 'use'
      readonly person: string
      readonly container: Container
      readonly element: UsedElement
      readonly state?: ViewState
    }
  | { readonly call: 'submit'; readonly person: string; readonly view: string; readonly state: ViewState }
  | { readonly call: 'close'; readonly person: string; readonly view: string }
  | { readonly call: 'open-home'; readonly person: string }
  | { readonly call: 'read'; readonly person: string; readonly channel: string }
  | { readonly call: 'set-locale'; readonly person: string; readonly locale: string }
  /** Moves the workspace's clock to the same time on the next day where the person is. */
  | { readonly call: 'next-day'; readonly person: string }

export type UiResult =
  | { readonly ok: true; readonly errors?: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly error: string }
