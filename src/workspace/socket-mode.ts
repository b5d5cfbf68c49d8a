import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Cancel } from './clock.ts'
import type { Answer, Envelope, Transport } from './delivery.ts'
import { isRecord, parseJson } from './json.ts'
import type { World } from './world.ts'

/** Bolt's client gives up on a server that is silent for 30 seconds. */
const pingEveryMs = 10_000
const ticketLifeMs = 30_000
/** Source: docs.slack.dev, "Using Socket Mode": up to 10 connections. */
const mostConnections = 10
/** Envelopes that may still be acknowledged, even if too late. */
const mostWaiting = 1_000
const politeCloseMs = 500
const largestFrame = 1024 * 1024

export interface SocketMode extends Transport {
  /** Where the app may connect, once: the answer to `apps.connections.open`. */
  open(): string
  /** Takes over a connection that asks to be upgraded; false when the path is none of ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Asks every connected app to reconnect, as Slack does every few hours. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void
}

/** The server side of Socket Mode: one connection gets each envelope, and answers with the envelope's id. */
export function createSocketMode(options: { world: World; baseUrl: string }): SocketMode {
  const { world, baseUrl } = options
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, clientTracking: false })
  const tickets = new Map<string, number>()
  const waiting = new Map<string, { socket: WebSocket; settle: (answer: Answer) => void }>()
  /** Ready to take envelopes, the one to use next first. */
  let ready: WebSocket[] = []
  const open = new Set<WebSocket>()
  let stopPings: Cancel | undefined

  const ping = (): void => {
    for (const socket of open) socket.ping()
    stopPings = world.clock.after(pingEveryMs, ping)
  }
  const leave = (socket: WebSocket): void => {
    ready = ready.filter((other) => other !== socket)
    for (const [id, entry] of waiting) {
      if (entry.socket !== socket) continue
      waiting.delete(id)
      entry.settle({ acked: false, reason: 'connection_failed' })
    }
    world.changed()
  }
  const receive = (text: string): void => {
    const frame = parseJson(text)
    const id = isRecord(frame) && typeof frame['envelope_id'] === 'string' ? frame['envelope_id'] : ''
    const payload = isRecord(frame) ? frame['payload'] : undefined
    waiting.get(id)?.settle({ acked: true, ...(payload === undefined ? {} : { payload }) })
    waiting.delete(id)
  }
  const welcome = (socket: WebSocket): void => {
    open.add(socket)
    socket.on('error', () => socket.terminate())
    socket.on('message', (data, isBinary) => isBinary || receive(data.toString()))
    socket.on('close', () => {
      open.delete(socket)
      leave(socket)
    })
    if (ready.length >= mostConnections) {
      dismiss(socket, 'too_many_websockets')
      return
    }
    ready.push(socket)
    socket.send(JSON.stringify(hello(world, ready.length)))
    if (!stopPings) ping()
    world.changed()
  }
  /** The client closes when it reads this; until then its acknowledgements still count. */
  const dismiss = (socket: WebSocket, reason: string): void => {
    ready = ready.filter((other) => other !== socket)
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local-workspace' } }))
  }

  return {
    open() {
      for (const [ticket, at] of tickets) if (world.clock.now() - at > ticketLifeMs) tickets.delete(ticket)
      const ticket = world.ids.secret()
      tickets.set(ticket, world.clock.now())
      return `${baseUrl.replace(/^http/u, 'ws')}/socket?ticket=${ticket}`
    },
    upgrade(request, socket, head) {
      const ticket = /^\/socket\?ticket=([\w-]+)/u.exec(request.url ?? '')?.[1] ?? ''
      if (!tickets.delete(ticket)) return false
      server.handleUpgrade(request, socket, head, welcome)
      return true
    },
    disconnect(reason) {
      for (const socket of [...ready]) dismiss(socket, reason)
      world.changed()
    },
    connected: () => ready.length > 0,
    send(envelope) {
      const socket = ready.shift()
      if (!socket) return Promise.resolve({ acked: false, reason: 'connection_failed' })
      ready.push(socket)
      const { promise, resolve } = Promise.withResolvers<Answer>()
      waiting.set(envelope.id, { socket, settle: resolve })
      for (const id of waiting.keys()) if (waiting.size > mostWaiting) waiting.delete(id)
      socket.send(JSON.stringify(frameOf(envelope)))
      return promise
    },
    async close() {
      stopPings?.()
      for (const socket of [...ready]) dismiss(socket, 'link_disabled')
      for (const socket of open) socket.close(1001)
      const gone = Promise.all([...open].map((socket) => new Promise((resolve) => socket.once('close', resolve))))
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, politeCloseMs).unref())])
      for (const socket of open) socket.terminate()
    },
  }
}

function hello(world: World, connections: number) {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: world.app.appId },
    debug_info: { host: 'local-workspace', approximate_connection_time: 18_060 },
  }
}

function frameOf({ id, kind, body, retry }: Envelope) {
  return {
    envelope_id: id,
    type: kind,
    accepts_response_payload: kind !== 'events_api',
    payload: body,
    ...(kind === 'events_api' && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
  }
}
