import { WebAPIPlatformError } from '@slack/web-api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message, UiCall } from '../../src/workspace/protocol.ts'
import { alex, bot, dm, general, help, messagesIn, until } from './fixtures.ts'
import { type Stage, transports } from './transports.ts'

describe.each(transports)('an ordinary Bolt app over $name', ({ start }) => {
  let stage: Stage
  let known: Set<string>
  beforeAll(async () => {
    stage = await start()
  })
  afterAll(() => stage.stop())
  beforeEach(() => {
    known = new Set([general, help, dm].flatMap((place) => messagesIn(stage.workspace, place).map(({ ts }) => ts)))
    stage.witness.errors.length = 0
  })

  const type = (channel: string, text: string, rest: Partial<UiCall & { call: 'post' }> = {}) =>
    stage.workspace.call({ call: 'post', person: alex, channel, text, ...rest })
  /** A message that was not there when the test began. */
  const fresh = (channel: string, fits: (message: Message) => boolean): Promise<Message> =>
    until(stage.workspace, () => messagesIn(stage.workspace, channel).find((one) => !known.has(one.ts) && fits(one)))
  const nextError = async (): Promise<unknown> => {
    const { witness } = stage
    return witness.errors[0] ?? new Promise((resolve) => Object.assign(witness, { failed: resolve }))
  }
  const press = (container: Message, actionId: string) => {
    const block = container.blocks?.find(({ type: kind }) => kind === 'actions')
    return stage.workspace.call({
      call: 'use',
      person: alex,
      container: { type: 'message', channel: container.channel, ts: container.ts },
      element: { type: 'button', action_id: actionId, block_id: String(block?.['block_id']), value: '42' },
    })
  }
  const openSettings = async () => {
    await type(help, '/k8s settings')
    return until(stage.workspace, () => stage.workspace.snapshot(alex).views.at(-1))
  }
  const submit = (view: string, value: string) =>
    stage.workspace.call({
      call: 'submit',
      person: alex,
      view,
      state: { name: { text: { type: 'plain_text_input', value } } },
    })
  /** Closes the gate; resolves to how to open it once a listener waits there. */
  const holdListeners = () => {
    const arrived = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    stage.witness.gate = gate.promise
    stage.witness.arrived = arrived.resolve
    return { arrived: arrived.promise, open: gate.resolve }
  }

  it('answers a slash command for the eyes of one person', async () => {
    expect(await type(help, '/k8s what is a <pod>')).toEqual({ ok: true })
    const answer = await fresh(help, ({ user }) => user === bot)
    expect(answer).toMatchObject({ ephemeral: true, text: 'about what is a &lt;pod&gt;' })
    expect(messagesIn(stage.workspace, help, 'U01LINMEI')).not.toContainEqual(answer)
  })

  it('replaces its ephemeral answer when a button is pressed', async () => {
    await type(help, '/k8s pods')
    const answer = await fresh(help, ({ text }) => text === 'about pods')
    expect(await press(answer, 'refine')).toEqual({ ok: true })
    const refined = await fresh(help, ({ ts, text }) => ts === answer.ts && text !== answer.text)
    expect(refined).toMatchObject({ text: 'refined with its value', ephemeral: true })
  })

  it.each([
    { text: 'at once', shown: 'in the acknowledgement', why: 'an acknowledgement may carry a message' },
    { text: 'as text', shown: 'nothing but text', why: 'or nothing but its text' },
  ])('shows what the acknowledgement of "/k8s $text" says: $why', async ({ text, shown }) => {
    await type(help, `/k8s ${text}`)
    expect(await fresh(help, (message) => message.text === shown)).toMatchObject({ ephemeral: true })
  })

  it('hears a mention once and answers in its thread', async () => {
    await type(general, '@Testnotes what is a pod & a node?')
    const question = await fresh(general, ({ user }) => user === alex)
    const answer = await fresh(general, ({ user }) => user === bot)
    expect(question.text).toBe(`<@${bot}> what is a pod &amp; a node?`)
    expect(answer).toMatchObject({ threadTs: question.ts, text: `heard <@${bot}> what is a pod &amp; a node?` })
  })

  it('answers a direct message in place, and not its own answer', async () => {
    await type(dm, 'hello')
    const answer = await fresh(dm, ({ user }) => user === bot)
    expect(answer.text).toBe('you said hello')
    await type(dm, 'again')
    await fresh(dm, ({ text }) => text === 'you said again')
    const answers = messagesIn(stage.workspace, dm).filter((one) => one.user === bot && !known.has(one.ts))
    expect(answers).toHaveLength(2)
  })

  it('publishes the Home tab when it is opened, and again when its button is pressed', async () => {
    const { workspace } = stage
    await workspace.call({ call: 'open-home', person: alex })
    const home = await until(workspace, () => workspace.snapshot(alex).home)
    await workspace.call({
      call: 'use',
      person: alex,
      container: { type: 'view', view: home.id },
      element: { type: 'button', action_id: 'home-button', block_id: String(home.blocks[1]?.['block_id']) },
    })
    const after = await until(workspace, () => {
      const now = workspace.snapshot(alex).home
      return now?.hash === home.hash ? undefined : now
    })
    expect(after.blocks[0]).toMatchObject({ text: { text: 'Pressed' } })
  })

  it('refuses a field of a modal, then takes it and closes', async () => {
    const view = await openSettings()
    expect(await submit(view.id, 'taken')).toEqual({ ok: true, errors: { name: 'This name is taken' } })
    expect(stage.workspace.snapshot(alex).views).toHaveLength(1)
    expect(await submit(view.id, 'Alex')).toEqual({ ok: true })
    expect(stage.workspace.snapshot(alex).views).toEqual([])
    expect((await fresh(dm, ({ text }) => text.startsWith('saved'))).text).toBe(`saved Alex by <@${bot}>`)
  })

  it('sees the error line of Slack when a command is not acknowledged within 3 seconds', async () => {
    const listeners = holdListeners()
    await type(help, '/k8s slow')
    await listeners.arrived
    stage.clock.advance(3_000)
    const line = await fresh(help, ({ system }) => system === true)
    expect(line).toMatchObject({ ephemeral: true, text: '/k8s failed with the error "operation_timeout"' })
    listeners.open()
  })

  it('cannot open a modal 3 seconds after the command', async () => {
    const listeners = holdListeners()
    await type(help, '/k8s late settings')
    await listeners.arrived
    stage.clock.advance(3_001)
    listeners.open()
    const error = await nextError()
    expect(error).toBeInstanceOf(WebAPIPlatformError)
    expect(error).toMatchObject({ data: { error: 'expired_trigger_id' } })
  })

  it('gets the refusal of a header of 151 characters as real Slack words it', async () => {
    await type(help, '/k8s too long')
    const error = await nextError()
    const problem = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'
    expect(error).toBeInstanceOf(WebAPIPlatformError)
    expect(error).toMatchObject({
      data: { error: 'invalid_blocks', errors: [problem], response_metadata: { messages: [`[ERROR] ${problem}`] } },
    })
  })

  it('can use a response URL five times', async () => {
    await type(help, '/k8s too often')
    const error = await nextError()
    expect(error).toMatchObject({ statusCode: 404 })
    const answers = messagesIn(stage.workspace, help).filter(
      ({ ts, text }) => !known.has(ts) && /^answer \d/u.test(text),
    )
    expect(answers.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5].map((n) => `answer ${n}`))
  })

  it('gets an event twice with the same id when Slack delivers it twice', async () => {
    stage.workspace.faults.duplicateNextEvent()
    await type(general, '@testnotes twice')
    await fresh(general, ({ user }) => user === bot)
    const first = messagesIn(stage.workspace, general).filter(({ ts, user }) => user === bot && !known.has(ts))
    await fresh(general, ({ ts, user }) => user === bot && ts !== first[0]?.ts)
    const deliveries = stage.workspace
      .snapshot(alex)
      .log.filter(({ name }) => name === 'app_mention')
      .slice(-2)
    const ids = deliveries.map(({ payload }) => (payload as { event_id: string }).event_id)
    expect(new Set(ids).size).toBe(1)
  })
})
