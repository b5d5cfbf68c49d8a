import { listenForQuestions } from '../../src/ask/listeners.ts'
import type { Library } from '../../src/library/library.ts'
import { languageOf, nameOf } from '../../src/slack/person.ts'
import { channel, people, startApp } from './app.ts'
import { atMost, type Figure, short } from './table.ts'
import { percentile, tidyUp, timedAsync } from './times.ts'

const rounds = { warmUp: 300, timed: 1_000 } as const

/** `/k8s` through Bolt without sockets, from the person's Enter until the workspace has the answer. */
export async function measureQuestions(root: string, library: Library): Promise<readonly Figure[]> {
  const { answered, close } = await startApp(root, (app, { deliveries }) =>
    listenForQuestions(app, {
      library: () => library,
      languageOf: (client, { user }) => languageOf(client, user),
      nameOf,
      deliveries,
    }),
  )
  const asked = library.notes.flatMap(({ questions }) => questions)
  const ask = (round: number): Promise<void> => {
    const person = people[round % people.length] ?? people[0]
    return answered({ call: 'post', person, channel, text: `/k8s ${asked[round % asked.length]}` })
  }

  for (let round = 0; round < rounds.warmUp; round++) await ask(round)
  tidyUp()
  const times: number[] = []
  for (let round = 0; round < rounds.timed; round++) times.push(await timedAsync(() => ask(round)))
  await close()
  return [
    {
      name: `question through Bolt, ${library.notes.length} own notes, p50`,
      value: `${short(percentile(times, 0.5))} ms`,
    },
    atMost('question through Bolt, p99', percentile(times, 0.99), 5, 'ms'),
  ]
}
