import { type LanguageOf, languageOf } from '../slack/person.ts'
import type { Store } from '../storage/store.ts'

/** The language that a person has chosen with us, else the one set in Slack. */
export function chosenLanguage(store: Pick<Store, 'preferences'>): LanguageOf {
  return async (client, person) => (await store.preferences(person)).lang ?? (await languageOf(client, person.user))
}
