import type { Context, webApi } from '@slack/bolt'
import { isZone, unknownZone } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import type { PersonId, Store } from '../storage/store.ts'
import { inTime } from './in-time.ts'

/**
 * The person of a request in the workspace that it names.
 *
 * @throws when it names either not: what is kept of one person must never be another's
 */
export function personIn(context: Pick<Context, 'teamId'>, user: string | undefined): PersonId {
  if (!user) throw new Error('the request names no person')
  return { team: teamIn(context), user }
}

/** @throws when the request names no workspace */
export function teamIn({ teamId }: Pick<Context, 'teamId'>): string {
  if (!teamId) throw new Error('the request names no workspace')
  return teamId
}

/** The longest that an answer waits for Slack to say who reads it. */
const waitMs = 1_000

/** The language that a person wants, if known. */
export type LanguageOf = (client: webApi.WebClient, person: PersonId) => Promise<Lang | undefined>

/**
 * The language for a person by the locale they set in Slack; undefined when Slack does not answer within a second.
 * Asked each time, so that a change takes effect at once. Never throws.
 */
export async function languageOf(client: webApi.WebClient, userId: string): Promise<Lang | undefined> {
  const locale = (await personWith(client, userId))?.locale
  if (locale === undefined) return undefined
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** The name under which Slack shows a person to others; undefined as above. Never throws. */
export async function nameOf(client: webApi.WebClient, userId: string): Promise<string | undefined> {
  return (await personWith(client, userId))?.real_name
}

/** What a person may do in a workspace; `guest` includes members of other organizations. */
export type Role = 'admin' | 'member' | 'guest'

/** The role of a person in that workspace; undefined as above. Never throws. */
export async function roleOf(client: webApi.WebClient, { team, user }: PersonId): Promise<Role | undefined> {
  const found = await personWith(client, user)
  if (!found) return undefined
  const { is_restricted, is_ultra_restricted, is_stranger, is_bot, team_id } = found
  if (is_restricted || is_ultra_restricted || is_stranger || is_bot || team_id !== team) return 'guest'
  return found.is_admin || found.is_owner ? 'admin' : 'member'
}

/** The time zone that a person has set in Slack (IANA); undefined as above, or when it is none. Never throws. */
export async function zoneOf(client: webApi.WebClient, userId: string): Promise<string | undefined> {
  const zone = (await personWith(client, userId))?.tz
  return zone !== undefined && isZone(zone) ? zone : undefined
}

/** The time zone of a person (IANA): as kept with us, else as set in Slack, else UTC. */
export async function zoneFor(
  store: Pick<Store, 'preferences'>,
  client: webApi.WebClient,
  person: PersonId,
): Promise<string> {
  return (await store.preferences(person)).zone ?? (await zoneOf(client, person.user)) ?? unknownZone
}

type User = webApi.UsersInfoResponse['user']

function personWith(client: webApi.WebClient, userId: string): Promise<User> {
  const asked = client.users.info({ user: userId, include_locale: true })
  return inTime(
    asked.then(({ user }) => user),
    waitMs,
  )
}
