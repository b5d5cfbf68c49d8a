import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { click, eventOf, mention, startApp } from './fake-slack.ts'

let server: WebSocketServer
let sockets: WebSocket[]
const acks: unknown[] = []

beforeEach(async () => {
  sockets = []
  acks.length = 0
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (data) => acks.push(JSON.parse(String(data))))
    socket.send('{"type":"hello"}')
  })
  await new Promise((resolve) => server.once('listening', resolve))
})
afterEach(() => {
  for (const socket of sockets) socket.terminate()
  server.close()
})

describe('over Socket Mode', () => {
  it('events arrive, are acknowledged, and the connection is closed at the end', async () => {
    const { app, stop } = await start()
    const heard = new Promise((resolve) => app.event('app_mention', async ({ event }) => resolve(event)))
    deliver('events_api', eventOf(mention))
    expect(await heard).toEqual(mention)
    await vi.waitFor(() => expect(acks).toMatchObject([{ envelope_id: 'E1' }]))
    await stop()
    await vi.waitFor(() => expect(sockets[0]?.readyState).toBe(3))
  })

  it('a click that nothing listens to is acknowledged', async () => {
    const { stop, log } = await start()
    deliver('interactive', click)
    await vi.waitFor(() => expect(acks).toMatchObject([{ envelope_id: 'E1' }]))
    expect(log).toContainEqual(expect.objectContaining({ kind: 'block_actions quiz', msg: 'no listener acknowledged' }))
    await stop()
  })

  it('it comes back at once when Slack renews the connection', async () => {
    const { stop } = await start()
    const renewed = performance.now()
    sockets[0]?.send('{"type":"disconnect","reason":"refresh_requested"}')
    await vi.waitFor(() => expect(sockets).toHaveLength(2), { timeout: 3_000 })
    expect(performance.now() - renewed).toBeLessThan(1_000)
    await stop()
  })

  it('it tries again when Slack cannot be reached', async () => {
    const { stop, open } = await start()
    open.answer = { ok: false, error: 'internal_error' }
    sockets[0]?.close()
    await vi.waitFor(() => expect(open.calls).toBe(2), { timeout: 3_000 })
    open.answer = open.good
    await vi.waitFor(() => expect(sockets).toHaveLength(2), { timeout: 5_000 })
    await stop()
  })

  it('it says so when Slack no longer takes the token', async () => {
    const { stop, open, lost } = await start()
    open.answer = { ok: false, error: 'invalid_auth' }
    sockets[0]?.close()
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce(), { timeout: 3_000 })
    await stop()
    expect(open.calls).toBe(2)
  })

  it('a wrong token is told at the start', async () => {
    await expect(start({ ok: false, error: 'invalid_auth' })).rejects.toThrow('invalid_auth')
  })

  it('stop() waits no longer than a second for a server that keeps silent', async () => {
    const { stop } = await start()
    sockets[0]?.pause() // reads no more, so it never answers the closing handshake
    const begun = performance.now()
    await stop()
    expect(performance.now() - begun).toBeLessThan(1_500)
    sockets[0]?.terminate()
  })
})

async function start(first?: unknown) {
  const good = { ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const open = { good, answer: first ?? good, calls: 0 }
  const lost = vi.fn()
  const answers = {
    get 'apps.connections.open'() {
      open.calls += 1
      return open.answer
    },
  }
  const connection = { via: 'socket', appToken: 'xapp-1-canary', onLost: lost } as const
  return { ...(await startApp({ connection, answers })), open, lost }
}

function deliver(type: string, payload: unknown): void {
  sockets[0]?.send(JSON.stringify({ type, envelope_id: 'E1', payload, accepts_response_payload: true }))
}
