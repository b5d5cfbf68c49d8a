import { homeDrawer } from '../../src/home/draw.ts'
import type { Library } from '../../src/library/library.ts'
import { chosenLanguage } from '../../src/people/language.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import { gradeOf, review } from '../../src/quiz/review.ts'
import { openStore } from '../../src/storage/open.ts'
import type { PersonId, Store } from '../../src/storage/store.ts'
import { sampleAsked } from '../sample-answers.ts'
import { people, startApp } from './app.ts'
import { randomFrom } from './random.ts'
import { atMost, type Figure } from './table.ts'
import { percentile, tidyUp, timedAsync } from './times.ts'

const cards = 5_000
const reviewsOfCard = 2
const redraws = { warmUp: 20, timed: 20 } as const
const yearMs = 365 * 24 * 60 * 60 * 1_000

/** The Home of somebody who learned for a year, drawn anew by the app until the workspace has it. */
export async function measureHome(root: string, library: Library, dataDir: string): Promise<Figure> {
  const store = await openStore({ dataDir })
  const { app, workspace, close } = await startApp(root, () => {})
  const person = { team: 'T1', user: people[0] }
  await learn(store, person, { library, now: workspace.now() })
  const redraw = homeDrawer({
    store,
    now: workspace.now,
    library: () => library,
    languageOf: chosenLanguage(store),
    logger: {
      warn({ reason }: { reason?: unknown }, message) {
        throw new Error(`${message}: ${reason}`)
      },
    },
  })

  for (let i = 0; i < redraws.warmUp; i++) await redraw(app.client, person)
  tidyUp()
  const times: number[] = []
  for (let i = 0; i < redraws.timed; i++) times.push(await timedAsync(() => redraw(app.client, person)))
  await close()
  await store.close()
  return atMost(`Home for someone with ${cards.toLocaleString('en')} cards`, percentile(times, 0.5), 30, 'ms')
}

/** Answers the items of the bank, and items that are gone from it, all of them several times in the last year. */
async function learn(
  store: Store,
  person: PersonId,
  { library, now }: { readonly library: Library; readonly now: number },
): Promise<void> {
  const random = randomFrom(1)
  const known = [...bankOf(library).items.keys()]
  const replies = Array.from({ length: cards * reviewsOfCard }, (_, i) => ({
    item: known[i % cards] ?? `gone/item-${i % cards}`,
    at: now - Math.floor(random() * yearMs),
    right: random() < 0.8,
  }))
  for (const { item, at, right } of replies.sort((a, b) => a.at - b.at)) {
    const asked = { ...sampleAsked(person, item), askedAt: at }
    await store.ask(asked)
    await store.answer(asked, (card) => {
      const moved = review(item, card, gradeOf({ right }), { now: at })
      return { at, right, chosen: [0], ...moved }
    })
  }
}
