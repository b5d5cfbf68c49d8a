import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App, Receiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { redact } from './redact.ts'
import { record } from './request-kind.ts'
import { isSigned } from './signature.ts'

export interface HttpReceiverOptions {
  /** Not empty. */
  readonly signingSecret: string
  readonly port: number
  readonly logger: Logger
  /** Epoch milliseconds. */
  readonly now?: () => number
}

/** The path to which Slack sends everything. */
export const requestPath = '/slack/events'
const bodyLimitBytes = 1024 * 1024
const closeAfterMs = 5_000

/**
 * Takes Slack's signed requests. Not Bolt's own `HTTPReceiver`: with 5.1 a signed body of `null` ends the process, a
 * time stamp far ahead passes, and `; charset=utf-8` is refused.
 *
 * @throws {TypeError} when the signing secret is empty, with which anybody could sign requests
 */
export function createHttpReceiver({ signingSecret, port, logger, now = Date.now }: HttpReceiverOptions): Receiver {
  if (!signingSecret) throw new TypeError('Cannot receive requests: the signing secret is empty')
  let app: App | undefined

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request)
    if (refusal) return end(response, refusal)
    const body = await read(request)
    if (!body) return end(response.setHeader('connection', 'close'), 413)
    const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase()
    if (type === form && isSslCheck(body)) return end(response, 200)
    if (!isSigned(body, request.headers, signingSecret, now())) return end(response, 401)
    if ((type !== form && type !== json) || request.headers['content-encoding']) return end(response, 415)
    const parsed = parse(body, type)
    if (!parsed) return end(response, 400)
    const { type: kind, challenge } = record(parsed.payload)
    if (kind === 'url_verification') {
      return isChallenge(challenge) ? end(response, 200, { challenge }) : end(response, 400)
    }
    await app?.processEvent({
      body: parsed.payload as Record<string, unknown>, // whatever it is, the guard handles it
      ack: async (answer?: unknown) => end(response, 200, answer),
      retryNum: Number.parseInt(String(request.headers['x-slack-retry-num'] ?? 0), 10),
      retryReason: String(request.headers['x-slack-retry-reason'] ?? ''),
    })
  }

  const server = createServer(timeouts, (request, response) => {
    receive(request, response).catch((error) => {
      logger.warn({ reason: redact(String(error)) }, 'HTTP request could not be received')
      end(response, 500)
    })
  })
  server.maxConnections = 1_024

  return {
    init(started) {
      app = started
    },
    start: () => listen(server, port),
    stop: () => close(server),
  }
}

const timeouts = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 30_000,
}

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

/** The status with which a request is refused before its body is read; undefined when it is accepted. */
function refusalOf({ url = '', method }: IncomingMessage): number | undefined {
  if (!url.startsWith('/')) return 400
  const path = url.split('?', 1)[0] ?? ''
  if (path === requestPath) return method === 'POST' ? undefined : 405
  return isDecodable(path) ? 404 : 400
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

/** The whole body; undefined when it is longer than allowed. */
async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimitBytes) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > bodyLimitBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Slack checks TLS with an unsigned `ssl_check=1`; other fields beside it are ignored. */
function isSslCheck(body: Buffer): boolean {
  const checks = new URLSearchParams(body.toString()).getAll('ssl_check')
  return checks.length === 1 && checks[0] === '1'
}

/** The payload of a signed body; undefined when it is not text or not JSON. */
function parse(body: Buffer, type: string): { payload: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    if (type === json) return { payload: JSON.parse(text) }
    const fields = new URLSearchParams(text)
    const [payload, ...others] = fields.getAll('payload')
    return { payload: payload && others.length === 0 ? JSON.parse(payload) : Object.fromEntries(fields) }
  } catch {
    return undefined
  }
}

function isChallenge(challenge: unknown): boolean {
  return typeof challenge === 'string' && challenge.length <= 1_000
}

function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.headersSent) return
  const isJson = typeof answer === 'object' && answer !== null
  response.writeHead(status, isJson ? { 'content-type': json } : {})
  response.end(isJson ? JSON.stringify(answer) : answer)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Accepts no more requests and lets those under way finish. */
async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), closeAfterMs)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(timer)
}
