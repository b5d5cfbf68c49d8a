import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Json } from '../../src/workspace/json.ts'
import { type Mode, startWorkspace } from '../../src/workspace/workspace.ts'
import { alex, dm, help, manifestWith, messagesIn, until } from './fixtures.ts'
import { createTestClock } from './test-clock.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open(mode: Mode) {
  const clock = createTestClock()
  const workspace = await startWorkspace({ manifest: manifestWith(), port: 0, clock, mode })
  closing.push(workspace.close)
  const type = (channel: string, text: string) => workspace.call({ call: 'post', person: alex, channel, text })
  return { clock, workspace, type }
}

/** A queue that can be waited at. */
function createQueue<T>() {
  const items: T[] = []
  let wake = () => {}
  return {
    push(item: T) {
      items.push(item)
      wake()
    },
    async next(): Promise<T> {
      while (items.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return items.shift() as T
    },
  }
}

describe('over Socket Mode', () => {
  const connect = async () => {
    const scene = await open('socket')
    const { workspace } = scene
    const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.appToken}` },
    })
    const socket = new WebSocket(((await response.json()) as { url: string }).url)
    const frames = createQueue<Json>()
    socket.on('message', (data) => frames.push(JSON.parse(data.toString())))
    expect(await frames.next()).toMatchObject({ type: 'hello' })
    return { ...scene, socket, frames }
  }

  it('an event comes in an envelope, and again with the number of the attempt', async () => {
    const { type, frames, clock } = await connect()
    await type(dm, 'hello')
    const first = await frames.next()
    expect(first).toMatchObject({ type: 'events_api', retry_attempt: 0, accepts_response_payload: false })
    clock.advance(3_000)
    await new Promise(setImmediate)
    clock.advance(0)
    const second = await frames.next()
    expect(second).toMatchObject({ retry_attempt: 1, retry_reason: 'http_timeout', payload: first['payload'] })
    expect(second['envelope_id']).not.toBe(first['envelope_id'])
  })

  it('a command is lost when the connection breaks before the acknowledgement', async () => {
    const { type, frames, socket, workspace } = await connect()
    await type(help, '/k8s x')
    expect(await frames.next()).toMatchObject({ type: 'slash_commands', accepts_response_payload: true })
    socket.terminate()
    const line = await until(workspace, () => messagesIn(workspace, help)[0])
    expect(line.text).toBe('/k8s failed with the error "dispatch_failed"')
  })

  it('the server pings every 10 seconds', async () => {
    const { socket, clock } = await connect()
    for (let i = 0; i < 2; i++) {
      const ping = new Promise((resolve) => socket.once('ping', resolve))
      clock.advance(10_000)
      await ping
    }
  })
})

describe('over signed HTTP', () => {
  interface Got {
    readonly headers: IncomingHttpHeaders
    readonly body: string
  }
  const listen = async (answer: { status: number; headers?: Record<string, string>; body?: string }) => {
    const got = createQueue<Got>()
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    const requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    return { ...(await open({ requestUrl })), got }
  }

  it('every request is signed over its time and body', async () => {
    const { type, got, workspace } = await listen({ status: 200 })
    await type(help, '/k8s what & why?')
    const { headers, body } = await got.next()
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(new URLSearchParams(body).get('text')).toBe('what & why?')
    const base = `v0:${headers['x-slack-request-timestamp']}:${body}`
    const digest = createHmac('sha256', workspace.signingSecret).update(base).digest('hex')
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`)
  })

  it('an event that failed comes again with two headers', async () => {
    const { type, got, clock, workspace } = await listen({ status: 500 })
    await type(dm, 'hello')
    expect((await got.next()).headers).not.toHaveProperty('x-slack-retry-num')
    await until(workspace, () => workspace.snapshot(alex).log.some(({ ok }) => !ok))
    await new Promise(setImmediate)
    clock.advance(0)
    const { headers } = await got.next()
    expect([headers['x-slack-retry-num'], headers['x-slack-retry-reason']]).toEqual(['1', 'http_error'])
  })

  it('an event does not come again when the app says so', async () => {
    const { type, got, clock, workspace } = await listen({ status: 500, headers: { 'x-slack-no-retry': '1' } })
    await type(dm, 'hello')
    await got.next()
    await until(workspace, () => workspace.snapshot(alex).log.some(({ ok }) => !ok))
    await new Promise(setImmediate)
    clock.advance(3_600_000)
    expect(workspace.snapshot(alex).log.filter(({ name }) => name === 'message.im')).toHaveLength(1)
  })

  it('an app that does not listen counts as not connected', async () => {
    const { workspace, type } = await open({ requestUrl: 'http://127.0.0.1:9/' })
    await type(help, '/k8s x')
    await until(workspace, () => messagesIn(workspace, help)[0])
    expect(workspace.snapshot(alex).app.connected).toBe(false)
  })
})
