import { describe, expect, it } from 'vitest'
import {
  alex,
  type Bench,
  bot,
  button,
  createBench,
  dm,
  general,
  help,
  logOf,
  manifestWith,
  messagesIn,
  never,
  until,
} from './fixtures.ts'

const say = ({ workspace }: Bench, channel: string, text: string) =>
  workspace.call({ call: 'post', person: alex, channel, text })
const types = ({ delivered }: Bench) => delivered.map(({ body }) => (body['event'] as { type: string }).type)
/** Lets promises that are already resolved run on. */
const settle = () => new Promise(setImmediate)

describe('an event that the app does not acknowledge', () => {
  it('comes again at once, after 1 minute and after 5, with the number and the reason', async () => {
    const bench = await createBench({ answer: () => never })
    await say(bench, dm, 'hello')
    for (const pause of [3_000, 0, 3_000, 60_000, 3_000, 300_000, 3_000, 3_600_000]) {
      bench.clock.advance(pause)
      await settle()
    }
    const retries = bench.delivered.map(({ retryNum, retryReason }) => [retryNum, retryReason])
    expect(retries).toEqual([[undefined, undefined], ...[1, 2, 3].map((attempt) => [attempt, 'http_timeout'])])
    expect(new Set(bench.delivered.map(({ body }) => body['event_id'])).size).toBe(1)
  })

  it('does not come again once it is acknowledged', async () => {
    let attempts = 0
    const bench = await createBench({ answer: () => (++attempts === 1 ? never : undefined) })
    await say(bench, dm, 'hello')
    for (const pause of [3_000, 0, 60_000, 300_000]) {
      bench.clock.advance(pause)
      await settle()
    }
    expect(attempts).toBe(2)
  })

  it('comes again when the app has failed', async () => {
    let attempts = 0
    const bench = await createBench({
      answer() {
        if (++attempts === 1) throw new Error('broken')
      },
    })
    await say(bench, dm, 'hello')
    await settle()
    bench.clock.advance(0)
    await settle()
    expect(bench.delivered.map(({ retryReason }) => retryReason)).toEqual([undefined, 'http_error'])
  })
})

describe('the log tells what a person did, in no language', () => {
  it.each([
    { channel: dm, text: 'hello', name: 'message.im', summary: 'Alex Rivera · @Testnotes: hello' },
    { channel: help, text: '@testnotes hi', name: 'app_mention', summary: `Alex Rivera · #k8s-help: <@${bot}> hi` },
    { channel: help, text: '/k8s a', name: '/k8s', summary: 'Alex Rivera · #k8s-help: /k8s a' },
  ])('as "$summary"', async ({ channel, text, name, summary }) => {
    const bench = await createBench()
    await say(bench, channel, text)
    expect(logOf(bench.workspace, name)).toMatchObject([{ summary }])
  })

  it('and on which button', async () => {
    const bench = await createBench()
    const blocks = [{ type: 'actions', block_id: 'row', elements: [button('go')] }]
    const { ts } = await bench.api('chat.postMessage', { channel: help, text: 'Go?', blocks })
    const container = { type: 'message', channel: help, ts: String(ts) } as const
    const element = { type: 'button', action_id: 'go', block_id: 'row' }
    await bench.workspace.call({ call: 'use', person: alex, container, element })
    expect(logOf(bench.workspace, 'block_actions')).toMatchObject([{ summary: 'Alex Rivera · #k8s-help: go' }])
  })
})

