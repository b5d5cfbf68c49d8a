import { App, type Receiver, webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Lang } from '../notes/note.ts'
import { answerOnce, type Deliveries, rememberDeliveries } from './answer-once.ts'
import { boltLogger } from './bolt-logger.ts'
import { tellFailures } from './failures.ts'
import { guard } from './guard.ts'
import { createHttpReceiver } from './http-receiver.ts'
import { outbound } from './outbound.ts'
import { peopleOnly } from './people-only.ts'
import { createSocketReceiver } from './socket-receiver.ts'
import { startStep } from './start-step.ts'

export type Connection =
  /** `onLost` is called when Slack no longer accepts the token, so that nothing more will arrive. */
  | { readonly via: 'socket'; readonly appToken: string; readonly onLost: (error: Error) => void }
  | { readonly via: 'http'; readonly signingSecret: string; readonly port: number }
  | { readonly via: 'receiver'; readonly receiver: Receiver }

export interface SlackOptions {
  readonly connection: Connection
  readonly botToken: string
  readonly logger: Logger
  /** The text for a person when something broke; `id` is in the log. */
  readonly failed: (lang: Lang, id: string) => string
  /** Of the local workspace; Slack's own by default. */
  readonly slackApiUrl?: string
  readonly deliveries?: Deliveries
  readonly fetch?: webApi.FetchFunction
  /** Epoch milliseconds. */
  readonly now?: () => number
}

export interface SlackApp {
  /** Listeners are added to it before `start`. */
  readonly app: App
  /** For messages that nobody waits for: repeats no call by itself. */
  readonly unhurried: webApi.WebClient
  /**
   * Rejects with the error of Node, such as `EADDRINUSE`, when the port cannot be used.
   *
   * @throws {SlackStartError} when Slack refuses a token or cannot be reached
   */
  start(): Promise<void>
  /** Finishes what is under way, for up to 5 s, and closes the connection. */
  stop(): Promise<void>
}

/** Bolt, set up to survive whatever arrives: see `guard`, `peopleOnly`, `answerOnce`, `tellFailures` and `outbound`. */
export function createApp(options: SlackOptions): SlackApp {
  const { logger, failed, botToken, slackApiUrl = slackApi, now = Date.now } = options
  const fetch = outbound(slackApiUrl, options.fetch ?? globalThis.fetch)
  const receiver = guard(receiverFor(options.connection, { slackApiUrl, fetch, logger, now }), logger)
  const app = new App({
    token: botToken,
    receiver,
    logger: boltLogger(logger),
    deferInitialization: true,
    convoStore: false,
    extendedErrorHandler: true,
    // A person is waiting, and more retries would rather post twice than late.
    clientOptions: { ...careful, slackApiUrl, fetch, retryConfig: { retries: 1, minTimeout: 500 } },
  })
  tellFailures(app, { logger, failed, fetch })
  app.use(peopleOnly(now))
  app.use(answerOnce(options.deliveries ?? rememberDeliveries({ now })))
  return {
    app,
    unhurried: unhurriedClient(options),
    async start() {
      await startStep('SLACK_BOT_TOKEN', slackApiUrl, app.init())
      await startStep('SLACK_APP_TOKEN', slackApiUrl, receiver.start())
    },
    async stop() {
      await receiver.idle(drainMs)
      await receiver.stop()
      await receiver.idle(drainMs)
    },
  }
}

const drainMs = 5_000
const slackApi = 'https://slack.com/api/'
/** No `headers`: Bolt would write the first token into them and use it for every workspace. */
const careful = { timeout: 10_000, rejectRateLimitedCalls: true, allowAbsoluteUrls: false } as const

/** A client that repeats no call by itself. */
export function unhurriedClient({
  botToken,
  logger,
  slackApiUrl = slackApi,
  fetch = globalThis.fetch,
}: Pick<SlackOptions, 'botToken' | 'logger' | 'slackApiUrl' | 'fetch'>): webApi.WebClient {
  return new webApi.WebClient(botToken, {
    ...careful,
    slackApiUrl,
    fetch: outbound(slackApiUrl, fetch, { patient: false }),
    retryConfig: { retries: 0 },
    logger: boltLogger(logger),
  })
}

function receiverFor(
  connection: Connection,
  parts: { slackApiUrl: string; fetch: webApi.FetchFunction; logger: Logger; now: () => number },
): Receiver {
  switch (connection.via) {
    case 'socket':
      return createSocketReceiver({ ...connection, ...parts })
    case 'http':
      return createHttpReceiver({ ...connection, ...parts })
    case 'receiver':
      return connection.receiver
  }
}
