import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'
import { record } from './request-kind.ts'

/** An older event is not answered, as whoever asked has moved on. */
const oldestMs = 3_600_000
const peoplesSubtypes: readonly unknown[] = [undefined, 'file_share']

/**
 * Drops events that no person waits for: those from bots and Slack itself, edits, deletions and other notices, and those
 * more than an hour old. Two apps that answer each other would never stop. The app's removal counts however late.
 */
export function peopleOnly(now: () => number): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const body = record(args.body)
    if (body['type'] !== 'event_callback' || isAwaited(body, now())) await args.next()
  }
}

function isAwaited(body: Readonly<Record<string, unknown>>, nowMs: number): boolean {
  const event = record(body['event'])
  if (event['type'] === 'app_uninstalled') return true
  if (typeof body['event_time'] === 'number' && nowMs - body['event_time'] * 1_000 > oldestMs) return false
  if (event['user'] === 'USLACKBOT' || event['bot_id'] || event['bot_profile']) return false
  if (event['type'] !== 'message' && event['type'] !== 'app_mention') return true
  return typeof event['user'] === 'string' && peoplesSubtypes.includes(event['subtype']) && !event['edited']
}