describe('an event is delivered', () => {
  it.each([
    { channel: general, text: 'hello', events: [], why: 'the manifest does not listen to channels' },
    { channel: general, text: '@testnotes hello', events: ['app_mention'], why: 'a mention in a channel' },
    { channel: dm, text: 'hello', events: ['message'], why: 'a direct message' },
    {
      channel: dm,
      text: '@testnotes hello',
      events: ['message'],
      why: 'a mention in a direct message is no app_mention',
    },
  ])('as $events for "$text" in $channel: $why', async ({ channel, text, events }) => {
    const bench = await createBench()
    await say(bench, channel, text)
    expect(types(bench)).toEqual(events)
  })

  it('twice for a mention when the manifest listens to the channel as well', async () => {
    const manifest = manifestWith({
      scopes: ['app_mentions:read', 'channels:history'],
      events: ['app_mention', 'message.channels'],
    })
    const bench = await createBench({ manifest })
    await say(bench, general, '@testnotes hello')
    expect(types(bench)).toEqual(['message', 'app_mention'])
  })

  it.each([
    { manifest: manifestWith({ events: [] }), problem: 'bot_events of the manifest does not list message.im' },
    { manifest: manifestWith({ scopes: [] }), problem: 'the manifest lacks the scope im:history' },
  ])('never when $problem, and the log says so', async ({ manifest, problem }) => {
    const bench = await createBench({ manifest })
    await say(bench, dm, 'hello')
    expect(bench.delivered).toEqual([])
    expect(logOf(bench.workspace, 'message.im')).toMatchObject([{ ok: false, summary: `not delivered: ${problem}` }])
  })

  it('for the app’s own messages and changes, too', async () => {
    const bench = await createBench()
    const { ts } = await bench.api('chat.postMessage', { channel: dm, text: 'one' })
    await bench.api('chat.update', { channel: dm, ts, text: 'two' })
    await bench.api('chat.delete', { channel: dm, ts })
    expect(bench.delivered.map(({ body }) => body['event'])).toMatchObject([
      { type: 'message', user: bot, bot_id: 'B01LOCAL', text: 'one', channel_type: 'im' },
      { subtype: 'message_changed', message: { text: 'two' }, previous_message: { text: 'one' } },
      { subtype: 'message_deleted', deleted_ts: ts },
    ])
  })

  it('in the envelope of the Events API, with escaped text and a rich_text block', async () => {
    const bench = await createBench()
    await say(bench, dm, 'a < b')
    expect(bench.delivered[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: 'T01LOCAL',
      event_id: expect.stringMatching(/^Ev/u),
      authorizations: [{ user_id: bot, is_bot: true }],
      event: { user: alex, text: 'a &lt; b', channel: dm, blocks: [{ type: 'rich_text' }] },
    })
  })

  it('when a person opens the Home tab or the messages of the app', async () => {
    const bench = await createBench()
    await bench.workspace.call({ call: 'open-home', person: alex })
    await bench.workspace.call({ call: 'read', person: alex, channel: dm })
    await bench.workspace.call({ call: 'read', person: alex, channel: dm })
    expect(bench.delivered.map(({ body }) => body['event'])).toMatchObject([
      { type: 'app_home_opened', tab: 'home', user: alex, channel: dm },
      { type: 'app_home_opened', tab: 'messages' },
    ])
  })

  it('when the app is invited', async () => {
    const events = ['member_joined_channel']
    const bench = await createBench({ manifest: manifestWith({ scopes: ['channels:read'], events }) })
    await say(bench, general, '/remove @testnotes')
    await say(bench, general, '/invite @testnotes')
    expect(bench.delivered.map(({ body }) => body['event'])).toMatchObject([
      { type: 'member_joined_channel', user: bot, channel: general, inviter: alex },
    ])
  })
})

