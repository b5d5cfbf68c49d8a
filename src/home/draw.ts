import type { webApi } from '@slack/bolt'
import { memberMs } from '../daily/board.ts'
import type { Library } from '../library/library.ts'
import { workInOrder } from '../people/in-order.ts'
import { readLearner } from '../people/learner.ts'
import { bankOf } from '../quiz/bank.ts'
import { type LanguageOf, zoneFor } from '../slack/person.ts'
import { redact } from '../slack/redact.ts'
import type { PersonId, Store } from '../storage/store.ts'
import { homeView } from './home-blocks.ts'

export interface DrawDeps {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly library: () => Library
  readonly languageOf: LanguageOf
  readonly logger: { readonly warn: (details: object, message: string) => void }
}

/** Missed questions are shown for so long. */
const missedMs = 7 * 24 * 60 * 60 * 1_000

/**
 * Draws a person's Home as things stand. Never rejects: what the person did counts, drawn or not.
 *
 * @param answered  the `action_id` of an element that was answered in Messages: the Home says so
 */
export type RedrawHome = (client: webApi.WebClient, person: PersonId, answered?: string) => Promise<void>

export function homeDrawer({ store, now, library, languageOf, logger }: DrawDeps): RedrawHome {
  const inOrder = workInOrder()

  async function draw(client: webApi.WebClient, person: PersonId, answered?: string): Promise<void> {
    const zone = await zoneFor(store, client, person)
    const lang = (await languageOf(client, person)) ?? 'en'
    const learner = await readLearner(store, bankOf(library()), person, { now: now(), zone })
    const channels = await store.answeredChannels(person, now() - memberMs)
    const missed = await store.missedPosts(person, channels, now() - missedMs)
    const view = homeView(library(), { user: person.user, lang, zone, missed, answered, ...learner })
    await client.views.publish({ user_id: person.user, view })
  }

  /** One after the other, so that what is drawn last is the newest. */
  return (client, person, answered) =>
    inOrder(person, () => draw(client, person, answered)).catch((error: unknown) =>
      logger.warn({ reason: redact(String(error)) }, 'could not draw a Home'),
    )
}
