import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, type AppOptions, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt'
import type { Clock } from '../../src/workspace/clock.ts'
import { createWorkspace, startWorkspace, type Workspace } from '../../src/workspace/workspace.ts'
import { listen, type Witness } from './bolt-app.ts'
import { manifestWith } from './fixtures.ts'
import { createTestClock } from './test-clock.ts'

export interface Stage {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly witness: Witness
  stop(): Promise<void>
}

/** The three ways from the workspace to an app; the app is the same. */
export const transports: readonly { readonly name: string; readonly start: () => Promise<Stage> }[] = [
  { name: 'Socket Mode', start: startSocketMode },
  { name: 'signed HTTP', start: startSignedHttp },
  { name: 'direct calls', start: startDirect },
]

async function startSocketMode(): Promise<Stage> {
  const clock = createTestClock()
  const workspace = await startWorkspace({ manifest: manifestWith(), port: 0, clock })
  const { appToken, apiUrl } = workspace
  return run(workspace, clock, { appToken, socketMode: true, clientOptions: { slackApiUrl: apiUrl } })
}

async function startSignedHttp(): Promise<Stage> {
  const clock = createTestClock()
  const server = createServer((request, response) => receiver.requestListener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  const workspace = await startWorkspace({ manifest: manifestWith(), port: 0, clock, mode: { requestUrl } })
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, logger: silent })
  const app = createApp(workspace, { receiver, clientOptions: { slackApiUrl: workspace.apiUrl } })
  return {
    workspace,
    clock,
    witness: app.witness,
    async stop() {
      await workspace.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function startDirect(): Promise<Stage> {
  const clock = createTestClock()
  const workspace = createWorkspace({ manifest: manifestWith(), clock })
  const { receiver, apiUrl, fetch } = workspace
  return run(workspace, clock, { receiver, clientOptions: { slackApiUrl: apiUrl, fetch } })
}

async function run(workspace: Workspace, clock: Clock, options: AppOptions): Promise<Stage> {
  const { app, witness } = createApp(workspace, options)
  await app.start()
  return {
    workspace,
    clock,
    witness,
    async stop() {
      await app.stop()
      await workspace.close()
    },
  }
}

/** Refusals are what these tests ask for; printing them would hide the ones that nobody expects. */
const nothing = (): void => {}
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
}

function createApp(workspace: Workspace, options: AppOptions): { app: App; witness: Witness } {
  const witness: Witness = { errors: [], gate: Promise.resolve(), arrived: () => {}, failed: () => {} }
  const app = new App({ token: workspace.botToken, logger: silent, convoStore: false, ...options })
  listen(app, witness)
  return { app, witness }
}
