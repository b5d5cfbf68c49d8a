import { LogLevel, webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { langOf, localeOf } from '../../src/slack/person.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('localeOf()', () => {
  it('asks once an hour', async () => {
    const { client, asked } = clientThat(async () => ({ ok: true, user: { locale: 'zh-CN' } }))
    expect([await localeOf(client, 'U1'), await localeOf(client, 'U1')]).toEqual(['zh-CN', 'zh-CN'])
    expect(asked).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(3_600_000)
    await localeOf(client, 'U1')
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it.each([
    { why: 'Slack refuses', answer: async () => ({ ok: false, error: 'missing_scope' }) },
    { why: 'the person has none', answer: async () => ({ ok: true, user: {} }) },
    { why: 'the network is gone', answer: async () => Promise.reject(new Error('ECONNREFUSED')) },
  ])('knows nothing and asks again when $why', async ({ answer }) => {
    const { client, asked } = clientThat(answer)
    expect([await localeOf(client, 'U1'), await localeOf(client, 'U1')]).toEqual([undefined, undefined])
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('waits no longer than a second', async () => {
    const { client } = clientThat(() => new Promise(() => {}))
    const locale = localeOf(client, 'U1')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await locale).toBeUndefined()
  })

  it('keeps what one workspace says from another', async () => {
    const one = clientThat(async () => ({ ok: true, user: { locale: 'zh-CN' } }))
    const other = clientThat(async () => ({ ok: true, user: { locale: 'fr-FR' } }))
    expect([await localeOf(one.client, 'U1'), await localeOf(other.client, 'U1')]).toEqual(['zh-CN', 'fr-FR'])
  })
})

it.each([
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh'],
  ['en-GB', 'en'],
  ['ja-JP', 'en'],
  [undefined, 'en'],
] as const)('with locale %s we speak %s', (locale, lang) => {
  expect(langOf(locale)).toBe(lang)
})

function clientThat(answer: () => Promise<unknown>) {
  const asked = vi.fn(answer)
  const fetch = async () => Response.json(await asked())
  return {
    asked,
    client: new webApi.WebClient('xoxb-1', { fetch, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR }),
  }
}
