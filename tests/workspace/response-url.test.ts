import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/workspace/json.ts'
import { alex, type Bench, button, createBench, help, linmei, manifestWith, messagesIn, until } from './fixtures.ts'

const pressable = { type: 'actions', block_id: 'row', elements: [button('go')] }

/** The response URL of a slash command. */
async function ofCommand({ workspace, delivered }: Bench): Promise<string> {
  await workspace.call({ call: 'post', person: alex, channel: help, text: '/k8s x' })
  return String((await until(workspace, () => delivered.at(-1)?.body))['response_url'])
}

/** The payload of a press on the only button of a message. */
async function press({ workspace, delivered }: Bench, ts: string): Promise<Json> {
  await workspace.call({
    call: 'use',
    person: alex,
    container: { type: 'message', channel: help, ts },
    element: { type: 'button', action_id: 'go', block_id: 'row' },
  })
  return delivered.at(-1)?.body ?? {}
}

async function pressOrdinary(bench: Bench): Promise<Json> {
  const { ts } = await bench.api('chat.postMessage', { channel: help, text: 'old', blocks: [pressable] })
  return press(bench, String(ts))
}

async function pressEphemeral(bench: Bench): Promise<Json> {
  await bench.respond(await ofCommand(bench), { text: 'old', blocks: [pressable] })
  return press(bench, messagesIn(bench.workspace, help)[0]?.ts ?? '')
}

const shown = ({ workspace }: Bench, viewer = alex) => messagesIn(workspace, help, viewer).map(({ text }) => text)

describe('a response URL', () => {
  it('speaks to one person unless told otherwise', async () => {
    const bench = await createBench()
    const url = await ofCommand(bench)
    await bench.respond(url, { text: 'quiet' })
    await bench.respond(url, { text: 'loud', response_type: 'in_channel' })
    expect(shown(bench)).toEqual(['quiet', 'loud'])
    expect(shown(bench, linmei)).toEqual(['loud'])
  })

  it('works five times', async () => {
    const bench = await createBench()
    const url = await ofCommand(bench)
    const statuses: number[] = []
    for (let i = 0; i < 6; i++) statuses.push((await bench.respond(url, { text: 'x' })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
  })

  it.each([
    { after: 30 * 60_000, status: 200, why: 'half an hour is allowed' },
    { after: 30 * 60_000 + 1, status: 404, why: 'not a millisecond more' },
  ])('answers $status after $after ms: $why', async ({ after, status }) => {
    const bench = await createBench()
    const url = await ofCommand(bench)
    bench.clock.advance(after)
    expect(await bench.respond(url, { text: 'x' })).toMatchObject({ status })
  })

  it.each([
    { payload: 'text', error: 'invalid_payload', why: 'no object' },
    { payload: {}, error: 'no_text', why: 'nothing to say' },
    { payload: { blocks: [{ type: 'alert' }] }, error: 'invalid_blocks', why: 'an alert is for modals' },
    { payload: { text: 'x', thread_ts: '1.1' }, error: 'thread_not_found', why: 'no such thread' },
  ])('refuses with $error: $why', async ({ payload, error }) => {
    const bench = await createBench()
    const answer = await bench.respond(await ofCommand(bench), payload)
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([400, { ok: false, error }])
  })

  it('that nobody gave out leads nowhere', async () => {
    const { respond } = await createBench()
    expect(await respond('http://workspace.invalid/response/guess', { text: 'x' })).toMatchObject({ status: 404 })
  })

  it.each([
    { kind: 'an ordinary message', pressed: pressOrdinary },
    { kind: 'an ephemeral message', pressed: pressEphemeral },
  ])('replaces $kind, or deletes it', async ({ pressed }) => {
    const bench = await createBench()
    const { response_url: url } = await pressed(bench)
    await bench.respond(url, { text: 'new', replace_original: true })
    expect(messagesIn(bench.workspace, help)).toMatchObject([{ text: 'new' }])
    expect(messagesIn(bench.workspace, help)[0]).not.toHaveProperty('blocks')
    await bench.respond(url, { delete_original: true })
    expect(shown(bench)).toEqual([])
    expect(await bench.respond(url, { text: 'x', replace_original: true })).toMatchObject({ status: 400 })
  })

  it('answers in a thread when told which', async () => {
    const bench = await createBench()
    const { container, response_url: url } = await pressOrdinary(bench)
    const ts = (container as Json)['message_ts']
    await bench.respond(url, { text: 'reply', response_type: 'in_channel', thread_ts: ts })
    expect(messagesIn(bench.workspace, help).at(-1)).toMatchObject({ text: 'reply', threadTs: ts })
  })
})

describe('a press on a button', () => {
  it('is described in full', async () => {
    const bench = await createBench({ manifest: manifestWith() })
    expect(await pressOrdinary(bench)).toMatchObject({
      type: 'block_actions',
      user: { id: alex, username: 'alex', team_id: 'T01LOCAL' },
      team: { id: 'T01LOCAL' },
      channel: { id: help, name: 'k8s-help' },
      container: { type: 'message', channel_id: help, is_ephemeral: false, message_ts: expect.any(String) },
      message: { text: 'old', bot_id: 'B01LOCAL', blocks: [pressable] },
      state: { values: {} },
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/response/'),
      actions: [{ ...button('go'), block_id: 'row', action_ts: expect.any(String) }],
    })
  })

  it('on an ephemeral message comes without the message: Slack keeps none', async () => {
    const body = await pressEphemeral(await createBench())
    expect(body).toMatchObject({ container: { is_ephemeral: true }, channel: { id: help } })
    expect(body).not.toHaveProperty('message')
  })

  it('of somebody else’s ephemeral message is not possible', async () => {
    const bench = await createBench()
    await pressEphemeral(bench)
    const container = { type: 'message', channel: help, ts: messagesIn(bench.workspace, help)[0]?.ts ?? '' } as const
    const element = { type: 'button', action_id: 'go', block_id: 'row' }
    expect(await bench.workspace.call({ call: 'use', person: linmei, container, element })).toMatchObject({ ok: false })
  })
})
