import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/workspace/json.ts'
import type { ViewState } from '../../src/workspace/protocol.ts'
import { alex, type Bench, button, createBench, help, never, section, until } from './fixtures.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const modal = (title: string, ...blocks: Json[]) => ({
  type: 'modal',
  callback_id: title,
  title: plain(title),
  submit: plain('Save'),
  blocks,
})
const input = (blockId: string, element: Json, rest: Json = {}) => ({
  type: 'input',
  block_id: blockId,
  label: plain(blockId),
  element: { action_id: 'it', ...element },
  ...rest,
})
const option = (value: string) => ({ text: plain(value), value })

/** A fresh trigger, as any interaction brings one. */
async function trigger({ workspace, delivered }: Bench): Promise<string> {
  const before = delivered.length
  await workspace.call({ call: 'post', person: alex, channel: help, text: '/k8s x' })
  return String((await until(workspace, () => delivered[before]?.body))['trigger_id'])
}

async function open(bench: Bench, view: Json): Promise<Json> {
  return (await bench.api('views.open', { trigger_id: await trigger(bench), view }))['view'] as Json
}

const stack = ({ workspace }: Bench) => workspace.snapshot(alex).views.map(({ title }) => title)
const submit = ({ workspace }: Bench, state: ViewState = {}) =>
  workspace.call({ call: 'submit', person: alex, view: workspace.snapshot(alex).views.at(-1)?.id ?? '', state })

describe('a trigger', () => {
  it('opens one modal only', async () => {
    const bench = await createBench()
    const id = await trigger(bench)
    expect(await bench.api('views.open', { trigger_id: id, view: modal('One') })).toMatchObject({ ok: true })
    expect(await bench.api('views.open', { trigger_id: id, view: modal('Two') })).toMatchObject({
      error: 'exchanged_trigger_id',
    })
  })

  it.each([
    { after: 3_000, answer: { ok: true }, why: '3 seconds are allowed' },
    { after: 3_001, answer: { error: 'expired_trigger_id' }, why: 'not a millisecond more' },
  ])('after $after ms leads to $answer: $why', async ({ after, answer }) => {
    const bench = await createBench()
    const id = await trigger(bench)
    bench.clock.advance(after)
    expect(await bench.api('views.open', { trigger_id: id, view: modal('One') })).toMatchObject(answer)
  })

  it('outlives a refused view, so that the app may try again', async () => {
    const bench = await createBench()
    const id = await trigger(bench)
    const refused = await bench.api('views.open', { trigger_id: id, view: modal('x'.repeat(25)) })
    const problem = 'must be less than 25 characters [json-pointer:/view/title/text]'
    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    })
    expect(await bench.api('views.open', { trigger_id: id, view: modal('One') })).toMatchObject({ ok: true })
  })
})

