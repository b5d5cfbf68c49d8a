import type { App } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import type { LanguageOf } from '../slack/person.ts'
import { homeView } from './home-blocks.ts'

export interface HomeDeps {
  readonly library: () => Library
  readonly languageOf: LanguageOf
}

/** Draws the App Home whenever a person opens it. */
export function listenForHome(app: App, { library, languageOf }: HomeDeps): void {
  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home') return
    const lang = (await languageOf(client, { team: context.teamId ?? '', user: event.user })) ?? 'en'
    await client.views.publish({ user_id: event.user, view: homeView(library(), lang) })
  })
}
