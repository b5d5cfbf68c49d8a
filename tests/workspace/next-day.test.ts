import { describe, expect, it } from 'vitest'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { alex, createBench, general, linmei, logOf, manifestWith, messagesIn, until } from './fixtures.ts'

const day = 86_400_000
const moveOn = { call: 'next-day', person: linmei } as const // in Shanghai all days are equally long

describe('the next day', () => {
  it('comes on call, for the workspace, its messages and its events', async () => {
    const { workspace, delivered } = await createBench({ nextDay: true })
    const before = workspace.now()
    expect(await workspace.call(moveOn)).toEqual({ ok: true })
    expect(workspace.now()).toBe(before + day)
    await workspace.call({ call: 'post', person: alex, channel: general, text: '@testnotes hello' })
    const [message] = messagesIn(workspace, general)
    expect(Number(message?.ts) * 1000).toBeCloseTo(before + day, 0)
    const mention = await until(workspace, () => delivered.find(({ body }) => body['type'] === 'event_callback'))
    expect(mention.body['event_time']).toBe(Math.floor((before + day) / 1000))
  })

  it('is told to the page and to the log', async () => {
    const { workspace } = await createBench({ nextDay: true })
    expect(workspace.snapshot(alex).aheadMs).toBe(0)
    let changes = 0
    workspace.onChange(() => changes++)
    await workspace.call(moveOn)
    await workspace.call(moveOn)
    expect([workspace.snapshot(alex).aheadMs, changes]).toEqual([2 * day, 2])
    const lines = logOf(workspace, 'next-day')
    expect(lines.map(({ at }) => at)).toEqual([workspace.now() - day, workspace.now()])
    expect(lines[1]?.summary).toMatch(/^林梅 \(Mei Lin\) · \d{4}-\d\d-\d\d \d\d:\d\d Asia\/Shanghai$/u)
  })

  it('ends what an app may do for a while only', async () => {
    const { workspace, delivered, api, respond } = await createBench({ nextDay: true })
    await workspace.call({ call: 'post', person: alex, channel: general, text: '/k8s what is a pod' })
    const { body } = await until(workspace, () => delivered.find(({ body }) => body['command']))
    await workspace.call(moveOn)
    const view = { type: 'modal', title: { type: 'plain_text', text: 'Late' }, blocks: [] }
    const opened = await api('views.open', { trigger_id: body['trigger_id'], view })
    expect(opened).toMatchObject({ ok: false, error: 'expired_trigger_id' })
    expect((await respond(body['response_url'], { text: 'late' })).text).toContain('expired_url')
  })

  it('comes without a clock of the test, too', async () => {
    const workspace = createWorkspace({ manifest: manifestWith(), nextDay: true })
    await workspace.call(moveOn)
    expect(workspace.now() - Date.now()).toBeCloseTo(day, -2)
  })

  it.each([
    { nextDay: false, person: linmei, error: '不能拨动', why: 'the app would not follow' },
    { nextDay: true, person: 'U0', error: 'No person U0', why: 'nobody of that id' },
  ])('does not come when $why', async ({ nextDay, person, error }) => {
    const { workspace } = await createBench({ nextDay })
    const before = workspace.now()
    expect(await workspace.call({ call: 'next-day', person })).toMatchObject({
      ok: false,
      error: expect.stringContaining(error),
    })
    expect(workspace.now()).toBe(before)
  })

  it('is not offered unless the workspace was told that it may come', async () => {
    const { workspace } = await createBench()
    expect(workspace.snapshot(alex)).not.toHaveProperty('aheadMs')
  })
})
