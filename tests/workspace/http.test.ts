import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Json } from '../../src/workspace/json.ts'
import { type ServedWorkspace, startWorkspace } from '../../src/workspace/workspace.ts'
import { alex, general, manifestWith, messagesIn } from './fixtures.ts'

let workspace: ServedWorkspace
let origin: string
let cookie: string

beforeAll(async () => {
  workspace = await startWorkspace({ manifest: manifestWith(), port: 0 })
  origin = `http://127.0.0.1:${workspace.port}`
  const response = await fetch(workspace.url, { redirect: 'manual' })
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(() => workspace.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers: { cookie, ...headers }, redirect: 'manual' })
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { method: 'POST', body, headers: { cookie, ...headers } })

/** Sends bytes as they are, and gives the first line of the answer; empty when the connection is just closed. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(workspace.port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
  })
}

describe('the page', () => {
  it('is opened by the printed address, which leaves a cookie for this site alone', async () => {
    const response = await fetch(workspace.url, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    expect(response.headers.get('set-cookie')).toMatch(/^workspace-\d+=[\w-]+; HttpOnly; SameSite=Strict; Path=\/$/u)
  })

  it('is served with strict headers', async () => {
    const response = await get('/')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    { path: '/', headers: { cookie: '' }, status: 401, why: 'nobody came by the printed address' },
    { path: '/?token=guess', headers: { cookie: '' }, status: 401, why: 'a guessed key' },
    { path: '/index.html', headers: { cookie: '' }, status: 401, why: 'its files are behind the key, too' },
    {
      path: '/events?person=U01ALEX',
      headers: { 'sec-fetch-site': 'cross-site' },
      status: 403,
      why: 'another site reads along',
    },
    { path: '/events?person=U0', status: 404, why: 'nobody of that id' },
    { path: '/nothing.js', status: 404, why: 'no such file' },
    { path: '/tsconfig.json', status: 404, why: 'not a file of the page' },
    { path: '/../workspace.ts', status: 404, why: 'nothing outside the folder' },
    { path: '/%2e%2e%2fworkspace.ts', status: 404, why: 'however it is spelled' },
    { path: '//', status: 404, why: 'an empty path' },
    { path: '/x/%E0%A4%A', status: 400, why: 'a broken percent code' },
    { path: '/ui/post', status: 405, why: 'calls are posted' },
    { path: '/archives/C01GENERAL/p1', status: 303, why: 'permalinks lead to the page' },
  ])('answers $path with $status: $why', async ({ path, headers, status }) => {
    expect((await get(path, headers)).status).toBe(status)
  })

  it('streams a snapshot at once and after each change', async () => {
    const response = await get('/events?person=U01ALEX', { 'sec-fetch-site': 'same-origin' })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let read = ''
    const readUntil = async (part: string) => {
      while (!read.includes(part)) read += (await reader?.read())?.value ?? ''
    }
    await readUntil('event: snapshot')
    await workspace.call({ call: 'post', person: alex, channel: general, text: 'seen by the stream' })
    await readUntil('seen by the stream')
    await reader?.cancel()
  })
})

describe('a call of the page', () => {
  const body = JSON.stringify({ person: alex, channel: general, text: 'from the page' })

  it('does what the person did', async () => {
    const response = await post('/ui/post', body, { 'sec-fetch-site': 'same-origin', origin })
    expect([response.status, await response.json()]).toEqual([200, { ok: true }])
    expect(messagesIn(workspace, general).at(-1)?.text).toBe('from the page')
  })

  it.each([
    { headers: { cookie: '' }, status: 401, why: 'without the cookie' },
    { headers: { 'sec-fetch-site': 'cross-site' }, status: 403, why: 'from another site' },
    { headers: { 'sec-fetch-site': 'same-site' }, status: 403, why: 'from another port of this machine' },
    { headers: { origin: 'https://evil.example' }, status: 403, why: 'from another origin' },
    { body: '{', status: 400, why: 'with half a JSON text' },
    { body: '{"person":5}', status: 400, why: 'with fields of the wrong kind' },
    { name: 'nonsense', status: 400, why: 'that does not exist' },
    { name: 'constructor', status: 400, why: 'that only looks as if it existed' },
    { body: 'x'.repeat(1024 * 1024 + 1), status: 413, why: 'beyond 1 MiB' },
  ])('is answered $status $why', async ({ name = 'post', headers, body: given = body, status }) => {
    expect((await post(`/ui/${name}`, given, headers)).status).toBe(status)
  })
})

describe('the Web API over HTTP', () => {
  it('answers an app, not a web page', async () => {
    const headers = { authorization: `Bearer ${workspace.botToken}`, cookie: '' }
    expect(await (await post('/api/auth.test', '', headers)).json()).toMatchObject({ ok: true, user_id: 'U01BOT' })
    expect((await post('/api/auth.test', '', { ...headers, origin: 'https://evil.example' })).status).toBe(403)
  })

  it.each([
    { path: '/api/', status: 404 },
    { path: '/api/a/b', status: 404 },
    { path: '/response/guess', status: 404 },
  ])('answers $path with $status', async ({ path, status }) => {
    expect((await post(path, '{}')).status).toBe(status)
  })
})

describe('the server survives', () => {
  const host = () => `Host: 127.0.0.1:${workspace.port}\r\n`
  it.each([
    {
      name: 'a foreign host name',
      bytes: () => 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      line: 'HTTP/1.1 403 Forbidden',
    },
    {
      name: 'the right name with another port',
      bytes: () => 'GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n',
      line: 'HTTP/1.1 403 Forbidden',
    },
    {
      name: 'a target in absolute form',
      bytes: () => `GET http://evil.example/ HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`,
      line: 'HTTP/1.1 400 Bad Request',
    },
    {
      name: 'the target *',
      bytes: () => `OPTIONS * HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`,
      line: 'HTTP/1.1 400 Bad Request',
    },
    {
      name: 'a TRACE',
      bytes: () => `TRACE / HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`,
      line: 'HTTP/1.1 405 Method Not Allowed',
    },
    { name: 'a CONNECT', bytes: () => `CONNECT evil.example:443 HTTP/1.1\r\n${host()}\r\n`, line: '' },
    {
      name: '20 kB of headers',
      bytes: () => `GET / HTTP/1.1\r\n${host()}X: ${'x'.repeat(20_000)}\r\n\r\n`,
      line: 'HTTP/1.1 431 Request Header Fields Too Large',
    },
    { name: 'noise', bytes: () => '\u0000\u0001 hello\r\n\r\n', line: 'HTTP/1.1 400 Bad Request' },
    {
      name: 'a socket without a ticket',
      bytes: () => `GET /socket?ticket=x HTTP/1.1\r\n${host()}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      line: 'HTTP/1.1 403 Forbidden',
    },
  ])('$name', async ({ bytes, line }) => {
    expect(await exchange(bytes())).toBe(line)
    expect((await get('/')).status).toBe(200)
  })
})

describe('Socket Mode', () => {
  const open = async (): Promise<WebSocket> => {
    const headers = { authorization: `Bearer ${workspace.appToken}` }
    const { url } = (await (await post('/api/apps.connections.open', '', headers)).json()) as { url: string }
    return new WebSocket(url)
  }
  const nextFrame = (socket: WebSocket) =>
    new Promise<Json>((resolve) => socket.once('message', (data) => resolve(JSON.parse(data.toString()))))

  it('greets, survives noise, and asks for a reconnection on request', async () => {
    const socket = await open()
    expect(await nextFrame(socket)).toMatchObject({ type: 'hello', num_connections: 1 })
    for (const noise of ['{', 'null', '{"envelope_id":5}', '{"envelope_id":"unknown"}']) socket.send(noise)
    socket.send(Buffer.from([0, 1, 2]))
    const asked = nextFrame(socket)
    workspace.faults.disconnect('refresh_requested')
    expect(await asked).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' })
    expect(workspace.snapshot(alex).app.connected).toBe(false)
    await closed(socket)
  })

  it('turns the eleventh connection away', async () => {
    const sockets: WebSocket[] = []
    for (let i = 0; i < 11; i++) {
      const socket = await open()
      sockets.push(socket)
      const expected = i < 10 ? { type: 'hello' } : { type: 'disconnect', reason: 'too_many_websockets' }
      expect(await nextFrame(socket)).toMatchObject(expected)
    }
    await Promise.all(sockets.map(closed))
  })

  it('lets a ticket in once', async () => {
    const headers = { authorization: `Bearer ${workspace.appToken}` }
    const { url } = (await (await post('/api/apps.connections.open', '', headers)).json()) as { url: string }
    const first = new WebSocket(url)
    await nextFrame(first)
    const second = new WebSocket(url)
    const refusal = await new Promise((resolve) => second.once('error', resolve))
    expect(String(refusal)).toContain('403')
    await closed(first)
  })

  const closed = (socket: WebSocket) =>
    new Promise((resolve) => {
      socket.once('close', resolve)
      socket.close(1000)
    })
})

describe('startWorkspace()', () => {
  it('rejects with EADDRINUSE and the port when the port is taken', async () => {
    const options = { manifest: manifestWith(), port: workspace.port }
    await expect(startWorkspace(options)).rejects.toMatchObject({ code: 'EADDRINUSE', port: workspace.port })
  })

  it('rejects a manifest that names no app, without listening', async () => {
    await expect(startWorkspace({ manifest: {}, port: 0 })).rejects.toThrow('display_information.name is missing')
  })
})
