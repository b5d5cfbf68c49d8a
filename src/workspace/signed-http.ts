import { createHmac } from 'node:crypto'
import type { Answer, Envelope, Transport } from './delivery.ts'
import { type Json, parseJson } from './json.ts'
import type { World } from './world.ts'

/**
 * Posts each delivery to a request URL, signed as Slack signs it.
 * Source: docs.slack.dev, "Verifying requests from Slack".
 */
export function createSignedHttp(options: { world: World; requestUrl: string; signingSecret: string }): Transport {
  const { world, requestUrl, signingSecret } = options
  /** Slack cannot know either before it has tried. */
  let reached = true
  const closed = new AbortController()
  const note = (now: boolean): void => {
    if (now === reached) return
    reached = now
    world.changed()
  }
  return {
    connected: () => reached,
    async send(envelope, signal) {
      const { type, text } = encode(envelope)
      const timestamp = String(Math.floor(world.clock.now() / 1000))
      const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${text}`).digest('hex')
      const retry = envelope.retry && {
        'x-slack-retry-num': String(envelope.retry.attempt),
        'x-slack-retry-reason': envelope.retry.reason,
      }
      try {
        const response = await fetch(requestUrl, {
          method: 'POST',
          redirect: 'manual',
          headers: {
            'content-type': type,
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': `v0=${digest}`,
            ...retry,
          },
          body: text,
          signal: AbortSignal.any([signal, closed.signal]),
        })
        note(true)
        const noRetry = response.headers.get('x-slack-no-retry') === '1'
        const body = await response.text()
        if (!response.ok) {
          return {
            acked: false,
            reason: 'http_error',
            detail: `the app answered with status ${response.status}`,
            noRetry,
          }
        }
        return answer(body, response.headers.get('content-type') ?? '')
      } catch {
        note(signal.aborted)
        return { acked: false, reason: signal.aborted ? 'http_timeout' : 'connection_failed' }
      }
    },
    close() {
      closed.abort()
      return Promise.resolve()
    },
  }
}

function answer(body: string, contentType: string): Answer {
  if (body === '') return { acked: true }
  return { acked: true, payload: contentType.includes('json') ? parseJson(body) : { text: body } }
}

function encode({ kind, body }: Envelope): { type: string; text: string } {
  const form = 'application/x-www-form-urlencoded'
  if (kind === 'events_api') return { type: 'application/json', text: JSON.stringify(body) }
  if (kind === 'interactive') {
    return { type: form, text: new URLSearchParams({ payload: JSON.stringify(body) }).toString() }
  }
  return { type: form, text: new URLSearchParams(flat(body)).toString() }
}

function flat(body: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]))
}
