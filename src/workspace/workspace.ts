import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { type Clock, movableClock } from './clock.ts'
import { type Answer, createDelivery, type Kind, type Transport } from './delivery.ts'
import { createDirect, type DirectReceiver } from './direct.ts'
import { createFaults, type Faults } from './faults.ts'
import { createGuard } from './guard.ts'
import { listen, serve } from './http.ts'
import { type Ids, randomIds } from './ids.ts'
import type { Json } from './json.ts'
import { createLog } from './log.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { readPageFiles } from './page-files.ts'
import type { Parts } from './parts.ts'
import { createPeopleCalls } from './people-calls.ts'
import { createPermits } from './permits.ts'
import type { Example, Snapshot, UiCall, UiResult } from './protocol.ts'
import { answerResponse } from './respond.ts'
import { createSignedHttp } from './signed-http.ts'
import { snapshotOf } from './snapshot.ts'
import { createSocketMode, type SocketMode } from './socket-mode.ts'
import { answerUpload } from './upload.ts'
import { answerApiCall } from './web-api.ts'
import { createWorld, type World } from './world.ts'

export interface WorkspaceOptions {
  /** The parsed `manifest.json` of the app. */
  readonly manifest: unknown
  /** Questions that the page suggests; none unless given. */
  readonly examples?: readonly Example[]
  /** Folder whose pictures the page may show; none unless given. */
  readonly pictures?: string
  readonly clock?: Clock
  /** Whether people may move the clock on by a day: for an app that takes the time from `now`. */
  readonly nextDay?: boolean
  readonly ids?: Ids
  /** Pauses before the second, third, … attempt to deliver an event; Slack's own unless given. */
  readonly retryDelaysMs?: readonly number[]
  /** Resolves when the app, started beside the workspace, is there; what people send before then waits for it. */
  readonly appStarts?: Promise<void>
}

/** How the workspace reaches the app: by Socket Mode, or by signed requests to an address. */
export type Mode = 'socket' | { readonly requestUrl: string }

/** A stand-in for Slack in this process. */
export interface Workspace {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** For `clientOptions.fetch`: Web API and response URLs without a socket. Nothing else can be reached. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>
  /** The workspace's time in epoch milliseconds. */
  readonly now: () => number
  /** Does what a person does on the page. */
  readonly call: (call: UiCall) => Promise<UiResult>
  /** Delivers a body as it stands, once: what Slack might send but no person here can cause. */
  readonly deliver: (kind: Kind, body: Json) => Promise<Answer>
  /** What a person sees. @throws {RangeError} when there is no such person */
  readonly snapshot: (person: string) => Snapshot
  /** Calls the listener after every change; gives back how to stop that. */
  readonly onChange: (listener: () => void) => () => void
  readonly faults: WorkspaceFaults
  readonly close: () => Promise<void>
}

