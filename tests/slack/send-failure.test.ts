import { webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../src/slack/send-failure.ts'

const refusal = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {} })
const unreached = (code: string) => {
  const cause = Object.assign(new Error('connect'), { code })
  return new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause }))
}
const status = (code: number) => new webApi.WebAPIHTTPError(code, '', {})

describe('a message that was not seen to arrive', () => {
  it.each([
    { error: refusal('not_in_channel'), kind: 'refused', lasting: true, why: 'nobody let the app in' },
    { error: refusal('token_revoked'), kind: 'refused', lasting: true, why: 'the app was taken away' },
    { error: refusal('invalid_blocks'), kind: 'refused', lasting: false, why: 'another message may do' },
    { error: refusal('ratelimited'), kind: 'later', limited: true, afterMs: 30_000, why: 'no time is named' },
    { error: refusal('internal_error'), kind: 'unknown', why: 'Slack failed on the way' },
    { error: refusal('<script>'), kind: 'unknown', why: 'that is not how Slack answers' },
    { error: new webApi.WebAPIRateLimitedError(7), kind: 'later', afterMs: 7_000, why: 'the time is named' },
    { error: new webApi.WebAPIRateLimitedError(3_600), kind: 'later', afterMs: 600_000, why: 'no hour is waited' },
    { error: new webApi.WebAPIRateLimitedError(-1), kind: 'later', afterMs: 30_000, why: 'that is no time' },
    { error: new webApi.WebAPIRateLimitedError(Number.NaN), kind: 'later', afterMs: 30_000, why: 'nor is that' },
    { error: status(503), kind: 'later', limited: false, why: 'nobody took it' },
    { error: status(500), kind: 'unknown', why: 'somebody may have taken it' },
    { error: unreached('ECONNREFUSED'), kind: 'later', why: 'it was never sent' },
    { error: unreached('ENOTFOUND'), kind: 'later', why: 'there was nobody to send it to' },
    { error: unreached('ECONNRESET'), kind: 'unknown', why: 'the answer was lost' },
    { error: new DOMException('timed out', 'TimeoutError'), kind: 'unknown', why: 'no answer came' },
    { error: 'nonsense', kind: 'unknown', why: 'nothing is known' },
  ])('is $kind: $why', ({ error, why: _, ...failure }) => {
    expect(failureOf(error)).toMatchObject(failure)
  })
})
