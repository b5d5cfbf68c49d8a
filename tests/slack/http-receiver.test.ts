import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestPath } from '../../src/slack/http-receiver.ts'
import { command, dm, eventOf, now, startApp } from './fake-slack.ts'

const secret = 'signing-secret'
const seconds = now / 1_000
const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const mebibyte = 1024 * 1024

let port: number
let started: Awaited<ReturnType<typeof startApp>>
const heard: unknown[] = []

beforeAll(async () => {
  port = await freePort()
  started = await startApp({ connection: { via: 'http', signingSecret: secret, port } })
  started.app.event('message', async ({ event }) => void heard.push(event))
  started.app.command('/k8s', async ({ ack, command: { text } }) => {
    heard.push(text)
    await ack({ text: 'answer' })
  })
})
afterAll(() => started.stop())
beforeEach(() => {
  heard.length = 0
})

describe('a path or method that is none of ours is refused', () => {
  it.each([
    { line: 'GET // HTTP/1.1', status: 404, why: 'an empty path' },
    { line: 'GET /x/%E0%A4%A HTTP/1.1', status: 400, why: 'broken percent code' },
    { line: 'GET /healthz HTTP/1.1', status: 404, why: 'nothing else is served here' },
    { line: `GET ${requestPath} HTTP/1.1`, status: 405, why: 'Slack posts' },
    { line: `TRACE ${requestPath} HTTP/1.1`, status: 405, why: 'a method that is none of ours' },
    { line: 'OPTIONS * HTTP/1.1', status: 400, why: 'a target that is no path' },
    { line: 'GET http://evil.example/ HTTP/1.1', status: 400, why: 'absolute form' },
    { line: `GET /${'a'.repeat(17_000)} HTTP/1.1`, status: 431, why: 'a path of 17 kB' },
    {
      line: `POST ${requestPath} HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked`,
      status: 400,
      why: 'two lengths of the body',
    },
    { line: 'nonsense', status: 400, why: 'no HTTP at all' },
  ])('$status: $why', async ({ line, status }) => {
    expect(await raw(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })
})

describe('a request is Slack’s', () => {
  const good = `v0=${sign('{}', seconds)}`
  it.each([
    { accepted: true, headers: {}, why: 'it is signed' },
    { accepted: true, headers: stamped(-299), why: 'not yet five minutes old' },
    { accepted: true, headers: stamped(299), why: 'clocks differ' },
    { accepted: false, headers: stamped(-301), why: 'old, so replayed' },
    { accepted: false, headers: stamped(301), why: 'from the future' },
    { accepted: false, headers: { 'x-slack-signature': undefined }, why: 'no signature' },
    { accepted: false, headers: { 'x-slack-request-timestamp': undefined }, why: 'no time' },
    ...['NaN', '', '1e99', '-1', '0x10', '1,1', `${seconds}.0`, `+${seconds}`].map((time) => ({
      accepted: false,
      headers: { 'x-slack-request-timestamp': time },
      why: `"${time}" is no time`,
    })),
    ...[
      good.replace('v0', 'v1'),
      'v0=',
      good.slice(0, -1),
      `${good}0`,
      good.toUpperCase(),
      `${good}=b`,
      `v0=${'z'.repeat(64)}`,
      `${good}, ${good}`,
    ].map((signature) => ({
      accepted: false,
      headers: { 'x-slack-signature': signature },
      why: `"${signature}"`,
    })),
    { accepted: false, headers: { 'x-slack-signature': `v0=${sign('{} ', seconds)}` }, why: 'of another body' },
    {
      accepted: false,
      headers: { 'x-slack-signature': `v0=${sign('{}', seconds, 'other')}` },
      why: 'of another app',
    },
  ])('$accepted: $why', async ({ accepted, headers }) => {
    expect((await post('{}', headers)).status).toBe(accepted ? 200 : 401)
  })

  it('not without a body and a signature', async () => {
    expect((await fetch(url(), { method: 'POST' })).status).toBe(401)
  })

  it('or its check of TLS, whose payload nobody reads', async () => {
    const body = new URLSearchParams({ ssl_check: '1', payload: JSON.stringify(eventOf(dm)) }).toString()
    const response = await post(body, { 'content-type': form, 'x-slack-signature': undefined })
    expect([response.status, await response.text(), heard]).toEqual([200, '', []])
  })

  it.each([
    { body: 'ssl_check=true', type: form },
    { body: 'ssl_check=1&ssl_check=0', type: form },
    { body: '{"ssl_check":"1"}', type: json },
  ])('but not $body without a signature', async ({ body, type }) => {
    expect((await post(body, { 'content-type': type, 'x-slack-signature': undefined })).status).toBe(401)
  })
})

describe('a signed body is answered', () => {
  it.each([
    { body: 'null', status: 200, why: 'it is Slack’s, whatever it means' },
    { body: '[]', status: 200, why: 'a list' },
    { body: '"x"', status: 200, why: 'a text' },
    { body: '{"event":null}', status: 200, why: 'no kind of request' },
    { body: '{"type":"event_callback"}', status: 200, why: 'an event that is missing' },
    { body: 'payload=null', type: form, status: 200, why: 'a payload of null' },
    { body: 'payload=', type: form, status: 200, why: 'an empty payload' },
    { body: 'payload=1&payload=2', type: form, status: 200, why: 'two payloads' },
    { body: 'payload[]=1', type: form, status: 200, why: 'a payload of another name' },
    { body: '{"type":', status: 400, why: 'truncated' },
    { body: '{}{}', status: 400, why: 'two values' },
    { body: '{} // x', status: 400, why: 'a comment' },
    { body: '\uFEFF{}', status: 200, why: 'a BOM is no harm' },
    { body: Buffer.from([0x7b, 0xff, 0x7d]), status: 400, why: 'not UTF-8' },
    { body: '['.repeat(100_000), status: 400, why: 'lists 100,000 deep' },
    { body: '{}', type: '', status: 415, why: 'no type' },
    { body: '{}', type: 'text/xml', status: 415, why: 'another type' },
    { body: '{}', type: 'Application/JSON; charset=utf-8', status: 200, why: 'as some proxies write it' },
    { body: '{"type":"url_verification","challenge":{}}', status: 400, why: 'a challenge that is no text' },
    {
      body: `{"type":"url_verification","challenge":"${'x'.repeat(9_999)}"}`,
      status: 400,
      why: 'a challenge too long to be Slack’s',
    },
  ])('$status: $why', async ({ body, type = json, status }) => {
    expect((await post(body, { 'content-type': type })).status).toBe(status)
  })

  it('with its challenge when Slack checks the address', async () => {
    const response = await post('{"type":"url_verification","challenge":"abc"}')
    expect([response.status, await response.json()]).toEqual([200, { challenge: 'abc' }])
  })

  it('not when it is compressed', async () => {
    expect((await post('{}', { 'content-encoding': 'gzip' })).status).toBe(415)
  })

  it('and reaches the listeners: a form with charset', async () => {
    const response = await post(new URLSearchParams(command).toString(), { 'content-type': `${form}; charset=utf-8` })
    expect([await response.json(), heard]).toEqual([{ text: 'answer' }, ['what is a pod']])
  })

  it('and reaches the listeners: an event', async () => {
    const response = await post(JSON.stringify(eventOf(dm)))
    expect([response.status, await response.text(), heard]).toEqual([200, '', [dm]])
  })

  it('fifty times, and heard once', async () => {
    const body = JSON.stringify(eventOf(dm))
    const responses = await Promise.all(Array.from({ length: 50 }, () => post(body)))
    expect([new Set(responses.map(({ status }) => status)), heard.length]).toEqual([new Set([200]), 1])
  })
})

describe('size and time are limited', () => {
  it('1 MiB is read, one byte more is not', async () => {
    const body = (length: number) => `"${'x'.repeat(length - 2)}"`
    expect((await post(body(mebibyte))).status).toBe(200)
    expect((await post(body(mebibyte + 1))).status).toBe(413)
  })

  it('nor without end', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const answer = await raw(
      `POST ${requestPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
  })

  it('a head that takes more than 5 s is cut off', async () => {
    expect(await raw(`POST ${requestPath} HTTP/1.1\r\nHost: x\r\n`)).toMatch(/^(?:HTTP\/1.1 408 |$)/)
  })

  it('a client that hangs up breaks nothing', async () => {
    const socket = connect(port)
    socket.write(`POST ${requestPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf`, () => socket.destroy())
    await new Promise((resolve) => socket.once('close', resolve))
    expect((await post('{}')).status).toBe(200)
  })
})

it('an empty signing secret is refused, since it would let everybody in', async () => {
  await expect(startApp({ connection: { via: 'http', signingSecret: '', port } })).rejects.toThrow('signing secret')
})

it('a port in use is told', async () => {
  await expect(startApp({ connection: { via: 'http', signingSecret: secret, port } })).rejects.toThrow('EADDRINUSE')
})

function url(): string {
  return `http://127.0.0.1:${port}${requestPath}`
}

function sign(body: string | Buffer, time: number, key = secret): string {
  return createHmac('sha256', key).update(`v0:${time}:`).update(body).digest('hex')
}

function stamped(offset: number): Record<string, string> {
  const time = seconds + offset
  return { 'x-slack-request-timestamp': String(time), 'x-slack-signature': `v0=${sign('{}', time)}` }
}

/** Posts a signed body; a header that is undefined is left out. */
function post(body: string | Buffer, headers: Readonly<Record<string, string | undefined>> = {}): Promise<Response> {
  const all = {
    'content-type': json,
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${sign(body, seconds)}`,
    ...headers,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return fetch(url(), { method: 'POST', headers: given, body })
}

/** Sends bytes as they are and reads until the server closes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}
