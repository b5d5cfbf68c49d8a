import { homeView } from '../../src/home/home-blocks.ts'
import type { Library } from '../../src/library/library.ts'
import { readLearner } from '../../src/people/learner.ts'
import { type Bank, bankOf } from '../../src/quiz/bank.ts'
import { openStore } from '../../src/storage/open.ts'
import { sampleAsked, sampleReply } from '../sample-answers.ts'
import { atMost, type Figure, short } from './table.ts'
import { percentile, tidyUp, timedAsync } from './times.ts'

const cards = 5_000
const rounds = { warmUp: 30, timed: 100 } as const
const person = { team: 'T1', user: 'U1' }
const zone = 'Europe/Berlin'

/** The Home of a person with many cards, from the SQLite file to the view as Slack gets it. */
export async function measureHome(library: Library, dataDir: string): Promise<readonly Figure[]> {
  const bank = enlarged(bankOf(library))
  const store = await openStore({ dataDir })
  const asked = [...bank.items.keys()].map((item) => sampleAsked(person, item))
  for (const one of asked) {
    await store.ask(one)
    await store.answer(one, sampleReply(one))
  }
  const draw = async () => {
    const learner = await readLearner(store, bank, person, { now: Date.now(), zone })
    homeView(library, { user: person.user, lang: 'en', zone, ...learner })
  }
  for (let round = 0; round < rounds.warmUp; round++) await draw()
  tidyUp()
  const times: number[] = []
  for (let round = 0; round < rounds.timed; round++) times.push(await timedAsync(draw))
  await store.close()
  return [
    atMost(`Home drawn for ${cards} cards, p50`, percentile(times, 0.5), 30, 'ms'),
    { name: 'Home drawn, p99', value: `${short(percentile(times, 0.99))} ms` },
  ]
}

/** As many items as cards are wanted, the same ones under new keys. */
function enlarged({ items, ...bank }: Bank): Bank {
  const known = [...items.values()]
  const copies = Array.from({ length: Math.ceil(cards / known.length) }, (_, round) =>
    known.map((item) => ({ ...item, key: `${item.key}-${round}` })),
  )
  return {
    ...bank,
    items: new Map(
      copies
        .flat()
        .slice(0, cards)
        .map((item) => [item.key, item]),
    ),
  }
}