describe('a slash command', () => {
  it('arrives with the fields and the raw text that Slack sends', async () => {
    const bench = await createBench()
    await say(bench, help, '/k8s   is a < b? ask @alex ')
    expect(bench.delivered[0]?.body).toEqual({
      token: expect.any(String),
      team_id: 'T01LOCAL',
      team_domain: 'local',
      channel_id: help,
      channel_name: 'k8s-help',
      user_id: alex,
      user_name: 'alex',
      command: '/k8s',
      text: 'is a < b? ask @alex',
      api_app_id: 'A01LOCAL',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/workspace\.invalid\/response\//u),
      trigger_id: expect.any(String),
    })
  })

  it('arrives with marks when the manifest says should_escape', async () => {
    const bench = await createBench()
    await say(bench, help, '/escaped a < b, @alex')
    expect(bench.delivered[0]?.body['text']).toBe('a &lt; b, <@U01ALEX>')
  })

  it.each([
    { text: '/kubectl get pods', error: '/kubectl is not a valid command.', why: 'the manifest does not know it' },
    { text: '/', error: '/ is not a valid command.', why: 'no name at all' },
    {
      text: '/invite @nobody',
      error: '/invite needs the name of somebody in this workspace, such as @alex',
      why: 'nobody of that name',
    },
  ])('"$text" is refused: $why', async ({ text, error }) => {
    const bench = await createBench()
    expect(await say(bench, help, text)).toEqual({ ok: false, error })
  })

  it.each([
    { text: '/kubectl', error: '没有 /kubectl 这个命令。', why: 'an unknown command' },
    { text: '/invite @alex', error: '@alex 已经在这个频道里', why: 'nobody is to be added' },
  ])('"$text" is refused in the language of the person: $why', async ({ text, error }) => {
    const bench = await createBench()
    await bench.workspace.call({ call: 'set-locale', person: alex, locale: 'zh-CN' })
    expect(await say(bench, help, text)).toEqual({ ok: false, error })
  })

  it('does not work in a thread', async () => {
    const bench = await createBench()
    const { ts } = await bench.api('chat.postMessage', { channel: help, text: 'x' })
    const call = { call: 'post', person: alex, channel: help, thread: String(ts), text: '/k8s x' } as const
    expect(await bench.workspace.call(call)).toEqual({ ok: false, error: '/k8s is not supported in threads. Sorry!' })
  })

  it.each([
    { answer: () => never, error: 'operation_timeout', why: 'no acknowledgement' },
    {
      answer: () => {
        throw new Error('broken')
      },
      error: 'http_service_error',
      why: 'the app broke down',
    },
    {
      answer: () => ({ blocks: [{ type: 'alert' }] }),
      error: 'invalid_blocks',
      why: 'an acknowledgement Slack refuses',
    },
  ])('ends with $error: $why', async ({ answer, error }) => {
    const bench = await createBench({ answer })
    await say(bench, help, '/k8s x')
    await settle()
    bench.clock.advance(3_000)
    const line = await until(bench.workspace, () => messagesIn(bench.workspace, help)[0])
    expect(line).toMatchObject({ system: true, ephemeral: true, text: `/k8s failed with the error "${error}"` })
  })

  it('acknowledged too late is told in the log', async () => {
    const late = Promise.withResolvers<void>()
    const bench = await createBench()
    bench.workspace.receiver.init({
      async processEvent({ ack }) {
        await late.promise
        await ack()
      },
    })
    await say(bench, help, '/k8s x')
    bench.clock.advance(3_400)
    late.resolve()
    const line = await until(bench.workspace, () => logOf(bench.workspace, '/k8s')[1])
    expect(line).toMatchObject({ ok: false, summary: 'acknowledged too late, after 3400 ms' })
  })
})

describe('deliver()', () => {
  it('sends what no person can cause, and says what the app answered', async () => {
    const bench = await createBench({ answer: () => ({ response_action: 'clear' }) })
    const body = { type: 'block_actions', actions: [] }
    expect(await bench.workspace.deliver('interactive', body)).toEqual({
      acked: true,
      payload: { response_action: 'clear' },
    })
    expect(bench.delivered).toEqual([{ body }])
  })
})

describe('while no app is connected', () => {
  it.each([
    { text: '/k8s x', line: '/k8s failed with the error "dispatch_failed"' },
    { text: '@testnotes hi', line: 'Testnotes is not connected to this workspace, so it cannot answer now.' },
  ])('"$text" is answered by a line of Slack', async ({ text, line }) => {
    const bench = await createBench({ connected: false })
    await say(bench, help, text)
    const found = await until(bench.workspace, () => messagesIn(bench.workspace, help).find(({ system }) => system))
    expect([found.text, found.ephemeral]).toEqual([line, true])
    expect(bench.workspace.snapshot(alex).app.connected).toBe(false)
  })
})

describe('while the app starts beside the workspace', () => {
  it('a message waits for it, and nobody is told that it is not there', async () => {
    const started = Promise.withResolvers<void>()
    const bench = await createBench({ appStarts: started.promise })
    await say(bench, dm, 'hello')
    bench.clock.advance(10_000)
    await settle()
    expect(bench.delivered).toEqual([])
    expect(messagesIn(bench.workspace, dm).map(({ text }) => text)).toEqual(['hello'])
    expect(bench.workspace.snapshot(alex).app).toMatchObject({ connected: true, starting: true })
    started.resolve()
    await settle()
    expect(types(bench)).toEqual(['message'])
    expect(bench.workspace.snapshot(alex).app).not.toHaveProperty('starting')
  })

  it('a command comes with a trigger that is still good', async () => {
    const started = Promise.withResolvers<void>()
    const bench = await createBench({ appStarts: started.promise })
    await say(bench, help, '/k8s what is a pod')
    bench.clock.advance(10_000)
    started.resolve()
    await settle()
    const view = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] }
    const opened = await bench.api('views.open', { trigger_id: bench.delivered[0]?.body['trigger_id'], view })
    expect(opened['ok']).toBe(true)
  })
})
