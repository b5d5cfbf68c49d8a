import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '@slack/bolt'
import { pino } from 'pino'
import { type Deliveries, rememberDeliveries } from '../../src/slack/answer-once.ts'
import { createApp } from '../../src/slack/app.ts'
import type { UiCall } from '../../src/workspace/protocol.ts'
import { createWorkspace, type DirectWorkspace } from '../../src/workspace/workspace.ts'

export const people = ['U01ALEX', 'U01LINMEI'] as const
export const channel = 'C01K8SHELP'

/** Bolt with some of our listeners, in a workspace without sockets. */
export interface BenchApp {
  readonly app: App
  readonly workspace: DirectWorkspace
  /** Does what a person does, until the workspace has the answer. @throws {Error} when the workspace does not take it */
  readonly answered: (call: UiCall) => Promise<void>
  readonly close: () => Promise<void>
}

export interface ListenDeps {
  readonly deliveries: Deliveries
  /** Epoch milliseconds, of the workspace. */
  readonly now: () => number
}

export async function startApp(root: string, listen: (app: App, deps: ListenDeps) => void): Promise<BenchApp> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'))
  const workspace = createWorkspace({ manifest, nextDay: true })
  const { botToken, apiUrl, receiver, now } = workspace
  const answers = watchAnswers(workspace)
  const deliveries = rememberDeliveries({ now })
  const slack = createApp({
    connection: { via: 'receiver', receiver },
    botToken,
    slackApiUrl: apiUrl,
    logger: pino({ level: 'error' }),
    failed: (_, id) => id,
    deliveries,
    now,
    fetch: (url, init) => answers.fetch(url instanceof Request ? url.url : url, init),
  })
  listen(slack.app, { deliveries, now })
  await slack.start()
  return {
    app: slack.app,
    workspace,
    async answered(call) {
      const answered = answers.next()
      const result = await workspace.call(call)
      if (!result.ok) throw new Error(`The workspace does not take "${call.call}": ${result.error}`)
      await answered
    },
    async close() {
      await slack.stop()
      await workspace.close()
    },
  }
}

/** Tells when the workspace has taken what the app sent to a response URL. */
function watchAnswers(workspace: DirectWorkspace): { fetch: DirectWorkspace['fetch']; next: () => Promise<void> } {
  let answered = (): void => {}
  return {
    async fetch(url, init) {
      const response = await workspace.fetch(url, init)
      if (new URL(url).pathname.startsWith('/response/')) answered()
      return response
    },
    next() {
      const { promise, resolve } = Promise.withResolvers<void>()
      answered = resolve
      return promise
    },
  }
}
