import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'
import { record } from './request-kind.ts'

/** Remembers what has been handled, for at least 25 hours: Slack may redeliver an event for a day. */
export interface Deliveries {
  /** True the first time it is asked for `key`. */
  isFirst(key: string): boolean | Promise<boolean>
}

/**
 * Lets each delivery through once. A repeated one is acknowledged and dropped; a second click is another delivery.
 * A retry header proves nothing, as the first attempt may never have arrived.
 */
export function answerOnce(deliveries: Deliveries): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const key = deliveryKey(args.body)
    if (key === undefined || (await deliveries.isFirst(key))) return args.next()
    if ('ack' in args && args.ack) await args.ack()
  }
}

/** Remembers in memory, the newest 50,000. */
export function rememberDeliveries(
  options: { maxAgeMs?: number; maxCount?: number; now?: () => number } = {},
): Deliveries {
  const { maxAgeMs = 25 * 3_600_000, maxCount = 50_000, now = Date.now } = options
  const taken = new Map<string, number>() // in the order of time
  return {
    isFirst(key) {
      const at = now()
      dropOldest(taken, (since) => at - since > maxAgeMs)
      if (taken.has(key)) return false
      dropOldest(taken, () => taken.size >= maxCount)
      taken.set(key, at)
      return true
    },
  }
}

function dropOldest(taken: Map<string, number>, isDropped: (since: number) => boolean): void {
  for (const [key, since] of taken) {
    if (!isDropped(since)) return
    taken.delete(key)
  }
}

/** What identifies a request in all its deliveries; undefined when it carries nothing of the kind. */
function deliveryKey(body: unknown): string | undefined {
  const request = record(body)
  if (request['event_id']) return `event ${request['event_id']}`
  if (request['trigger_id']) return `trigger ${request['trigger_id']}`
  const action = record(Array.isArray(request['actions']) ? request['actions'][0] : undefined)
  if (!action['action_ts']) return undefined
  return `action ${action['action_ts']} ${action['action_id']} ${record(request['user'])['id']}`
}
