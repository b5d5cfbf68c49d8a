import type { App, webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { homeView } from './home-blocks.ts'

export interface HomeDeps {
  readonly library: () => Library
  readonly languageOf: (client: webApi.WebClient, user: string) => Promise<Lang | undefined>
}

/** Draws the App Home whenever a person opens it. */
export function listenForHome(app: App, { library, languageOf }: HomeDeps): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return
    const lang = (await languageOf(client, event.user)) ?? 'en'
    await client.views.publish({ user_id: event.user, view: homeView(library(), lang) })
  })
}
