import { expect, it, vi } from 'vitest'
import { runTyped } from '../../src/slack/plain-blocks.ts'
import { onTyped } from '../../src/slack/typed.ts'
import { click, command, dm, eventOf, mention, startApp } from './fake-slack.ts'

const typedClick = {
  ...click,
  container: {},
  actions: [{ ...click.actions[0], action_id: runTyped, value: 'progress' }],
}

it.each([
  { way: 'a command', body: { ...command, team_id: undefined } },
  { way: 'a click', body: { ...typedClick, team: null, user: { id: 'U1' } } },
  { way: 'a mention', body: eventOf(mention, { team_id: undefined }) },
  { way: 'a direct message', body: eventOf(dm, { team_id: undefined }) },
])('$way that names no workspace is refused, and the person told: theirs may be anybody’s', async ({ body }) => {
  const { app, send, calls, log } = await startApp()
  const take = vi.fn()
  onTyped(app, () => true, take)
  await send(body)
  expect(take).not.toHaveBeenCalled()
  expect(calls().map(({ args }) => args['text'])).toContainEqual(expect.stringMatching(/^zh &lt;/))
  expect(JSON.stringify(log)).toContain('the request names no workspace')
})
