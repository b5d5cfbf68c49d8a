import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Shares are from 0 to 1. */
export interface Moods {
  /** Of messages: refused with 429. */
  readonly limited: number
  /** Of messages: taken, and then the connection is cut. */
  readonly cut: number
  readonly latencyMs: number
  /** Whether the app has the scope to read channels. */
  readonly readable: boolean
  /** From 0 up to 1. */
  readonly random: () => number
}

export interface Slack {
  readonly url: string
  /** All that arrived: by channel, or by person for direct messages. */
  readonly messages: ReadonlyMap<string, readonly Arrived[]>
  /** Messages that were refused, and those whose connection was cut. */
  readonly met: { readonly limited: number; readonly cut: number }
  close(): void
}

export interface Arrived {
  readonly ts: string
  readonly threadTs: string | undefined
  readonly blocks: unknown
}

/** A server that takes messages as Slack does, or does not. */
export async function startSlack(moods: Moods): Promise<Slack> {
  const messages = new Map<string, Arrived[]>()
  const met = { limited: 0, cut: 0 }
  let sent = 0

  const server = createServer(async (request, response) => {
    const args = new URLSearchParams(await bodyOf(request))
    await pause(moods.latencyMs)
    const answer = (body: object) => response.end(JSON.stringify(body))
    response.setHeader('content-type', 'application/json')
    const channel = args.get('channel') ?? ''
    switch (request.url?.split('/').at(-1)) {
      case 'chat.postMessage': {
        const chance = moods.random()
        if (chance < moods.limited) {
          met.limited++
          return response.writeHead(429, { 'retry-after': '1' }).end('ratelimited')
        }
        const ts = `${Math.floor(Date.now() / 1_000)}.${String(sent++ % 1_000_000).padStart(6, '0')}`
        const blocks: unknown = JSON.parse(args.get('blocks') ?? '[]')
        messages.set(channel, [
          ...(messages.get(channel) ?? []),
          { ts, threadTs: args.get('thread_ts') ?? undefined, blocks },
        ])
        if (chance < moods.limited + moods.cut) {
          met.cut++
          return request.socket.destroy()
        }
        return answer({ ok: true, channel, ts })
      }
      case 'conversations.history': {
        if (!moods.readable) return answer({ ok: false, error: 'missing_scope' })
        const oldest = Number(args.get('oldest'))
        const found = (messages.get(channel) ?? []).filter(({ ts, threadTs }) => !threadTs && Number(ts) > oldest)
        return answer({ ok: true, messages: found.toReversed(), has_more: false })
      }
      default:
        return answer({ ok: true })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api/`,
    messages,
    met,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}
