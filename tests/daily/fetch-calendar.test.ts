import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchCalendar, isPublic, type Ways } from '../../src/daily/fetch-calendar.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Ways to a server on this machine, as if it were public and spoke TLS. */
async function serve(listener: RequestListener): Promise<Ways> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const { port } = started.address() as AddressInfo
  const host = '127.0.0.1'
  const request: Ways['request'] = (url, { headers, signal }, done) =>
    httpRequest({ host, port, path: url.pathname, headers: { ...headers, host: url.host }, signal }, done)
  return { request }
}

/** Answers every name with these addresses. */
function resolvesTo(...addresses: readonly string[]): Ways {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return { lookup: (_name, _options, done) => done(null, found) }
}

describe('fetchCalendar() fetches', () => {
  it('a text, packed or not', async () => {
    const plain = await serve((_, response) => response.end('BEGIN:VCALENDAR'))
    expect(await fetchCalendar('https://example.org/days.ics', 5_000, plain)).toEqual({ text: 'BEGIN:VCALENDAR' })
    const packed = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('节假日')),
    )
    expect(await fetchCalendar('webcal://example.org/days.ics', 5_000, packed)).toEqual({ text: '节假日' })
  })

  it('what a redirect leads to', async () => {
    const ways = await serve(({ url, headers }, response) =>
      url === '/moved'
        ? response.writeHead(302, { location: 'https://elsewhere.example.org/days.ics' }).end()
        : response.end(headers.host),
    )
    expect(await fetchCalendar('https://example.org/moved', 5_000, ways)).toEqual({ text: 'elsewhere.example.org' })
  })
})

describe('fetchCalendar() refuses', () => {
  it.each([
    { address: 'http://example.org/days.ics', fault: 'address', why: 'it is not encrypted' },
    { address: 'days.ics', fault: 'address', why: 'it is no address' },
    { address: 'file:///etc/passwd', fault: 'address', why: 'it is a file' },
    { address: 'https://user:secret@example.org/', fault: 'address', why: 'it holds a password' },
    { address: 'https://example.org:8443/', fault: 'address', why: 'it is another port' },
    { address: 'https://127.0.0.1/', fault: 'private', why: 'it is this machine' },
    { address: 'https://2130706433/', fault: 'private', why: 'it is this machine as a number' },
    { address: 'https://[::ffff:10.0.0.1]/', fault: 'private', why: 'it is a private network, mapped' },
    { address: 'https://169.254.169.254/latest/meta-data', fault: 'private', why: 'clouds keep keys there' },
  ])('$address: $why', async ({ address, fault }) => {
    expect(await fetchCalendar(address, 5_000, resolvesTo('127.0.0.1'))).toEqual({ fault })
  })

  it.each([
    { addresses: ['127.0.0.1'], why: 'one of this machine' },
    { addresses: ['93.184.215.14', '10.0.0.1'], why: 'one of several that is private' },
    { addresses: ['fd00::1'], why: 'a private one of IPv6' },
  ])('a name that resolves to $addresses: $why', async ({ addresses }) => {
    const found = await fetchCalendar('https://example.org/', 5_000, resolvesTo(...addresses))
    expect(found).toEqual({ fault: 'private' })
  })

  it.each([
    { location: 'https://127.0.0.1/', fault: 'private', why: 'inside' },
    { location: 'http://example.org/', fault: 'address', why: 'unencrypted' },
    { location: '/again', fault: 'unreachable', why: 'in a circle' },
  ])('a redirect $why', async ({ location, fault }) => {
    const ways = await serve((_, response) => response.writeHead(302, { location }).end())
    expect(await fetchCalendar('https://example.org/', 5_000, ways)).toEqual({ fault })
  })

  it.each([
    { answer: gzipSync('x'.repeat(1_000_001)), encoding: 'gzip', why: 'unpacks to more than a megabyte' },
    { answer: 'x'.repeat(1_000_001), encoding: 'identity', why: 'holds more than a megabyte' },
  ])('what $why', async ({ answer, encoding }) => {
    const ways = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(answer))
    expect(await fetchCalendar('https://example.org/', 5_000, ways)).toEqual({ fault: 'large' })
  })

  it('what does not come in time, at its start or its end', async () => {
    const silent = await serve(() => {})
    expect(await fetchCalendar('https://example.org/', 50, silent)).toEqual({ fault: 'slow' })
    const endless = await serve((_, response) => response.write('BEGIN:VCALENDAR'))
    expect(await fetchCalendar('https://example.org/', 200, endless)).toEqual({ fault: 'slow' })
  })

  it('a name that does not resolve in time, or not at all', async () => {
    expect(await fetchCalendar('https://example.org/', 50, { lookup: () => {} })).toEqual({ fault: 'slow' })
    const none: Ways = { lookup: (_name, _options, done) => done(new Error('ENOTFOUND'), []) }
    expect(await fetchCalendar('https://example.org/', 5_000, none)).toEqual({ fault: 'unreachable' })
  })

  it('what is not there', async () => {
    const ways = await serve((_, response) => response.writeHead(404).end())
    expect(await fetchCalendar('https://example.org/', 5_000, ways)).toEqual({ fault: 'unreachable' })
  })
})

describe('isPublic()', () => {
  it.each([
    { address: '93.184.215.14', is: true },
    { address: '172.32.0.1', is: true },
    { address: '2606:4700::1111', is: true },
    { address: '0.0.0.0', is: false },
    { address: '10.1.2.3', is: false },
    { address: '100.64.0.1', is: false },
    { address: '127.8.8.8', is: false },
    { address: '169.254.169.254', is: false },
    { address: '172.31.255.255', is: false },
    { address: '192.168.0.1', is: false },
    { address: '224.0.0.1', is: false },
    { address: '255.255.255.255', is: false },
    { address: '::1', is: false },
    { address: '::ffff:93.184.215.14', is: false },
    { address: '64:ff9b::7f00:1', is: false },
    { address: '2002:7f00:1::', is: false },
    { address: 'fc00::1', is: false },
    { address: 'fe80::1', is: false },
    { address: 'example.org', is: false },
  ])('$address: $is', ({ address, is }) => {
    expect(isPublic(address)).toBe(is)
  })
})
