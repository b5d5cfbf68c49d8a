import type { webApi } from '@slack/bolt'
import type { Lang } from '../notes/note.ts'

type Client = webApi.WebClient

const waitMs = 1_000
const keptMs = 3_600_000
const keptPeople = 5_000

/**
 * The locale a person has set in Slack, e.g. `zh-CN`; undefined when Slack does not say so within a second.
 * Remembered for an hour. Never throws.
 */
export async function localeOf(client: Client, userId: string): Promise<string | undefined> {
  const known = localesOf(client)
  const found = known.get(userId)
  if (found && Date.now() - found.at < keptMs) return found.locale
  known.delete(userId)
  const locale = await Promise.race([askLocale(client, userId), after(waitMs)])
  if (locale === undefined) return undefined
  for (const oldest of known.keys()) {
    if (known.size < keptPeople) break
    known.delete(oldest)
  }
  known.set(userId, { locale, at: Date.now() })
  return locale
}

/** The language we speak to a person with that locale. */
export function langOf(locale: string | undefined): Lang {
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

interface Known {
  readonly locale: string
  /** Epoch milliseconds. */
  readonly at: number
}

// By client, so that no workspace sees what another one said.
const locales = new WeakMap<Client, Map<string, Known>>()

function localesOf(client: Client): Map<string, Known> {
  const known = locales.get(client) ?? new Map<string, Known>()
  locales.set(client, known)
  return known
}

async function askLocale(client: Client, userId: string): Promise<string | undefined> {
  try {
    const { user } = await client.users.info({ user: userId, include_locale: true })
    return user?.locale
  } catch {
    return undefined
  }
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref())
}
