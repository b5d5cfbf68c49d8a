import { describe, expect, it, vi } from 'vitest'
import { publishedPictures } from '../../src/slack/published-pictures.ts'

const base = 'https://pictures.example.org/notes/'
const png = () => new Response(null, { headers: { 'content-type': 'image/png' } })

function open(answer: () => Response | Promise<Response>) {
  const clock = { now: 0 }
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => answer())
  const log = { warn: vi.fn() }
  return { clock, fetch, log, ...publishedPictures(base, { fetch, log, now: () => clock.now }) }
}

describe('a picture', () => {
  it('has an address once it was found', async () => {
    const { look, addressOf, fetch, log } = open(png)
    await look(['assets/图 1.png'])
    expect(addressOf('assets/图 1.png')).toBe(`${base}assets/%E5%9B%BE%201.png`)
    expect(fetch).toHaveBeenCalledExactlyOnceWith(`${base}assets/%E5%9B%BE%201.png`, {
      method: 'HEAD',
      signal: expect.any(AbortSignal),
    })
    expect(log.warn).not.toHaveBeenCalled()
  })

  it.each([
    { answer: () => new Response(null, { status: 404 }), says: 'HTTP 404', why: 'it was not published' },
    {
      answer: () => new Response(null, { headers: { 'content-type': 'text/html' } }),
      says: 'text/html, expected a picture',
      why: 'a page stands there, such as one to sign in',
    },
    { answer: () => Promise.reject(new Error('ENOTFOUND')), says: 'ENOTFOUND', why: 'the host is gone' },
  ])('has none, and the log says so: $why', async ({ answer, says }) => {
    const { look, addressOf, log } = open(answer)
    await look(['a.png'])
    expect(addressOf('a.png')).toBeUndefined()
    expect(log.warn).toHaveBeenCalledExactlyOnceWith({ address: `${base}a.png`, why: says }, expect.any(String))
  })

  it('that nobody looked for is looked for when it is needed', async () => {
    const { addressOf } = open(png)
    expect(addressOf('a.png')).toBeUndefined()
    await vi.waitFor(() => expect(addressOf('a.png')).toBe(`${base}a.png`))
  })

  it.each([
    { minutes: 9, calls: 1, why: 'it was looked for a moment ago' },
    { minutes: 10, calls: 2, why: 'it may have come or gone' },
  ])('is looked for $calls times within $minutes minutes: $why', async ({ minutes, calls }) => {
    const { look, addressOf, clock, fetch } = open(png)
    await look(['a.png', 'a.png'])
    clock.now = minutes * 60_000
    expect(addressOf('a.png')).toBe(`${base}a.png`)
    expect(fetch).toHaveBeenCalledTimes(calls)
  })
})
