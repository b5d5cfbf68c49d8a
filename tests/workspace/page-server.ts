import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { Snapshot, UiCall, UiResult } from '../../src/workspace/protocol.ts'

const page = new URL('../../src/workspace/page/', import.meta.url)
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'"

export interface PageServer {
  readonly url: string
  readonly calls: readonly UiCall[]
  /** Shows a snapshot to everyone, or to one person what the function makes of them. */
  push(next: Snapshot | ((person: string) => Snapshot)): void
  /** What calls are answered with from now on. */
  answer(with_: (call: UiCall) => UiResult | Promise<UiResult>): void
  /** Ends all streams, as a stopped server would. */
  drop(): void
  close(): Promise<void>
}

/** Serves the page with given snapshots, strictly as the contract says: no app, no workspace. */
export async function servePage(first: Snapshot | ((person: string) => Snapshot), port = 0): Promise<PageServer> {
  let current = first
  let respond: (call: UiCall) => UiResult | Promise<UiResult> = () => ({ ok: true })
  const calls: UiCall[] = []
  const streams = new Map<ServerResponse, string>()
  const show = (stream: ServerResponse, person: string) => {
    const snapshot = typeof current === 'function' ? current(person) : current
    stream.write(`event: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`)
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    response.setHeader('content-security-policy', policy)
    if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const person = searchParams.get('person') ?? ''
      streams.set(response, person)
      request.on('close', () => streams.delete(response))
      show(response, person)
    } else if (pathname.startsWith('/ui/')) {
      let body = ''
      for await (const part of request) body += part
      const call = JSON.parse(body) as UiCall
      calls.push(call)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(await respond(call)))
    } else {
      const path = pathname === '/' ? '/index.html' : pathname
      const content = await readFile(new URL(`.${path}`, page)).catch(() => undefined)
      response.writeHead(content ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' })
      response.end(content)
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    push(next) {
      current = next
      for (const [stream, person] of streams) show(stream, person)
    },
    answer(with_) {
      respond = with_
    },
    drop() {
      for (const stream of streams.keys()) stream.destroy()
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
