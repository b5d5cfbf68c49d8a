import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { streamSnapshots } from './event-stream.ts'
import { typeOf } from './files.ts'
import type { Guard } from './guard.ts'
import { parseJson } from './json.ts'
import type { PageFile } from './page-files.ts'
import type { Parts } from './parts.ts'
import { readPicture } from './pictures.ts'
import type { UiCall, UiResult } from './protocol.ts'
import type { SocketMode } from './socket-mode.ts'
import { readUiCall } from './ui-call-schema.ts'
import { humanOf } from './world.ts'

const largestBody = 1024 * 1024
const largestFile = 32 * 1024 * 1024
const loopback = '127.0.0.1'

/** Nothing but the page's own files runs or styles; pictures come from it or from https. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** What the server gives to the world outside. */
export interface Site {
  readonly parts: Parts
  readonly guard: Guard
  readonly files: ReadonlyMap<string, PageFile>
  readonly call: (call: UiCall) => Promise<UiResult>
  /** Answers `/api/…`, `/response/…` and `/upload/…`. */
  readonly handle: (request: Request) => Promise<Response>
  readonly socketMode?: SocketMode
  /** Folder of the pictures at `/pictures/…`. */
  readonly pictures?: string
}

/** Listens on this machine only. Rejects with the error of Node, such as `EADDRINUSE`, when it cannot. */
export async function listen(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, loopback, resolve)
  await promise
  server.off('error', reject)
  return { server, port: (server.address() as AddressInfo).port }
}

export function serve(server: Server, site: Site): void {
  server.on('request', (request, response) => {
    respond(site, request, response).catch((error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
      site.parts.log.add({ direction: 'workspace', name: 'error', summary: problem, ok: false })
      if (response.headersSent) response.destroy()
      else send(response, 500, 'The workspace made a mistake; its log has the details.')
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (site.guard.rightHost(request) && site.socketMode?.upgrade(request, socket, head)) return
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
  })
}

async function respond(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  if (!site.guard.rightHost(request)) return send(response, 403, 'Unknown host')
  const { path, query } = splitTarget(request.url ?? '')
  if (path === undefined) return send(response, 400, 'Bad address')
  const [, area = '', rest = ''] = /^\/([^/]*)\/?(.*)$/u.exec(path) ?? []
  if (area === 'api' || area === 'response' || area === 'upload')
    return answerApp(site, request, response, area === 'upload' ? largestFile : largestBody)
  if (area === 'ui' && rest) return answerPage(site, request, response, rest)
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'Only GET here')
  if (path === '/' && query.has('token')) return welcome(site, response, query.get('token'))
  if (!site.guard.known(request)) return turnAway(response)
  if (path === '/events') return answerEvents(site, request, response, query.get('person'))
  if (area === 'files') return answerFile(site, response, rest)
  if (area === 'archives') return redirect(response, `/#/${/^\w*/u.exec(rest)?.[0]}`)
  const file =
    area === 'pictures' && site.pictures !== undefined
      ? await readPicture(site.pictures, rest)
      : site.files.get(path === '/' ? '/index.html' : path)
  if (!file) return send(response, 404, 'There is nothing here')
  response.writeHead(200, { 'content-type': file.type }).end(request.method === 'HEAD' ? undefined : file.content)
}

const unknownVisitor = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Local workspace</title>
<h1>Local workspace</h1>
<p>Please open the address that was printed when the workspace started: it carries the key of this run.</p>
</html>
`

/** For a person who came without the key, most likely by a bookmark of an earlier run. */
function turnAway(response: ServerResponse): void {
  response.writeHead(401, { 'content-type': 'text/html; charset=utf-8' }).end(unknownVisitor)
}

function welcome(site: Site, response: ServerResponse, token: string | null): void {
  if (site.guard.rightToken(token)) {
    response.setHeader('set-cookie', site.guard.cookie)
    redirect(response, '/')
  } else {
    turnAway(response)
  }
}

function answerEvents(site: Site, request: IncomingMessage, response: ServerResponse, person: string | null): void {
  const { people } = site.parts.world
  const found = humanOf(site.parts.world, person ?? [...people.keys()][0])
  if (!site.guard.sameOrigin(request)) send(response, 403, 'Only for the page of the workspace')
  else if (!found) send(response, 404, 'No such person')
  else streamSnapshots(site.parts, found.id, response)
}

async function answerPage(site: Site, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  if (request.method !== 'POST') return send(response, 405, 'Only POST here')
  if (!site.guard.known(request)) return turnAway(response)
  if (!site.guard.sameOrigin(request)) return send(response, 403, 'Only for the page of the workspace')
  const body = await readBody(request, response)
  if (!body) return
  const call = readUiCall(name, parseJson(body.toString()))
  if (!call) return sendJson(response, 400, { ok: false, error: `This is no ${name} that the workspace understands` })
  sendJson(response, 200, await site.call(call))
}

/** A file that the app shared: a picture to be seen, all else to be saved. */
function answerFile({ parts }: Site, response: ServerResponse, id: string): void {
  const file = parts.world.files.get(id)
  if (!file?.content) {
    send(response, 404, 'There is nothing here')
    return
  }
  const type = typeOf(file.name)
  const disposition = type.startsWith('image/') ? 'inline' : 'attachment'
  response.setHeader('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  response.writeHead(200, { 'content-type': type }).end(file.content)
}

async function answerApp(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  largest: number,
): Promise<void> {
  const method = request.method ?? 'GET'
  if (method !== 'GET' && method !== 'POST') return send(response, 405, 'Only GET and POST here')
  if (!site.guard.sameOrigin(request)) return send(response, 403, 'Not for web pages')
  const body = await readBody(request, response, largest)
  if (!body) return
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  const asked = new Request(`${site.parts.baseUrl}${request.url}`, {
    method,
    headers,
    ...(method === 'POST' && { body }),
  })
  const answer = await site.handle(asked)
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** The body, or undefined when it was too large, in which case the answer has been given. */
async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  largest = largestBody,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) {
      response.setHeader('connection', 'close')
      send(response, 413, `A request holds at most ${largest} bytes`)
      return undefined
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Path and query of a request target; no path when it is none of this server or badly encoded. */
function splitTarget(target: string): { path?: string; query: URLSearchParams } {
  const [, raw = '', query = ''] = /^([^?#]*)\??([^#]*)/u.exec(target) ?? []
  const params = new URLSearchParams(query)
  if (!raw.startsWith('/')) return { query: params }
  try {
    return { path: decodeURIComponent(raw), query: params }
  } catch {
    return { query: params }
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end()
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
}