/** Faults that tests ask for. */
export interface WorkspaceFaults extends Omit<Faults, 'next'> {
  /** The next event arrives twice. */
  duplicateNextEvent(): void
  /** Socket Mode: asks the app to reconnect, as Slack does every few hours. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void
}

/** A workspace whose app runs in the same process and is reached by function calls. */
export interface DirectWorkspace extends Workspace {
  /** For `new App({ receiver })`. */
  readonly receiver: DirectReceiver
}

/** A workspace that listens on this machine and has a page. */
export interface ServedWorkspace extends Workspace {
  /** The page's address with the key of this run. */
  readonly url: string
  /** What stands before the path of a picture below `pictures`; ends in `/`. */
  readonly picturesUrl: string
  readonly port: number
}

/** A workspace without sockets, page and waiting: for tests of an app. @throws {TypeError} for a bad manifest */
export function createWorkspace(options: WorkspaceOptions): DirectWorkspace {
  const ground = layGround(options, readManifest(options.manifest), 'http://workspace.invalid')
  const { transport, receiver } = createDirect(ground.world.changed)
  return { ...assemble(ground, options, { transport }).workspace, receiver }
}

/**
 * Starts a workspace on 127.0.0.1, on any free port when `port` is 0. Rejects with Node's error, `code` and all
 * (`EADDRINUSE`), when it cannot listen there, and with a `TypeError` when the manifest cannot be read.
 */
export async function startWorkspace(
  options: WorkspaceOptions & { readonly port: number; readonly mode?: Mode },
): Promise<ServedWorkspace> {
  const manifest = readManifest(options.manifest)
  const files = await readPageFiles(fileURLToPath(new URL('page', import.meta.url)))
  const { server, port } = await listen(options.port)
  const ground = layGround(options, manifest, `http://127.0.0.1:${port}`)
  const wire = createWire(ground, options.mode ?? 'socket')
  const { workspace, parts, handle } = assemble(ground, options, wire)
  const token = ground.world.ids.secret()
  const guard = createGuard({ port, token })
  const { socketMode } = wire
  const { pictures } = options
  const more = { ...(pictures !== undefined && { pictures }), ...(socketMode && { socketMode }) }
  serve(server, { parts, guard, files, call: workspace.call, handle, ...more })
  const close = async (): Promise<void> => {
    await workspace.close()
    await stop(server)
  }
  const { baseUrl } = ground
  return { ...workspace, url: `${baseUrl}/?token=${token}`, picturesUrl: `${baseUrl}/pictures/`, port, close }
}

/** What is there before anyone is connected. */
interface Ground {
  readonly world: World
  readonly manifest: Manifest
  readonly baseUrl: string
  readonly tokens: Parts['tokens']
  readonly signingSecret: string
}

interface Wire {
  readonly transport: Transport
  readonly socketMode?: SocketMode
}

function layGround(options: WorkspaceOptions, manifest: Manifest, baseUrl: string): Ground {
  const { clock = movableClock(), ids = randomIds } = options
  return {
    world: createWorld({ manifest, clock, ids }),
    manifest,
    baseUrl,
    tokens: { bot: `xoxb-local-${ids.secret()}`, app: `xapp-local-${ids.secret()}` },
    signingSecret: ids.secret(),
  }
}

function createWire(ground: Ground, mode: Mode): Wire {
  if (mode !== 'socket') return { transport: createSignedHttp({ ...ground, requestUrl: mode.requestUrl }) }
  const socketMode = createSocketMode(ground)
  return { transport: socketMode, socketMode }
}

function assemble(ground: Ground, options: WorkspaceOptions, { transport, socketMode }: Wire) {
  const { world, manifest, baseUrl, tokens, signingSecret } = ground
  const log = createLog(world)
  const { retryDelaysMs, appStarts, examples = [], nextDay = false } = options
  const waits = { ...(retryDelaysMs && { retryDelaysMs }), ...(appStarts && { appStarts }) }
  const delivery = createDelivery({ world, log, transport, ...waits })
  const { next, ...faults } = createFaults()
  const parts: Parts = {
    world,
    manifest,
    examples,
    nextDay,
    log,
    permits: createPermits(world),
    delivery,
    faults: { next, ...faults },
    tokens,
    baseUrl,
    ...(socketMode && { openSocket: socketMode.open }),
  }
  const handle = (request: Request): Promise<Response> => answerRequest(parts, request)
  const workspace: Workspace = {
    apiUrl: `${baseUrl}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret,
    fetch: (url, init) => handle(new Request(url, init)),
    now: () => world.clock.now(),
    call: createPeopleCalls(parts),
    deliver: (kind, body) => delivery.deliver(kind, body, { name: kind, summary: 'delivered on request' }),
    snapshot: (person) => snapshotOf(parts, person),
    onChange: world.onChange,
    faults: {
      ...faults,
      duplicateNextEvent: delivery.duplicateNextEvent,
      disconnect: (reason) => socketMode?.disconnect(reason),
    },
    close: delivery.close,
  }
  return { workspace, parts, handle }
}

/** Answers what an app may ask: `/api/<method>`, `/response/<secret>` and `/upload/<secret>`. */
async function answerRequest(parts: Parts, request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url)
  const [, area, rest] = /^\/(api|response|upload)\/([\w.-]+)$/u.exec(pathname) ?? []
  if (origin !== parts.baseUrl || !area || !rest) return new Response('There is nothing here\n', { status: 404 })
  if (area === 'upload') return answerUpload(parts, rest, request)
  return area === 'api' ? answerApiCall(parts, rest, request) : answerResponse(parts, rest, request)
}

/** Streams to pages stay open for ever, so their connections are cut. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
