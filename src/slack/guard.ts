import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { Logger } from 'pino'
import { redact } from './redact.ts'
import { kindOf } from './request-kind.ts'

export interface GuardedReceiver extends Receiver {
  /** Resolves when no request is being worked on, or after `limitMs`. */
  idle(limitMs: number): Promise<void>
}

/** Slack gives up at 3 s. */
const patienceMs = 2_500

/**
 * Sees to it that each request is acknowledged exactly once, whatever it holds and whatever the listeners do; Socket
 * Mode would keep silent about it. A request that nothing matched or that threw is acknowledged too: Slack repeats no
 * click, and stops the delivery of events to an app that refuses too many. An answer that comes too late to go with the
 * acknowledgement is an error, since nobody would see it.
 */
export function guard(receiver: Receiver, logger: Logger): GuardedReceiver {
  const underWay = new Set<Promise<void>>()

  async function take(app: App, event: ReceiverEvent): Promise<void> {
    const kind = kindOf(event.body)
    let acked = false
    const ack: ReceiverEvent['ack'] = async (response) => {
      if (acked && response !== undefined) throw new Error('the answer came after the acknowledgement and is lost')
      if (acked) return
      acked = true
      clearTimeout(timer)
      await event.ack(response)
    }
    const ackFor = (why: string) => {
      if (acked) return
      logger.warn({ kind }, why)
      ack().catch((error) => logger.warn({ kind, reason: redact(String(error)) }, 'could not acknowledge'))
    }
    const timer = setTimeout(() => ackFor('no listener acknowledged within 2.5 s'), patienceMs)
    try {
      await app.processEvent({ ...event, ack })
    } catch (error) {
      logger.error({ kind, reason: redact(String(error)) }, 'request could not be processed')
    }
    ackFor('no listener acknowledged')
  }

  return {
    init(app) {
      const processEvent = (event: ReceiverEvent) => {
        const work = take(app, event).finally(() => underWay.delete(work))
        underWay.add(work)
        return work
      }
      receiver.init({ processEvent } as App) // all that a receiver uses of it
    },
    start: () => receiver.start(),
    stop: () => receiver.stop(),
    async idle(limitMs) {
      const limit = AbortSignal.timeout(limitMs)
      while (underWay.size > 0 && !limit.aborted) {
        await Promise.race([Promise.all(underWay), new Promise((resolve) => limit.addEventListener('abort', resolve))])
      }
    },
  }
}
