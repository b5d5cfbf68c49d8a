import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { unknownZone } from '../local-time.ts'
import { bankOf } from '../quiz/bank.ts'
import type { LanguageOf } from '../slack/person.ts'
import { redact } from '../slack/redact.ts'
import type { DueReminder, Store } from '../storage/store.ts'
import { startTicking, type Ticking } from '../ticking.ts'
import { readLearner } from './learner.ts'
import { reminderMessage } from './personal-blocks.ts'
import { nextReminder } from './reminders.ts'

export interface ReminderDeps {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly library: () => Library
  readonly languageOf: LanguageOf
  readonly client: webApi.WebClient
  readonly logger: { readonly warn: (details: object, message: string) => void }
  /** Later than this a reminder would only surprise: the app was down when it was due. Two hours by default. */
  readonly latestMs?: number
  /** Half a minute by default. */
  readonly everyMs?: number
}

/** Taken at once: so many are lost for the day if the process dies right then. */
const batch = 20

/** Sends reminders when they are due, from now on. */
export function startReminders(deps: ReminderDeps): Ticking {
  const { store, now, logger, everyMs = 30_000 } = deps
  return startTicking(sendDue, { everyMs, logger, failed: 'could not look for reminders' })

  async function sendDue(stopping: AbortSignal): Promise<void> {
    for (let full = true; full && !stopping.aborted; ) {
      const at = now()
      const taken = await store.takeReminders(at, batch, (preferences) => nextReminder(preferences, at))
      for (const due of taken) {
        await remind(deps, due).catch((error: unknown) =>
          logger.warn({ reason: redact(String(error)) }, 'could not remind a person'),
        )
      }
      full = taken.length === batch
    }
  }
}

async function remind(
  { store, now, library, languageOf, client, latestMs = 2 * hourMs }: ReminderDeps,
  { person, preferences, at }: DueReminder,
): Promise<void> {
  if (preferences.remindAt === undefined || now() - at > latestMs) return
  const { zone = unknownZone } = preferences
  const { progress } = await readLearner(store, bankOf(library()), person, { now: now(), zone })
  if (progress.due === 0) return
  const lang = (await languageOf(client, person)) ?? 'en'
  await client.chat.postMessage({ channel: person.user, ...reminderMessage(lang, progress.due) })
}

const hourMs = 60 * 60 * 1_000
