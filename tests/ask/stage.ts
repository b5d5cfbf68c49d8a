import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, Receiver, webApi } from '@slack/bolt'
import { pino } from 'pino'
import { listenForQuestions } from '../../src/ask/listeners.ts'
import type { CalendarDeps } from '../../src/daily/calendar-runner.ts'
import { listenForDaily } from '../../src/daily/listeners.ts'
import { homeDrawer } from '../../src/home/draw.ts'
import { listenForHome } from '../../src/home/listeners.ts'
import type { Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open.ts'
import { chosenLanguage } from '../../src/people/language.ts'
import { listenForPeople, type PeopleDeps } from '../../src/people/listeners.ts'
import { listenForQuiz, type QuizListenerDeps } from '../../src/quiz/listeners.ts'
import { rememberDeliveries } from '../../src/slack/answer-once.ts'
import { createApp } from '../../src/slack/app.ts'
import { type LanguageOf, languageOf, nameOf } from '../../src/slack/person.ts'
import { isRecord, type Json } from '../../src/workspace/json.ts'
import type { Message, View, ViewState } from '../../src/workspace/protocol.ts'
import { createWorkspace, type DirectWorkspace } from '../../src/workspace/workspace.ts'
import { listeningLog, writeNote } from '../library/temp-notes.ts'
import { alex, bot, dm, help, logOf, messagesIn, until } from '../workspace/fixtures.ts'

/** Notes of the test's own, so that those of the project may change freely. */
const notes = {
  'en/pods.md': `---
id: pods
title: Pods
lang: en
sources: [{ title: The Pod page, url: https://example.org/pods, checked: 2026-11-01 }]
questions: [What is a Pod?]
---

# Pods

A Pod is the smallest unit that Kubernetes schedules; write *one* & <only> one.

## Restarting

A crashing Pod is restarted by the kubelet with a growing delay.

## Probes

A liveness probe tells the kubelet when to restart a container.
`,
  'zh/pods.md': `---
id: pods
title: Pod
lang: zh
sources: [{ title: Pod 页面, url: https://example.org/zh/pods, checked: 2026-11-01 }]
questions: [Pod 是什么？]
---

# Pod

Pod 是 Kubernetes 调度的最小单元。

## 重启策略

崩溃的容器由 kubelet 重启，间隔越来越长。
`,
  'en/namespaces.md': `---
id: namespaces
title: Namespaces
lang: en
questions: [What is a namespace?]
---

# Namespaces

A namespace divides one cluster between several teams; names are unique within it.
`,
}

/** The library of the test's own notes, or of these. */
export async function libraryOf(files: Readonly<Record<string, string>> = notes): Promise<Library> {
  const folder = mkdtempSync(join(tmpdir(), 'ask-'))
  const [notesDir, dataDir] = [join(folder, 'notes'), join(folder, 'data')]
  try {
    for (const [path, content] of Object.entries(files)) writeNote(notesDir, path, content)
    return (await openLibrary({ notesDir, dataDir, strict: false, today: '2026-11-23', log: listeningLog() })).library
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

export interface Stage {
  readonly workspace: DirectWorkspace
  /** Bodies that the app sent, as they left. */
  readonly sent: string[]
  /** Errors that the app logged. */
  readonly errors: () => readonly Json[]
  /** Every listener that was called has finished. */
  readonly settled: () => Promise<void>
  /** Types a text and waits for the app's answer. */
  readonly ask: (text: string, way?: Way) => Promise<Message>
  /** Opens the Home and waits until it is drawn. */
  readonly openHome: () => Promise<View>
  /** Presses the first button whose action begins so, as it stands or with another value. */
  readonly press: (
    from: Message | View,
    action: string,
    more?: Json,
    state?: ViewState,
    person?: string,
  ) => Promise<void>
  readonly client: webApi.WebClient
  /** Repeats no call by itself. */
  readonly unhurried: webApi.WebClient
  /** What the app sent that Slack refuses. */
  readonly refused: () => readonly unknown[]
}

export type Way = 'slash' | 'mention' | 'direct message'

export interface StageOptions {
  readonly requestsChannel?: string
  /** The app's own by default. */
  readonly manifest?: unknown
  /** What Slack says of people besides, by their ids. */
  readonly people?: Readonly<Record<string, Json>>
  /** With the quiz, the Home and what is kept of people. */
  readonly learning?: Pick<QuizListenerDeps, 'store' | 'now' | 'random' | 'newId'> &
    Partial<QuizListenerDeps & CalendarDeps & Pick<PeopleDeps, 'drawChart'>>
}

/** The app, real Bolt and all, in a workspace without sockets. */
export async function openStage(
  library: () => Library,
  { requestsChannel = 'note-requests', learning, people = {}, ...options }: StageOptions = {},
): Promise<Stage> {
  const manifest = options.manifest ?? (await import('../../manifest.json', { with: { type: 'json' } })).default
  const workspace = createWorkspace({ manifest })
  const sent: string[] = []
  const lines: Json[] = []
  const running = new Set<Promise<void>>()
  const logger = pino({ level: 'warn' }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const { app, unhurried, start } = createApp({
    connection: { via: 'receiver', receiver: watched(workspace.receiver, running) },
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    async fetch(url, init) {
      sent.push(String(init?.body ?? ''))
      const response = await workspace.fetch(String(url), init as RequestInit)
      if (!String(url).endsWith('/users.info')) return response
      const { user, ...more } = (await response.json()) as { user?: Json }
      return Response.json({ ...more, user: user && { ...user, ...people[String(user['id'])] } })
    },
    logger,
    failed: (lang, id) => `failed ${lang} ${id}`,
  })
  const inSlack: LanguageOf = (client, { user }) => languageOf(client, user)
  const deps = {
    library,
    languageOf: learning ? chosenLanguage(learning.store) : inSlack,
    nameOf,
    deliveries: rememberDeliveries(),
    requestsChannel,
  }
  listenForQuestions(app, deps)
  if (learning) {
    const redrawHome = homeDrawer({ ...deps, ...learning, logger })
    listenForQuiz(app, { ...deps, onReply: (client, person) => redrawHome(client, person), ...learning })
    listenForDaily(app, { ...deps, ...learning })
    listenForHome(app, { ...learning, redrawHome })
    listenForPeople(app, { ...deps, ...learning, redrawHome, drawChart: learning.drawChart ?? emptyChart, logger })
  }
  await start()

  const fromApp = (channel: string) => messagesIn(workspace, channel).filter(({ user }) => user === bot)
  const settled = async () => {
    while (running.size > 0) await Promise.allSettled(running)
  }
  return {
    workspace,
    sent,
    errors: () => lines.filter(({ level }) => Number(level) >= 50),
    settled,
    async ask(text, way = 'slash') {
      const channel = way === 'direct message' ? dm : help
      const before = new Set(fromApp(channel).map(({ ts }) => ts))
      const typed = { slash: `/k8s ${text}`, mention: `@kubenotes ${text}`, 'direct message': text }[way]
      const result = await workspace.call({ call: 'post', person: alex, channel, text: typed })
      if (!result.ok) throw new Error(result.error)
      const answer = await until(workspace, () => fromApp(channel).find(({ ts }) => !before.has(ts)))
      await settled()
      return answer
    },
    async openHome() {
      const result = await workspace.call({ call: 'open-home', person: alex })
      if (!result.ok) throw new Error(result.error)
      await settled()
      return until(workspace, () => workspace.snapshot(alex).home)
    },
    async press(from, action, more = {}, state = {}, person = alex) {
      const found = from.blocks?.flatMap((block) =>
        [...(Array.isArray(block['elements']) ? block['elements'] : []), block['accessory']]
          .filter(isRecord)
          .filter((element) => String(element['action_id']).startsWith(action))
          .map((element) => ({ element, block_id: String(block['block_id']) })),
      )[0]
      if (!found) throw new Error(`No button ${action} in ${JSON.stringify(from.blocks)}`)
      const { type, action_id, value } = found.element
      const result = await workspace.call({
        call: 'use',
        person,
        state,
        container:
          'ts' in from ? { type: 'message', channel: from.channel, ts: from.ts } : { type: 'view', view: from.id },
        element: { type: String(type), action_id: String(action_id), block_id: found.block_id, value, ...more },
      })
      if (!result.ok) throw new Error(result.error)
      await settled()
    },
    client: app.client,
    unhurried,
    refused: () =>
      workspace
        .snapshot(alex)
        .log.filter(({ ok }) => !ok)
        .map(({ name, summary, response }) => ({ name, summary, response })),
  }
}

export { alex, bot, dm, help, logOf, messagesIn, until }

/** The receiver, with the work of each event put into `running` until it is done. */
function watched(receiver: DirectWorkspace['receiver'], running: Set<Promise<void>>): Receiver {
  return {
    init: (app: App) =>
      receiver.init({
        processEvent(event) {
          const work = app.processEvent(event)
          running.add(work)
          const done = () => void running.delete(work)
          work.then(done, done)
          return work
        },
      }),
    start: () => receiver.start(),
    stop: () => receiver.stop(),
  }
}

/** All that a person can read of a message. */
export function readable(message: Message): string {
  return JSON.stringify([message.text, message.blocks])
}

/** Drawing takes a second or two: one test does it. */
function emptyChart(): Promise<Uint8Array> {
  return Promise.resolve(Buffer.from('\x89PNG', 'latin1'))
}
