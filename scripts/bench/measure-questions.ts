import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { listenForQuestions } from '../../src/ask/listeners.ts'
import type { Library } from '../../src/library/library.ts'
import { rememberDeliveries } from '../../src/slack/answer-once.ts'
import { createApp } from '../../src/slack/app.ts'
import { languageOf, nameOf } from '../../src/slack/person.ts'

import { createWorkspace, type DirectWorkspace } from '../../src/workspace/workspace.ts'
import { atMost, type Figure, short } from './table.ts'
import { percentile, tidyUp, timedAsync } from './times.ts'

const rounds = { warmUp: 300, timed: 1_000 } as const
const people = ['U01ALEX', 'U01LINMEI'] as const
const channel = 'C01K8SHELP'

/** `/k8s` through Bolt without sockets, from the person's Enter until the workspace has the answer. */
export async function measureQuestions(root: string, library: Library): Promise<readonly Figure[]> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'))
  const workspace = createWorkspace({ manifest })
  const answers = watchAnswers(workspace)
  const slack = startApp(workspace, library, answers.fetch)
  await slack.start()
  const asked = library.notes.flatMap(({ questions }) => questions)
  const ask = async (round: number): Promise<void> => {
    const answered = answers.next()
    const person = people[round % people.length] ?? people[0]
    const text = `/k8s ${asked[round % asked.length]}`
    const result = await workspace.call({ call: 'post', person, channel, text })
    if (!result.ok) throw new Error(`The workspace does not take the question: ${result.error}`)
    await answered
  }

  for (let round = 0; round < rounds.warmUp; round++) await ask(round)
  tidyUp()
  const times: number[] = []
  for (let round = 0; round < rounds.timed; round++) times.push(await timedAsync(() => ask(round)))
  await slack.stop()
  await workspace.close()
  return [
    {
      name: `question through Bolt, ${library.notes.length} own notes, p50`,
      value: `${short(percentile(times, 0.5))} ms`,
    },
    atMost('question through Bolt, p99', percentile(times, 0.99), 5, 'ms'),
  ]
}

type Fetch = DirectWorkspace['fetch']

/** Tells when the workspace has taken what the app sent to a response URL. */
function watchAnswers(workspace: DirectWorkspace): { fetch: Fetch; next: () => Promise<void> } {
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

function startApp({ botToken, apiUrl, receiver }: DirectWorkspace, library: Library, fetch: Fetch) {
  const deliveries = rememberDeliveries()
  const slack = createApp({
    connection: { via: 'receiver', receiver },
    botToken,
    slackApiUrl: apiUrl,
    logger: pino({ level: 'error' }),
    failed: (_, id) => id,
    deliveries,
    fetch: (url, init) => fetch(url instanceof Request ? url.url : url, init),
  })
  listenForQuestions(slack.app, {
    library: () => library,
    languageOf: (client, { user }) => languageOf(client, user),
    nameOf,
    deliveries,
  })
  return slack
}
