import { onTestFinished } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import type { PeopleDeps } from '../../src/people/listeners.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import { review } from '../../src/quiz/review.ts'
import { openStore } from '../../src/storage/open.ts'
import type { PersonId, Store } from '../../src/storage/store.ts'
import { alex, libraryOf, openStage, type Stage, type StageOptions } from '../ask/stage.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { goodNote } from '../notes/good-note.ts'
import { asked, newId } from '../storage/values.ts'

export const day = 86_400_000
export const me: PersonId = { team: 'T01LOCAL', user: alex }
/** A Friday. */
export const noon = Date.UTC(2026, 10, 27, 12)

/** One note with three items. */
export function learningLibrary(): Promise<Library> {
  return libraryOf({ 'en/linux/cgroups.md': goodNote.replace('related: [linux-namespaces]\n', '') })
}

export interface Learning extends Stage {
  readonly store: Store
  /** May be moved. */
  readonly clock: { now: number }
  /** Answers each item of the notes, rightly or not, as if at this time. */
  readonly learn: (at: number, right?: boolean, person?: PersonId) => Promise<void>
}

/** The app in a workspace without sockets, with a store of its own. */
export async function openLearning(
  library: Library,
  { manifest, drawChart }: StageOptions & Partial<Pick<PeopleDeps, 'drawChart'>> = {},
): Promise<Learning> {
  const store = await openStore({ dataDir: tempFolder() })
  onTestFinished(() => store.close())
  const clock = { now: noon }
  const learning = { store, now: () => clock.now, random: () => 0, newId, ...(drawChart && { drawChart }) }
  const stage = await openStage(() => library, { learning, ...(manifest ? { manifest } : {}) })
  return {
    ...stage,
    store,
    clock,
    async learn(at, right = true, person = me) {
      for (const item of bankOf(library).items.keys()) {
        const one = asked({ person, item, askedAt: at })
        await store.ask(one)
        await store.answer(one, (card) => ({
          at,
          right,
          chosen: [0],
          ...review(item, card, right ? 'good' : 'again', { now: at }),
        }))
      }
    },
  }
}