describe('modals', () => {
  it('stand on each other, three at most', async () => {
    const bench = await createBench()
    const push = async (title: string) =>
      bench.api('views.push', { trigger_id: await trigger(bench), view: modal(title) })
    const first = await open(bench, modal('One'))
    expect(await push('Two')).toMatchObject({ view: { previous_view_id: first['id'], root_view_id: first['id'] } })
    await push('Three')
    expect(await push('Four')).toMatchObject({ error: 'push_limit_reached' })
    expect(stack(bench)).toEqual(['One', 'Two', 'Three'])
  })

  it('are updated by id or by the app’s own id, unless the hash is old', async () => {
    const bench = await createBench()
    const first = await open(bench, { ...modal('One'), external_id: 'mine' })
    const { view } = await bench.api('views.update', { external_id: 'mine', view: modal('Two'), hash: first['hash'] })
    expect(stack(bench)).toEqual(['Two'])
    const again = { view_id: (view as Json)['id'], view: modal('Three') }
    expect(await bench.api('views.update', { ...again, hash: first['hash'] })).toMatchObject({ error: 'hash_conflict' })
    expect(await bench.api('views.update', again)).toMatchObject({ ok: true })
  })

  it('cannot share an external_id', async () => {
    const bench = await createBench()
    const view = { ...modal('One'), external_id: 'mine' }
    await open(bench, view)
    const second = await bench.api('views.push', { trigger_id: await trigger(bench), view })
    expect(second).toMatchObject({ error: 'duplicate_external_id' })
  })

  it.each([
    { answer: undefined, left: ['One'], why: 'only the view submitted closes' },
    { answer: { response_action: 'clear' }, left: [], why: 'the whole stack closes' },
    { answer: { response_action: 'update', view: modal('New') }, left: ['One', 'New'], why: 'the view is replaced' },
    { answer: { response_action: 'push', view: modal('New') }, left: ['One', 'Two', 'New'], why: 'one more on top' },
  ])('are $left after the acknowledgement $answer: $why', async ({ answer, left }) => {
    const bench = await createBench({ answer: ({ body }) => (body['type'] === 'view_submission' ? answer : undefined) })
    await open(bench, modal('One'))
    await bench.api('views.push', { trigger_id: await trigger(bench), view: modal('Two') })
    expect(await submit(bench)).toEqual({ ok: true })
    expect(stack(bench)).toEqual(left)
  })

  it.each([
    { answer: { response_action: 'errors', errors: { nowhere: 'x' } }, why: 'errors for a block that is not there' },
    { answer: { response_action: 'errors', errors: {} }, why: 'no errors at all' },
    { answer: { response_action: 'update', view: modal('x'.repeat(25)) }, why: 'a view Slack refuses' },
    { answer: { response_action: 'explode' }, why: 'no such action' },
  ])('stay open and the log turns red: $why', async ({ answer }) => {
    const bench = await createBench({ answer: ({ body }) => (body['type'] === 'view_submission' ? answer : undefined) })
    await open(bench, modal('One'))
    expect(await submit(bench)).toMatchObject({ ok: false })
    expect(stack(bench)).toEqual(['One'])
    expect(bench.workspace.snapshot(alex).log.at(-1)?.ok).toBe(false)
  })

  it('stay open when the app does not answer', async () => {
    const bench = await createBench({ answer: ({ body }) => (body['type'] === 'view_submission' ? never : undefined) })
    await open(bench, modal('One'))
    const result = submit(bench)
    bench.clock.advance(3_000)
    expect(await result).toEqual({ ok: false, error: 'Testnotes did not answer within 3 seconds (operation_timeout).' })
    expect(stack(bench)).toEqual(['One'])
  })

  it('tell the app that they were closed, if it asked for that', async () => {
    const bench = await createBench()
    const view = await open(bench, { ...modal('One'), notify_on_close: true })
    await bench.workspace.call({ call: 'close', person: alex, view: String(view['id']) })
    expect(stack(bench)).toEqual([])
    expect(bench.delivered.at(-1)?.body).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { id: view['id'] },
    })
  })
})

describe('a submission', () => {
  const everyInput = modal(
    'All',
    input('text', { type: 'plain_text_input', initial_value: 'as it was' }),
    input('menu', { type: 'static_select', options: [option('a'), option('b')] }),
    input('radio', { type: 'radio_buttons', options: [option('a')], initial_option: option('a') }),
    input('boxes', { type: 'checkboxes', options: [option('a'), option('b')] }, { optional: true }),
  )

  it('carries the state of all inputs, touched or not', async () => {
    const bench = await createBench()
    await open(bench, everyInput)
    await submit(bench, { menu: { it: { type: 'static_select', selected_option: option('b') } } })
    expect(bench.delivered.at(-1)?.body).toMatchObject({
      type: 'view_submission',
      view: {
        callback_id: 'All',
        state: {
          values: {
            text: { it: { type: 'plain_text_input', value: 'as it was' } },
            menu: { it: { type: 'static_select', selected_option: option('b') } },
            radio: { it: { type: 'radio_buttons', selected_option: option('a') } },
            boxes: { it: { type: 'checkboxes', selected_options: [] } },
          },
        },
      },
    })
  })

  it('that lacks what is required does not reach the app', async () => {
    const bench = await createBench()
    await open(bench, everyInput)
    const before = bench.delivered.length
    const text = { it: { type: 'plain_text_input', value: '' } }
    const required = 'Please complete this required field.'
    expect(await submit(bench, { text })).toEqual({ ok: true, errors: { text: required, menu: required } })
    expect(bench.delivered).toHaveLength(before)
  })

  it.each([
    { value: 'ab', error: 'Please enter at least 3 characters.' },
    { value: 'abcdef', error: 'Please enter at most 5 characters.' },
  ])('of "$value" is told: $error', async ({ value, error }) => {
    const bench = await createBench()
    await open(bench, modal('One', input('text', { type: 'plain_text_input', min_length: 3, max_length: 5 })))
    const result = await submit(bench, { text: { it: { type: 'plain_text_input', value } } })
    expect(result).toEqual({ ok: true, errors: { text: error } })
  })
})

