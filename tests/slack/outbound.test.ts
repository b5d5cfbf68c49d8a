import { describe, expect, it, vi } from 'vitest'
import { outbound } from '../../src/slack/outbound.ts'
import { redact } from '../../src/slack/redact.ts'

const slack = 'https://slack.com/api/'

describe('outbound()', () => {
  it.each([
    { url: `${slack}chat.postMessage`, why: 'the Web API' },
    { url: 'https://hooks.slack.com/commands/1', why: 'a response URL' },
    { url: 'https://hooks.slack-gov.com/actions/1', why: 'a response URL of GovSlack' },
    { url: 'https://files.slack.com/upload/v1/1', why: 'the address for a file' },
  ])('calls $why, without redirects', async ({ url }) => {
    const fetch = vi.fn(async (_url: unknown, _init: unknown) => new Response())
    await outbound(slack, fetch)(url)
    expect(fetch).toHaveBeenCalledWith(url, { redirect: 'error', signal: expect.any(AbortSignal) })
  })

  it('calls the local workspace, and then response URLs there', async () => {
    const fetch = vi.fn(async () => new Response())
    await outbound('http://127.0.0.1:4000/api/', fetch)('http://127.0.0.1:4000/response/1')
    expect(fetch).toHaveBeenCalledOnce()
  })

  it.each([
    { retryAfter: '0', calls: 2, why: 'so short a wait nobody minds' },
    { retryAfter: '30', calls: 1, why: 'nobody waits so long' },
    { retryAfter: '-5', calls: 1, why: 'below zero' },
    { retryAfter: 'abc', calls: 1, why: 'no number' },
    { retryAfter: undefined, calls: 1, why: 'no header' },
  ])('after 429 with $retryAfter calls $calls: $why', async ({ retryAfter, calls }) => {
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
    const fetch = vi.fn(async () => new Response('', { status: 429, headers }))
    expect((await outbound(slack, fetch)(`${slack}chat.postMessage`)).status).toBe(429)
    expect(fetch).toHaveBeenCalledTimes(calls)
  })
})

describe('outbound() that somebody else repeats', () => {
  it('leaves even the shortest wait to them', async () => {
    const fetch = vi.fn(async () => new Response('', { status: 429, headers: { 'retry-after': '0' } }))
    expect((await outbound(slack, fetch, { patient: false })(`${slack}chat.postMessage`)).status).toBe(429)
    expect(fetch).toHaveBeenCalledOnce()
  })
})

describe('redact() hides', () => {
  it.each([
    { text: 'token xoxb-1-2-abc, xoxe.xoxp-1-x', hidden: 'token xox…, xox…' },
    { text: 'xapp-1-A1-2-abc', hidden: 'xapp-…' },
    { text: 'Authorization: Bearer abc.def', hidden: 'Authorization: Bearer …' },
    { text: 'wss://wss-primary.slack.com/link/?ticket=1&app_id=2 closed', hidden: 'wss:… closed' },
    { text: 'POST https://hooks.slack.com/actions/T1/2/abc failed', hidden: 'POST (response URL) failed' },
    { text: 'POST http://127.0.0.1:4000/response/abc failed', hidden: 'POST (response URL) failed' },
    { text: 'client_secret=abc&code=def', hidden: 'client_secret=…&code=…' },
    { text: 'two\nlines\x1b[31m{"level":50} %s %j', hidden: 'two lines [31m{"level":50} %s %j' },
    { text: 'x'.repeat(1_000), hidden: 'x'.repeat(500) },
  ])('$hidden', ({ text, hidden }) => {
    expect(redact(text)).toBe(hidden)
  })
})
