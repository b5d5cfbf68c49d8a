import type { Answer, Transport } from './delivery.ts'
import type { Json } from './json.ts'

/** What Bolt's `App` takes from a receiver. */
interface Processor {
  processEvent(event: {
    body: Json
    ack: (response?: unknown) => Promise<void>
    retryNum?: number
    retryReason?: string
  }): Promise<void>
}

/** A receiver for Bolt (`new App({ receiver })`) that gets its events by a function call instead of a socket. */
export interface DirectReceiver {
  init(app: Processor): void
  start(): Promise<void>
  stop(): Promise<void>
}

/** Hands deliveries straight to an app in the same process. Bodies are copied, as a wire would copy them. */
export function createDirect(changed: () => void): { transport: Transport; receiver: DirectReceiver } {
  let app: Processor | undefined
  let started = false
  const turn = (on: boolean): Promise<void> => {
    started = on
    changed()
    return Promise.resolve()
  }
  const transport: Transport = {
    connected: () => started,
    send({ body, retry }) {
      if (!app || !started) return Promise.resolve({ acked: false, reason: 'connection_failed' })
      const { promise, resolve } = Promise.withResolvers<Answer>()
      const failed = (): void => resolve({ acked: false, reason: 'http_error' })
      app
        .processEvent({
          body: structuredClone(body),
          ...(retry && { retryNum: retry.attempt, retryReason: retry.reason }),
          ack(response) {
            const payload = typeof response === 'string' ? { text: response } : structuredClone(response)
            resolve({ acked: true, ...(payload === undefined ? {} : { payload }) })
            return Promise.resolve()
          },
        })
        .catch(failed)
      return promise
    },
    close: () => turn(false),
  }
  const receiver: DirectReceiver = {
    init(processor) {
      app = processor
    },
    start: () => turn(true),
    stop: () => turn(false),
  }
  return { transport, receiver }
}
