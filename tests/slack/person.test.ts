import { LogLevel, webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { languageOf, nameOf, zoneOf } from '../../src/slack/person.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const unknown = [
  { why: 'Slack refuses', answer: async () => ({ ok: false, error: 'missing_scope' }) },
  { why: 'the person has none', answer: async () => ({ ok: true, user: {} }) },
  { why: 'the network is gone', answer: async () => Promise.reject(new Error('ECONNREFUSED')) },
]

describe('languageOf()', () => {
  it.each([
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh'],
    ['en-GB', 'en'],
    ['ja-JP', 'en'],
  ] as const)('speaks to a person with locale %s in %s', async (locale, lang) => {
    expect(
      await languageOf(
        clientThat(async () => ({ ok: true, user: { locale } })),
        'U1',
      ),
    ).toBe(lang)
  })

  it('hears of a switch at once', async () => {
    const locales = ['en-US', 'zh-CN']
    const client = clientThat(async () => ({ ok: true, user: { locale: locales.shift() } }))
    expect([await languageOf(client, 'U1'), await languageOf(client, 'U1')]).toEqual(['en', 'zh'])
  })

  it.each(unknown)('knows none when $why', async ({ answer }) => {
    expect(await languageOf(clientThat(answer), 'U1')).toBeUndefined()
  })

  it('waits no longer than a second', async () => {
    const language = languageOf(
      clientThat(() => new Promise(() => {})),
      'U1',
    )
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await language).toBeUndefined()
  })
})

describe('nameOf()', () => {
  it('calls a person as Slack does', async () => {
    const user = { name: 'alex', real_name: 'Alex Rivera' }
    expect(
      await nameOf(
        clientThat(async () => ({ ok: true, user })),
        'U1',
      ),
    ).toBe('Alex Rivera')
  })

  it.each(unknown)('knows none when $why', async ({ answer }) => {
    expect(await nameOf(clientThat(answer), 'U1')).toBeUndefined()
  })
})

describe('zoneOf()', () => {
  it.each([
    { tz: 'Asia/Shanghai', zone: 'Asia/Shanghai', why: 'as set in Slack' },
    { tz: 'Mars/X', zone: undefined, why: 'there is none of that name' },
    { tz: '', zone: undefined, why: 'empty' },
  ])('of "$tz" is $zone: $why', async ({ tz, zone }) => {
    const client = clientThat(async () => ({ ok: true, user: { tz } }))
    expect(await zoneOf(client, 'U1')).toBe(zone)
  })

  it.each(unknown)('knows none when $why', async ({ answer }) => {
    expect(await zoneOf(clientThat(answer), 'U1')).toBeUndefined()
  })
})

function clientThat(answer: () => Promise<unknown>) {
  const fetch = async () => Response.json(await answer())
  return new webApi.WebClient('xoxb-1', { fetch, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR })
}