describe('an element in a view', () => {
  it('brings the view and its state, and no response URL', async () => {
    const bench = await createBench()
    const field = input('text', { type: 'plain_text_input' })
    const view = await open(bench, modal('One', field, { type: 'actions', block_id: 'row', elements: [button('go')] }))
    await bench.workspace.call({
      call: 'use',
      person: alex,
      container: { type: 'view', view: String(view['id']) },
      element: { type: 'button', action_id: 'go', block_id: 'row' },
      state: { text: { it: { type: 'plain_text_input', value: 'typed' } } },
    })
    const body = bench.delivered.at(-1)?.body
    expect(body).toMatchObject({
      container: { type: 'view', view_id: view['id'] },
      view: { state: { values: { text: { it: { value: 'typed' } } } } },
      actions: [{ action_id: 'go', value: 'value of go' }],
    })
    expect(body).not.toHaveProperty('response_url')
    expect(body).not.toHaveProperty('channel')
  })

  it.each([
    {
      chosen: { type: 'overflow', selected_option: option('a') },
      element: { type: 'overflow', options: [option('a')] },
    },
    {
      chosen: { type: 'static_select', selected_option: option('a') },
      element: { type: 'static_select', options: [option('a')] },
    },
    {
      chosen: { type: 'checkboxes', selected_options: [option('a')] },
      element: { type: 'checkboxes', options: [option('a')] },
    },
    {
      chosen: { type: 'radio_buttons', selected_option: option('a') },
      element: { type: 'radio_buttons', options: [option('a')] },
    },
  ])('of type $chosen.type says what was chosen', async ({ chosen, element }) => {
    const bench = await createBench()
    const view = await open(
      bench,
      modal('One', { type: 'actions', block_id: 'row', elements: [{ ...element, action_id: 'it' }] }),
    )
    const container = { type: 'view', view: String(view['id']) } as const
    const used = { ...chosen, action_id: 'it', block_id: 'row' }
    await bench.workspace.call({ call: 'use', person: alex, container, element: used })
    expect(bench.delivered.at(-1)?.body['actions']).toMatchObject([used])
  })

  it('that is no longer there cannot be used', async () => {
    const bench = await createBench()
    const view = await open(bench, modal('One', section('x')))
    const container = { type: 'view', view: String(view['id']) } as const
    const element = { type: 'button', action_id: 'gone', block_id: 'row' }
    const result = await bench.workspace.call({ call: 'use', person: alex, container, element })
    expect(result).toEqual({ ok: false, error: 'This is no longer there' })
  })
})

describe('the Home tab', () => {
  it('keeps its id when it is published again, and refuses an old hash', async () => {
    const { api } = await createBench()
    const home = { user_id: alex, view: { type: 'home', blocks: [section('x')] } }
    const first = (await api('views.publish', home))['view'] as Json
    const second = (await api('views.publish', { ...home, hash: first['hash'] }))['view'] as Json
    expect(second['id']).toBe(first['id'])
    expect(await api('views.publish', { ...home, hash: first['hash'] })).toMatchObject({ error: 'hash_conflict' })
  })
})
