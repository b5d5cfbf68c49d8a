import type { Cancel } from './clock.ts'
import type { Json } from './json.ts'
import type { Log } from './log.ts'
import type { World } from './world.ts'

/** Names of Socket Mode; signed HTTP tells them apart by the form of the body. */
export type Kind = 'events_api' | 'slash_commands' | 'interactive'

/** Slack's words for a delivery that failed. Source: Events API, "Error handling". */
export type Failure = 'http_timeout' | 'http_error' | 'connection_failed'

export interface Envelope {
  readonly id: string
  readonly kind: Kind
  readonly body: Json
  readonly retry?: { readonly attempt: number; readonly reason: Failure }
}

export type Answer =
  | { readonly acked: true; readonly payload?: unknown }
  | {
      readonly acked: false
      readonly reason: Failure
      /** What exactly happened, for the log. */
      readonly detail?: string
      readonly noRetry?: boolean
    }

/** A way from the workspace to the app. */
export interface Transport {
  /** Whether anyone is there, as far as can be told without sending. */
  connected(): boolean
  /** Never rejects. The signal fires when nobody waits for the answer any more. */
  send(envelope: Envelope, signal: AbortSignal): Promise<Answer>
  close(): Promise<void>
}

/** How the log names a delivery. */
export interface About {
  readonly name: string
  readonly summary: string
}

export interface Delivery {
  /** Resolves when the app, if it is started beside the workspace, is there. */
  readonly started: Promise<void>
  /** Whether an app is there, or on its way. */
  connected(): boolean
  /** Whether it is on its way. */
  starting(): boolean
  /** Delivers once, and says what the app answered within 3 seconds. */
  deliver(kind: Kind, body: Json, about: About): Promise<Answer>
  /** Delivers an event, and again while the app does not acknowledge it. */
  deliverEvent(body: Json, about: About): void
  /** The next event is delivered twice at the same moment, as Slack sometimes does. */
  duplicateNextEvent(): void
  close(): Promise<void>
}

/** Source: docs.slack.dev, "Acknowledge", and "The Events API", section on retries. */
export const ackWithinMs = 3_000
export const retryDelaysMs: readonly number[] = [0, 60_000, 300_000]

export interface DeliveryOptions {
  readonly world: World
  readonly log: Log
  readonly transport: Transport
  /** Pauses before the second, third, … attempt to deliver an event. */
  readonly retryDelaysMs?: readonly number[]
  /** The app is being started beside the workspace: what is delivered before then waits. */
  readonly appStarts?: Promise<void>
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { world, log, transport } = options
  const delays = options.retryDelaysMs ?? retryDelaysMs
  const planned = new Set<Cancel>()
  let closed = false
  let duplicates = 0
  let starting = options.appStarts !== undefined
  void options.appStarts?.then(() => {
    starting = false
    world.changed()
  })

  const after = (delayMs: number, run: () => void): Cancel => {
    const cancel = world.clock.after(delayMs, () => {
      planned.delete(cancel)
      run()
    })
    planned.add(cancel)
    return () => {
      planned.delete(cancel)
      cancel()
    }
  }

  const attempt = async (envelope: Envelope, about: About): Promise<Answer> => {
    if (starting) await options.appStarts
    const started = world.clock.now()
    const again = envelope.retry ? ` (retry ${envelope.retry.attempt}, ${envelope.retry.reason})` : ''
    const complete = log.add({
      direction: 'to-app',
      name: about.name,
      summary: about.summary + again,
      ok: true,
      payload: envelope.body,
    })
    const patience = new AbortController()
    const sent = transport.send(envelope, patience.signal)
    const tooLate = Promise.withResolvers<Answer>()
    const stopWaiting = after(ackWithinMs, () => tooLate.resolve({ acked: false, reason: 'http_timeout' }))
    const answer = await Promise.race([sent, tooLate.promise])
    stopWaiting()
    const ms = world.clock.now() - started
    if (answer.acked) complete({ ms, ...(answer.payload === undefined ? {} : { response: answer.payload }) })
    else complete({ ok: false, ms, summary: `${about.summary}${again}: ${answer.detail ?? failures[answer.reason]}` })
    patience.abort()
    if (!answer.acked && answer.reason === 'http_timeout') void sent.then((late) => noteLate(about, started, late))
    return answer
  }

  const noteLate = (about: About, started: number, answer: Answer): void => {
    if (!answer.acked || closed) return
    const ms = world.clock.now() - started
    log.add({
      direction: 'from-app',
      name: about.name,
      summary: `acknowledged too late, after ${ms} ms`,
      ok: false,
      ms,
    })
  }

  const attemptEvent = async (body: Json, about: About, retry?: NonNullable<Envelope['retry']>): Promise<void> => {
    const answer = await attempt({ id: world.ids.id(''), kind: 'events_api', body, ...(retry && { retry }) }, about)
    const next = retry?.attempt ?? 0
    const delay = delays[next]
    if (answer.acked || answer.noRetry || delay === undefined || closed) return
    after(delay, () => void attemptEvent(body, about, { attempt: next + 1, reason: answer.reason }))
  }

  return {
    started: options.appStarts ?? Promise.resolve(),
    connected: () => starting || transport.connected(),
    starting: () => starting,
    deliver: (kind, body, about) => attempt({ id: world.ids.id(''), kind, body }, about),
    deliverEvent(body, about) {
      void attemptEvent(body, about)
      if (duplicates === 0) return
      duplicates--
      void attemptEvent(body, { ...about, summary: `${about.summary} (duplicate)` })
    },
    duplicateNextEvent: () => void duplicates++,
    async close() {
      closed = true
      for (const cancel of planned) cancel()
      planned.clear()
      await transport.close()
    },
  }
}

const failures: Record<Failure, string> = {
  http_timeout: 'not acknowledged within 3 seconds',
  http_error: 'the app answered with an error',
  connection_failed: 'no app is connected',
}
