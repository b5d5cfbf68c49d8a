import type { App, BlockAction, webApi } from '@slack/bolt'
import { z } from 'zod'
import { workInOrder } from '../people/in-order.ts'
import { changePreferences } from '../people/preferences.ts'
import { readClick } from '../slack/click.ts'
import { personIn, zoneOf } from '../slack/person.ts'
import type { PersonId, Preferences, Store } from '../storage/store.ts'
import type { RedrawHome } from './draw.ts'
import { homeActions, readSetting } from './settings.ts'

export interface HomeDeps {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly redrawHome: RedrawHome
}

const boxes: ReadonlySet<string> = new Set([homeActions.daysOff, homeActions.onBoards, homeActions.inResults])

const settings: ReadonlySet<string> = new Set(Object.values(homeActions))

const homeClick = z.object({
  view: z.object({ type: z.literal('home') }),
  actions: z.array(z.object({ action_id: z.string() })),
})

/** Draws the App Home whenever a person opens it, and takes their settings. */
export function listenForHome(app: App, { store, now, redrawHome }: HomeDeps): void {
  const inOrder = workInOrder()

  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home') return
    const person = personIn(context, event.user)
    await inOrder(person, async () => {
      const { remindAt, zone } = await store.preferences(person)
      if (remindAt === undefined) return
      // The zone is kept for reminders alone, and people travel.
      await changePreferences(store, person, { zone: (await zoneOf(client, person.user)) ?? zone }, now())
    })
    await redrawHome(client, person)
  })

  // All but settings is answered in Messages, where nobody who clicks in the Home looks just then.
  app.use(async ({ body, context, client, next }) => {
    await next()
    const action = homeClick.safeParse(body).data?.actions[0]?.action_id
    if (action !== undefined && !settings.has(action))
      await redrawHome(client, personIn(context, context.userId), action)
  })

  async function keep(client: webApi.WebClient, person: PersonId, change: Partial<Preferences>): Promise<void> {
    const zone = change.remindAt === undefined ? undefined : await zoneOf(client, person.user)
    await changePreferences(store, person, { ...change, ...(zone && { zone }) }, now())
  }

  for (const action of settings) {
    app.action<BlockAction>(action, async (args) => {
      await args.ack()
      const { client, person } = readClick(args)
      const change = readSetting(args.action)
      if (change) await inOrder(person, () => keep(client, person, change))
      // Boxes show what was ticked by themselves; drawn anew, one ticked meanwhile would be lost.
      if (!boxes.has(action)) await redrawHome(client, person)
    })
  }
}
