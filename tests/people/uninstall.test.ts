import { describe, expect, it, onTestFinished } from 'vitest'
import { listenForPeople } from '../../src/people/listeners.ts'
import { rememberDeliveries } from '../../src/slack/answer-once.ts'
import { openStore } from '../../src/storage/open.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { libraryWith } from '../quiz/libraries.ts'
import { eventOf, now, startApp } from '../slack/fake-slack.ts'
import { fill } from '../storage/store-contract.ts'

const library = libraryWith({})
const [here, elsewhere] = [
  { team: 'T1', user: 'U1' },
  { team: 'T2', user: 'U1' },
]

describe('when the app is removed from a workspace', () => {
  it.each([
    { auth: { ok: false, error: 'account_inactive' }, age: 0, kept: false, why: 'the token is dead' },
    { auth: { ok: false, error: 'token_revoked' }, age: 86_400, kept: false, why: 'told a day later' },
    { auth: { ok: true, team_id: 'T1' }, age: 3_000, kept: true, why: 'it has been installed anew since' },
    { auth: { ok: false, error: 'fatal_error' }, age: 0, kept: true, why: 'Slack has trouble of its own' },
    { auth: new Response('', { status: 500 }), age: 0, kept: true, why: 'nobody knows' },
  ])('what is kept of it stays: $kept, since $why', async ({ auth, age, kept }) => {
    const store = await openStore({ dataDir: tempFolder() })
    onTestFinished(() => store.close())
    await fill(store, here)
    await fill(store, elsewhere)
    const theirs = await store.export(elsewhere)
    const answers: Record<string, unknown> = {}
    const { app, send } = await startApp({ answers })
    listenForPeople(app, {
      store,
      now: () => now,
      library: () => library,
      languageOf: async () => 'en',
      redrawHome: async () => {},
      drawChart: async () => new Error('none'),
      deliveries: rememberDeliveries(),
      logger: { warn: () => {} },
    })
    answers['auth.test'] = auth
    await send(eventOf({ type: 'app_uninstalled' }, { event_time: now / 1_000 - age }))
    expect(Object.values(await store.export(here)).flat().length > 0).toBe(kept)
    expect(await store.export(elsewhere)).toEqual(theirs)
  })
})
