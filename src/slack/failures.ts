import { randomBytes } from 'node:crypto'
import { type App, MultipleListenerError, webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Lang } from '../notes/note.ts'
import { languageOf } from './person.ts'
import { redact } from './redact.ts'
import { kindOf, record } from './request-kind.ts'
import { escapeMrkdwn } from './text.ts'

export interface FailureOptions {
  readonly logger: Logger
  readonly fetch: webApi.FetchFunction
  /** The text for a person when something broke; `id` is in the log. */
  readonly failed: (lang: Lang, id: string) => string
}

/** Logs what a listener throws, and tells the waiting person privately, in their language. */
export function tellFailures(app: App, { logger, fetch, failed }: FailureOptions): void {
  const handle = async ({ error, body }: { error: Error; body: unknown }): Promise<void> => {
    const id = randomBytes(4).toString('hex')
    logger.error({ id, kind: kindOf(body), errors: originals(error).map(describe) }, 'listener failed')
    const address = addressOf(record(body))
    if (!address) return
    const lang = address.user === undefined ? undefined : await languageOf(app.client, address.user)
    const text = escapeMrkdwn(failed(lang ?? 'en', id))
    for (const way of waysTo(address, text, { client: app.client, fetch })) {
      try {
        return await way()
      } catch (failure) {
        logger.warn({ id, reason: redact(String(failure)) }, 'could not tell the person')
      }
    }
  }
  app.error(handle)
}

interface Address {
  readonly responseUrl?: string | undefined
  readonly channel?: string | undefined
  readonly user?: string | undefined
  readonly thread?: string | undefined
}

/** Where a person is waiting; undefined when nobody is, as after an event that is not a message. */
function addressOf(body: Readonly<Record<string, unknown>>): Address | undefined {
  const event = record(body['event'])
  if (body['type'] === 'event_callback') {
    if (event['type'] !== 'message' && event['type'] !== 'app_mention') return undefined
    return { channel: text(event['channel']), user: text(event['user']), thread: text(event['thread_ts']) }
  }
  return {
    responseUrl: text(body['response_url']),
    channel: text(body['channel_id']) ?? text(record(body['channel'])['id']),
    user: text(body['user_id']) ?? text(record(body['user'])['id']),
    thread: text(record(body['message'])['thread_ts']),
  }
}

/** Private ways to reach an address, the surest first. */
function waysTo(
  { responseUrl, channel, user, thread }: Address,
  text: string,
  { client, fetch }: { client: webApi.WebClient; fetch: webApi.FetchFunction },
): (() => Promise<void>)[] {
  const ways: (() => Promise<void>)[] = []
  const inThread = thread === undefined ? {} : { thread_ts: thread }
  if (responseUrl) ways.push(() => respond(fetch, responseUrl, text))
  if (channel?.startsWith('D')) {
    ways.push(async () => void (await client.chat.postMessage({ channel, text, ...inThread })))
  } else if (channel && user) {
    ways.push(async () => void (await client.chat.postEphemeral({ channel, user, text, ...inThread })))
  }
  if (user && !channel?.startsWith('D')) {
    ways.push(async () => void (await client.chat.postMessage({ channel: user, text })))
  }
  return ways
}

async function respond(fetch: webApi.FetchFunction, url: string, text: string): Promise<void> {
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text })
  const { ok, status } = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!ok) throw new Error(`response URL answered ${status}`)
}

function originals(error: Error): readonly Error[] {
  if (error instanceof MultipleListenerError) return error.originals
  return 'original' in error && error.original instanceof Error ? [error.original] : [error]
}

/** What may be logged: never the payload, which error objects of Slack's clients carry. */
function describe(error: Error): Readonly<Record<string, unknown>> {
  return {
    name: error.name,
    message: redact(error.message),
    stack: error.stack
      ?.match(/^ +at .*$/gm)
      ?.slice(0, 7)
      .map(redact),
    ...(error instanceof webApi.WebAPIPlatformError && {
      slack: error.data.response_metadata?.messages?.map(redact),
    }),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
