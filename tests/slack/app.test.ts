import { describe, expect, it, vi } from 'vitest'
import { rememberDeliveries } from '../../src/slack/answer-once.ts'
import { click, command, dm, eventOf, mention, now, startApp } from './fake-slack.ts'

describe('an event reaches its listener', () => {
  it.each([
    { event: mention, heard: true, why: 'a person mentions the app' },
    { event: dm, heard: true, why: 'a person writes to the app' },
    { event: { ...dm, subtype: 'file_share' }, heard: true, why: 'a picture beside the question does not matter' },
    { event: { ...dm, user: 'U0BOT' }, heard: false, why: 'it is our own message' },
    {
      event: { ...dm, subtype: 'bot_message', bot_id: 'B0BOT', user: undefined },
      heard: false,
      why: 'in its old form too',
    },
    { event: { ...dm, bot_id: 'B2', user: 'U2' }, heard: false, why: 'two apps would never stop' },
    { event: { ...mention, bot_profile: { id: 'B2' } }, heard: false, why: 'a bot mentions the app' },
    { event: { ...dm, user: 'USLACKBOT' }, heard: false, why: 'Slackbot' },
    { event: { ...dm, user: undefined }, heard: false, why: 'nobody' },
    { event: { ...dm, subtype: 'message_changed' }, heard: false, why: 'an edit' },
    { event: { ...dm, subtype: 'message_deleted' }, heard: false, why: 'a deletion' },
    { event: { ...dm, subtype: 'thread_broadcast' }, heard: false, why: 'the same text once more' },
    { event: { ...mention, edited: { user: 'U1', ts: '2' } }, heard: false, why: 'an edited mention' },
    { event: dm, age: 3_599, heard: true, why: 'not yet an hour old' },
    { event: dm, age: 3_601, heard: false, why: 'more than an hour old' },
    { event: dm, age: -3_600, heard: true, why: 'clocks differ' },
    {
      event: { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' },
      heard: true,
      why: 'not a message, but awaited',
    },
  ])('$heard: $why', async ({ event, age = 0, heard }) => {
    const { app, send, log } = await startApp()
    const listener = vi.fn()
    app.event(event.type, listener)
    expect(await send(eventOf(event, { event_time: now / 1_000 - age }))).toHaveLength(1)
    expect(listener).toHaveBeenCalledTimes(heard ? 1 : 0)
    expect(log.filter(({ level }) => Number(level) >= 40)).toEqual([])
  })
})

describe('a delivery that comes twice', () => {
  it.each([
    { what: 'an event', body: eventOf(dm) },
    { what: 'a command', body: command },
    { what: 'a click', body: click },
    { what: 'a click without trigger', body: { ...click, trigger_id: undefined } },
  ])('is answered once and acknowledged twice: $what', async ({ body }) => {
    const { app, send, log } = await startApp()
    const listener = vi.fn()
    app.event('message', listener)
    app.command('/k8s', async ({ ack }) => listener(await ack()))
    app.action('quiz', async ({ ack }) => listener(await ack()))
    expect([await send(body), await send(structuredClone(body))]).toEqual([[undefined], [undefined]])
    expect(listener).toHaveBeenCalledTimes(1)
    expect(log.filter(({ level }) => Number(level) >= 40)).toEqual([])
  })

  it('is another one when a person clicks or asks again', async () => {
    const { app, send } = await startApp()
    const listener = vi.fn()
    app.command('/k8s', async ({ ack }) => listener(await ack()))
    await send(command)
    await send({ ...command, trigger_id: '1.2.def' })
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('is told by whatever store is handed in', async () => {
    const keys: string[] = []
    const { app, send } = await startApp({ deliveries: { isFirst: async (key) => keys.push(key) < 0 } })
    const listener = vi.fn()
    app.event('message', listener)
    await send({ ...eventOf(dm), event_id: 'Ev07' })
    expect({ keys, calls: listener.mock.calls }).toEqual({ keys: ['event Ev07'], calls: [] })
  })
})

describe('rememberDeliveries()', () => {
  it('forgets after 25 hours', () => {
    let time = 0
    const deliveries = rememberDeliveries({ now: () => time })
    const first = (hours: number) => {
      time = hours * 3_600_000
      return deliveries.isFirst('a')
    }
    expect([first(0), first(1), first(25), first(25.1), first(26)]).toEqual([true, false, false, true, false])
  })

  it('keeps the newest', () => {
    const deliveries = rememberDeliveries({ maxCount: 2 })
    expect(['a', 'b', 'c', 'b', 'a'].map((key) => deliveries.isFirst(key))).toEqual([true, true, true, false, true])
  })
})

describe('when a listener throws, the person reads it', () => {
  const escaped = expect.stringMatching(/^zh &lt;[0-9a-f]{8}&gt;$/)
  const respond = (url: string) => ({
    to: url,
    args: { response_type: 'ephemeral', replace_original: false, text: escaped },
  })
  it.each([
    { where: 'alone, after a command', body: command, told: [respond(command.response_url)] },
    { where: 'alone, after a click', body: click, told: [respond(click.response_url)] },
    {
      where: 'alone, in the channel',
      body: eventOf(mention),
      told: [{ to: 'chat.postEphemeral', args: { channel: 'C1', user: 'U1', text: escaped } }],
    },
    {
      where: 'alone, in the thread',
      body: eventOf({ ...mention, thread_ts: '1.0' }),
      told: [{ to: 'chat.postEphemeral', args: { channel: 'C1', user: 'U1', text: escaped, thread_ts: '1.0' } }],
    },
    {
      where: 'in their DM',
      body: eventOf(dm),
      told: [{ to: 'chat.postMessage', args: { channel: 'D1', text: escaped } }],
    },
    {
      where: 'in a DM, after a modal',
      body: { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1' }, view: { callback_id: 'settings' } },
      told: [{ to: 'chat.postMessage', args: { channel: 'U1', text: escaped } }],
    },
    {
      where: 'nowhere, when nobody waits',
      body: eventOf({ type: 'app_home_opened', user: 'U1', channel: 'D1' }),
      told: [],
    },
  ])('$where', async ({ body, told }) => {
    const { send, calls, log } = await startFailing()
    expect(await send(body)).toHaveLength(1)
    expect(calls().filter(({ to }) => to !== 'users.info')).toEqual(told)
    expect(log.find(({ msg }) => msg === 'listener failed')).toMatchObject({ errors: [{ message: 'broken' }] })
  })

  it('by another way when the first is closed', async () => {
    const gone = new Response('expired', { status: 404 })
    const refused = { ok: false, error: 'not_in_channel' }
    const { send, calls } = await startFailing({ [command.response_url]: gone, 'chat.postEphemeral': refused })
    await send(command)
    const tried = calls().map(({ to, args }) => [to, args['channel']])
    expect(tried.slice(1)).toEqual([
      [command.response_url, undefined],
      ['chat.postEphemeral', 'C1'],
      ['chat.postMessage', 'U1'],
    ])
  })

  it('in English when Slack does not tell their language', async () => {
    const { send, calls } = await startFailing({ 'users.info': { ok: false, error: 'missing_scope' } })
    await send(eventOf(dm))
    expect(calls().at(-1)?.args['text']).toMatch(/^en /)
  })

  it('and the id of what they read stands in the log', async () => {
    const { send, calls, log } = await startFailing()
    await send(eventOf(dm))
    const line = log.find(({ msg }) => msg === 'listener failed')
    expect(calls().at(-1)?.args['text']).toContain(String(line?.['id']))
  })

  it('even if all is closed, nothing else breaks', async () => {
    const refused = { ok: false, error: 'account_inactive' }
    const { send } = await startFailing({ 'chat.postMessage': refused, 'users.info': refused })
    expect(await send(eventOf(dm))).toHaveLength(1)
  })

  async function startFailing(answers: Record<string, unknown> = {}) {
    const started = await startApp({ answers })
    const fail = async () => {
      throw new Error('broken')
    }
    started.app.event(/./, fail)
    started.app.command(/./, fail)
    started.app.action(/./, fail)
    started.app.view(/./, fail)
    return started
  }
})

describe('a request is acknowledged once', () => {
  it.each([
    { body: null, why: 'null' },
    { body: [], why: 'a list' },
    { body: 0, why: 'a number' },
    { body: {}, why: 'nothing' },
    { body: { type: 'event_callback' }, why: 'no event' },
    { body: { type: 'event_callback', event: null }, why: 'event is null' },
    { body: { type: 'event_callback', event: { type: 7 } }, why: 'the type is a number' },
    { body: eventOf({ type: 'message', user: null }), why: 'user is null' },
    { body: { type: 'block_actions', user: { id: 'U1' } }, why: 'no actions' },
    { body: { ...click, actions: [] }, why: 'empty actions' },
    { body: { ...click, actions: [{ action_id: 'unknown' }] }, why: 'nothing listens to it' },
    { body: { ...command, command: '/other' }, why: 'unknown command' },
    { body: eventOf({ type: 'star_added' }), why: 'unknown event' },
    { body: JSON.parse('{"__proto__":{"isAdmin":true},"type":"block_actions"}'), why: 'no prototype is touched' },
  ])('$why', async ({ body }) => {
    const { app, send } = await startApp()
    app.action('quiz', async ({ ack }) => ack())
    app.command('/k8s', async ({ ack }) => ack())
    app.event('message', async () => {})
    expect(await send(body)).toHaveLength(1)
    expect({}).not.toHaveProperty('isAdmin')
  })

  it('when a listener answers twice', async () => {
    const { app, send } = await startApp()
    app.command('/k8s', async ({ ack }) => {
      await ack('first')
      await ack('second')
    })
    expect(await send(command)).toEqual(['first'])
  })

  it('with a warning when no listener does', async () => {
    const { app, send, log } = await startApp()
    app.command('/k8s', async () => {})
    await send(command)
    expect(log).toContainEqual(
      expect.objectContaining({ level: 40, kind: 'command /k8s', msg: 'no listener acknowledged' }),
    )
  })

  it('after 2.5 s when a listener is slow', async () => {
    vi.useFakeTimers()
    try {
      const { app, send, log } = await startApp()
      let acknowledged = false
      app.command('/k8s', async () => new Promise((resolve) => setTimeout(resolve, 10_000)))
      const sent = send(command).then((acks) => {
        acknowledged = acks.length === 1
      })
      await vi.advanceTimersByTimeAsync(2_600)
      expect(log).toContainEqual(expect.objectContaining({ msg: 'no listener acknowledged within 2.5 s' }))
      await vi.advanceTimersByTimeAsync(10_000)
      await sent
      expect(acknowledged).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('and the person is told when the answer of a slow listener no longer goes with it', async () => {
    vi.useFakeTimers()
    try {
      const { app, send, calls } = await startApp()
      app.view('settings', async ({ ack }) => {
        await new Promise((resolve) => setTimeout(resolve, 3_000))
        await ack({ response_action: 'errors', errors: { name: 'missing' } })
      })
      const view = { type: 'modal', callback_id: 'settings' }
      const sent = send({ type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1' }, view })
      await vi.advanceTimersByTimeAsync(3_100)
      expect(await sent).toEqual([undefined])
      expect(calls().at(-1)).toMatchObject({ to: 'chat.postMessage', args: { channel: 'U1' } })
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('nothing leaves but to Slack', () => {
  it.each([
    'http://hooks.slack.com/commands/1',
    'https://hooks.slack.com.evil.example/commands/1',
    'https://hooks.slack.com:8443/commands/1',
    'https://user@hooks.slack.com/commands/1',
    'https://127.0.0.1/commands/1',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('%s is never called', async (url) => {
    const { app, send, calls } = await startApp()
    app.command('/k8s', async ({ ack, respond }) => {
      await ack()
      await respond('secret')
    })
    await send({ ...command, response_url: url })
    expect(calls().map(({ to }) => to)).toEqual(['users.info', 'chat.postEphemeral'])
  })
})

it('stop() lets what is under way finish', async () => {
  const { app, send, stop, calls } = await startApp()
  app.event('message', async ({ say }) => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    await say('done')
  })
  void send(eventOf(dm))
  await stop()
  expect(calls()).toMatchObject([{ to: 'chat.postMessage', args: { text: 'done' } }])
})

it('start() fails when Slack does not take the token', async () => {
  const answers = { 'auth.test': { ok: false, error: 'invalid_auth' } }
  await expect(startApp({ answers })).rejects.toThrow('invalid_auth')
})

it('no token, payload or response URL stands in the log, whatever happens', async () => {
  const { app, send, log } = await startApp({ answers: { 'chat.postMessage': { ok: false, error: 'invalid_blocks' } } })
  app.event('message', async ({ say }) => void (await say('canary answer')))
  app.command('/k8s', async ({ command: { text, response_url } }) => {
    throw new Error(`no answer for xoxb-canary-token at ${response_url}\nand ${text.length} characters`)
  })
  await send(eventOf({ ...dm, text: 'canary question' }))
  await send({ ...command, text: 'canary question' })
  await send({ ...command, command: '/other', text: 'canary question', trigger_id: 'x' })
  await send({ ...click, actions: [{ action_id: 'x', value: 'canary value' }] })
  expect(log.length).toBeGreaterThan(3)
  expect(JSON.stringify(log)).not.toMatch(/canary|hooks\.slack|secret/)
})
