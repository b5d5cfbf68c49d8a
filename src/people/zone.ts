import type { webApi } from '@slack/bolt'
import { unknownZone } from '../local-time.ts'
import { zoneOf } from '../slack/person.ts'
import type { PersonId, Store } from '../storage/store.ts'

/** The time zone of a person (IANA): as kept with us, else as set in Slack, else UTC. */
export async function zoneFor(
  store: Pick<Store, 'preferences'>,
  client: webApi.WebClient,
  person: PersonId,
): Promise<string> {
  return (await store.preferences(person)).zone ?? (await zoneOf(client, person.user)) ?? unknownZone
}
