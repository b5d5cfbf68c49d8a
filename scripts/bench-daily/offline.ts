import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import type { DailyDeps } from '../../src/daily/runner.ts'
import { unhurriedClient } from '../../src/slack/app.ts'
import { sampleLibrary } from '../sample-daily.ts'

/**
 * What the daily quiz needs besides its store, with a Slack that takes everything.
 *
 * @param latencyMs  until it answers
 * @param onPost  called with each message that it took
 */
export function offline(latencyMs: number, onPost: () => void): Omit<DailyDeps, 'store'> {
  const library = sampleLibrary()
  let sent = 0
  const fetch = async (url: string | URL | Request) => {
    await pause(latencyMs)
    if (String(url).endsWith('chat.postMessage')) onPost()
    return Response.json({ ok: true, ts: `1795770000.${String(sent++).padStart(6, '0')}` })
  }
  return {
    now: Date.now,
    random: Math.random,
    library: () => library,
    languageOf: async () => undefined,
    client: unhurriedClient({ botToken: 'xoxb-bench', logger: pino({ level: 'silent' }), fetch }),
    logger: { warn: (details, message) => console.error(message, details) },
    owner: 'bench',
  }
}
