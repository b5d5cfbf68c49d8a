import { randomBytes } from 'node:crypto'
import type { Library } from '../../src/library/library.ts'
import { chosenLanguage } from '../../src/people/language.ts'
import { quizActions } from '../../src/quiz/buttons.ts'
import { listenForQuiz } from '../../src/quiz/listeners.ts'
import { openStore } from '../../src/storage/open.ts'
import { records, textOf } from '../../src/workspace/json.ts'
import type { UiCall } from '../../src/workspace/protocol.ts'
import { type BenchApp, channel, people, startApp } from './app.ts'
import { atMost, type Figure, short } from './table.ts'
import { percentile, tidyUp, timedAsync } from './times.ts'

const rounds = { warmUp: 100, timed: 500 } as const
/** Items that were answered right rest for a day: few enough rounds that there are always others. */
const roundsADay = 100

/**
 * An option of an item clicked through Bolt without sockets, until the workspace has the result and the disk the answer.
 * The Home, drawn after that, is measured on its own.
 */
export async function measureQuiz(root: string, notes: Library, dataDir: string): Promise<readonly Figure[]> {
  const store = await openStore({ dataDir })
  const library = answeredByClick(notes)
  const bench = await startApp(root, (app, { now }) =>
    listenForQuiz(app, {
      library: () => library,
      languageOf: chosenLanguage(store),
      store,
      now,
      random: Math.random,
      newId: () => randomBytes(16).toString('hex'),
      onReply: async () => {},
    }),
  )
  const clickOn = async (round: number): Promise<number> => {
    const person = people[round % people.length] ?? people[0]
    if (round % roundsADay === 0) await bench.workspace.call({ call: 'next-day', person })
    await bench.answered({ call: 'post', person, channel, text: '/k8s quiz' })
    const click = firstOption(bench, person)
    return timedAsync(() => bench.answered(click))
  }

  for (let round = 0; round < rounds.warmUp; round++) await clickOn(round)
  tidyUp()
  const times: number[] = []
  for (let round = 0; round < rounds.timed; round++) times.push(await clickOn(round))
  await bench.close()
  await checkKept()
  await store.close()
  return [
    { name: 'click to result through Bolt on SQLite, flushed, p50', value: `${short(percentile(times, 0.5))} ms` },
    atMost('click to result through Bolt on SQLite, flushed, p99', percentile(times, 0.99), 15, 'ms'),
  ]

  /** @throws {Error} when a click was answered with something else than a result */
  async function checkKept(): Promise<void> {
    const clicks = rounds.warmUp + rounds.timed
    let kept = 0
    for await (const _ of store.everyAnswer()) kept++
    if (kept !== clicks) throw new Error(`Of ${clicks} clicks on an option ${kept} were kept as answers`)
  }
}

/** The notes with the items alone whose options are buttons. */
function answeredByClick(library: Library): Library {
  const notes = library.notes.map((note) => ({
    ...note,
    items: note.items.filter(({ kind }) => kind === 'single' || kind === 'true-false'),
  }))
  return { ...library, notes }
}

/** The click on the first option of the item that the person has just been asked. */
function firstOption({ workspace }: BenchApp, person: string): UiCall {
  const message = workspace.snapshot(person).messages[channel]?.at(-1)
  for (const block of message?.blocks ?? []) {
    const actionId = textOf(records(block['elements'])[0]?.['action_id'])
    if (!message || !actionId?.startsWith(quizActions.choose)) continue
    const element = { type: 'button', action_id: actionId, block_id: textOf(block['block_id']) ?? '' }
    return { call: 'use', person, container: { type: 'message', channel, ts: message.ts }, element }
  }
  throw new Error(`/k8s quiz put no item with options to click: ${message?.text}`)
}
