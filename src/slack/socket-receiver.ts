import { setTimeout as sleep } from 'node:timers/promises'
import { type Receiver, SocketModeReceiver, webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { boltLogger } from './bolt-logger.ts'
import { redact } from './redact.ts'

export interface SocketReceiverOptions {
  readonly appToken: string
  readonly slackApiUrl: string
  readonly fetch: webApi.FetchFunction
  readonly logger: Logger
  /** Slack no longer accepts the token, so nothing more will arrive. */
  readonly onLost: (error: Error) => void
}

const longestDelayMs = 30_000
const closeAfterMs = 1_000
/** Errors after which a new attempt is pointless. Source: Slack's `apps.connections.open`. */
const finalErrors = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
])

/**
 * Socket Mode that always reconnects. Slack's client 3.1 may not do so by itself: it would wait 5 s, in which clicks get
 * lost, and end the process when the attempt fails.
 */
export function createSocketReceiver(options: SocketReceiverOptions): Receiver {
  const { appToken, slackApiUrl, fetch, logger, onLost } = options
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(logger),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: { slackApiUrl, fetch, timeout: 10_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    },
  })
  const { client } = receiver
  const stopped = new AbortController()
  let connected = false

  async function connect(): Promise<void> {
    await client.start()
    connected = true
  }

  async function reconnect(): Promise<void> {
    for (let failures = 0; !stopped.signal.aborted; failures += 1) {
      try {
        return await connect()
      } catch (error) {
        if (stopped.signal.aborted) return
        if (isFinal(error)) return onLost(error)
        const delayMs = Math.min(longestDelayMs, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2)
        logger.warn({ reason: redact(String(error)), delayMs }, 'could not reconnect to Slack')
        await sleep(delayMs, undefined, { signal: stopped.signal }).catch(() => {})
      }
    }
  }

  client.on('disconnected', () => {
    if (!connected) return // a failed attempt is logged elsewhere
    connected = false
    if (!stopped.signal.aborted) void reconnect()
  })

  return {
    init: (app) => receiver.init(app),
    start: connect,
    async stop() {
      stopped.abort()
      const closed = client.disconnect().then(() => true)
      const inTime = await Promise.race([closed, sleep(closeAfterMs, false, { ref: false })])
      if (!inTime) await client.disconnect() // the second one does not wait for the other side
    },
  }
}

function isFinal(error: unknown): error is webApi.WebAPIPlatformError {
  return error instanceof webApi.WebAPIPlatformError && finalErrors.has(error.data.error)
}
