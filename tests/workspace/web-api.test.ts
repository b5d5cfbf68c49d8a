import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/workspace/json.ts'
import {
  alex,
  type Bench,
  bot,
  createBench,
  dm,
  general,
  help,
  logOf,
  manifestWith,
  messagesIn,
  section,
} from './fixtures.ts'

const everything = [
  ...['commands', 'chat:write', 'im:write', 'im:read', 'im:history', 'channels:read', 'channels:history'],
  ...['users:read', 'reactions:write', 'team:read'],
]
const benchWithAll = () => createBench({ manifest: manifestWith({ scopes: everything, events: [] }) })
const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] }

/** The `ts` of a message that the app posts. */
async function posted({ api }: Bench, args: Json = {}): Promise<string> {
  return String((await api('chat.postMessage', { channel: general, text: 'hello', ...args }))['ts'])
}

describe('the Web API refuses', () => {
  it.each([
    { method: 'auth.test', token: 'xoxb-wrong', error: 'invalid_auth', why: 'a token of another team' },
    { method: 'files.upload', error: 'unknown_method', why: 'a method it does not play' },
    { method: 'toString', error: 'unknown_method', why: 'a name that every object has' },
    { method: 'apps.connections.open', error: 'not_allowed_token_type', why: 'a bot token where an app token belongs' },
    { method: 'users.info', error: 'invalid_arguments', why: 'a call without what it needs' },
    { method: 'users.info', args: { user: 'U0' }, error: 'user_not_found', why: 'nobody of that id' },
    {
      method: 'chat.postMessage',
      args: { channel: 'C0', text: 'x' },
      error: 'channel_not_found',
      why: 'no such channel',
    },
    { method: 'chat.postMessage', args: { channel: general }, error: 'no_text', why: 'nothing to say' },
    {
      method: 'chat.postMessage',
      args: { channel: general, blocks: '{' },
      error: 'invalid_blocks_format',
      why: 'blocks that are no JSON',
    },
    {
      method: 'chat.postMessage',
      args: { channel: general, text: 'x', thread_ts: '1.1' },
      error: 'thread_not_found',
      why: 'a thread that is not there',
    },
    {
      method: 'chat.postMessage',
      args: { channel: general, text: 'x', markdown_text: 'y' },
      error: 'markdown_text_conflict',
      why: 'Markdown beside text',
    },
    {
      method: 'chat.postMessage',
      args: { channel: general, blocks: Array.from({ length: 5 }, () => section('x'.repeat(2_700))) },
      error: 'msg_blocks_too_long',
      why: 'more than about 13,200 characters in all',
    },
    {
      method: 'chat.postMessage',
      args: { channel: general, text: 'x', attachments: Array.from({ length: 101 }, () => ({})) },
      error: 'too_many_attachments',
      why: 'attachments beyond the cap',
    },
    {
      method: 'chat.postEphemeral',
      args: { channel: general, user: 'U0', text: 'x' },
      error: 'user_not_in_channel',
      why: 'a stranger',
    },
    {
      method: 'chat.update',
      args: { channel: general, ts: '1.1', text: 'x' },
      error: 'message_not_found',
      why: 'no such message',
    },
    {
      method: 'chat.delete',
      args: { channel: general, ts: '1.1' },
      error: 'message_not_found',
      why: 'no such message',
    },
    {
      method: 'views.open',
      args: { trigger_id: 'x', view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] } },
      error: 'invalid_trigger_id',
      why: 'a trigger nobody caused',
    },
    {
      method: 'views.open',
      args: { trigger_id: 'x', view: { type: 'modal' } },
      error: 'invalid_arguments',
      why: 'a modal without title',
    },
    {
      method: 'views.update',
      args: { view_id: 'V0', view: { type: 'home', blocks: [] } },
      error: 'not_found',
      why: 'no such view',
    },
    {
      method: 'views.publish',
      args: { user_id: bot, view: { type: 'home', blocks: [] } },
      error: 'invalid_arguments',
      why: 'a bot has no Home tab',
    },
    { method: 'conversations.open', args: {}, error: 'users_list_not_supplied', why: 'nobody to talk to' },
    {
      method: 'conversations.replies',
      args: { channel: general, ts: '1.1' },
      error: 'thread_not_found',
      why: 'no such thread',
    },
    { method: 'conversations.list', args: { cursor: 'x' }, error: 'invalid_cursor', why: 'a cursor it never gave' },
    {
      method: 'reactions.remove',
      args: { channel: general, name: 'eyes', timestamp: '1.1' },
      error: 'message_not_found',
      why: 'nothing to react to',
    },
  ])('$method with $error: $why', async ({ method, args, token, error }) => {
    const { api } = await benchWithAll()
    expect(await api(method, args, token)).toMatchObject({ ok: false, error })
  })

  it('what the manifest asks no scope for, and says which', async () => {
    const { api } = await createBench({ manifest: manifestWith({ scopes: ['commands'] }) })
    const answer = await api('chat.postMessage', { channel: general, text: 'x' })
    expect(answer).toEqual({ ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'commands' })
  })

  it.each([
    { method: 'conversations.history', channel: general, needed: 'channels:history' },
    { method: 'conversations.info', channel: dm, needed: 'im:read' },
  ])(
    '$method in $channel for want of $needed: the scope depends on the conversation',
    async ({ method, channel, needed }) => {
      const { api } = await createBench()
      expect(await api(method, { channel })).toMatchObject({ error: 'missing_scope', needed })
    },
  )

  it('a channel that the app has been removed from, unless it may write anywhere', async () => {
    const remove = { call: 'post', person: alex, channel: general, text: '/remove @testnotes' } as const
    const usual = await createBench()
    expect(await usual.workspace.call(remove)).toEqual({ ok: true })
    expect(await usual.api('chat.postMessage', { channel: general, text: 'x' })).toMatchObject({
      error: 'not_in_channel',
    })
    const free = await createBench({ manifest: manifestWith({ scopes: ['chat:write', 'chat:write.public'] }) })
    await free.workspace.call(remove)
    expect(await free.api('chat.postMessage', { channel: general, text: 'x' })).toMatchObject({ ok: true })
  })

  it('a Home tab that the manifest does not enable', async () => {
    const { api } = await createBench({ manifest: manifestWith({ homeTab: false }) })
    const answer = await api('views.publish', { user_id: alex, view: { type: 'home', blocks: [] } })
    expect(answer).toMatchObject({ error: 'not_enabled' })
  })

  it('an unknown method with a red line in the log', async () => {
    const { api, workspace } = await createBench()
    await api('chat.meMessage')
    expect(logOf(workspace, 'chat.meMessage')).toMatchObject([
      { ok: false, direction: 'from-app', summary: 'unknown_method' },
    ])
  })
})

describe('the Web API reads', () => {
  const send = async ({ workspace }: Bench, init: RequestInit, method = 'chat.postMessage'): Promise<Json> =>
    (await (await workspace.fetch(`${workspace.apiUrl}${method}`, { method: 'POST', ...init })).json()) as Json

  it('a form with JSON in its fields and the token among them', async () => {
    const bench = await createBench()
    const form = { channel: general, blocks: JSON.stringify([section('x')]), token: bench.workspace.botToken }
    expect(await send(bench, { body: new URLSearchParams(form) })).toMatchObject({ ok: true, channel: general })
  })

  it.each([
    { body: '{', error: 'invalid_json', why: 'half a JSON text' },
    { body: '[]', error: 'json_not_object', why: 'a list' },
    { body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, error: 'invalid_json', why: 'nesting beyond reason' },
    { body: '{}', error: 'not_authed', why: 'no token at all' },
  ])('JSON, and answers $error to $why', async ({ body, error }) => {
    const bench = await createBench()
    expect(await send(bench, { body, headers: { 'content-type': 'application/json' } })).toMatchObject({ error })
  })
})

describe('messages', () => {
  it('are cut at 40,000 characters, and refused by chat.update above 4,000', async () => {
    const bench = await createBench()
    const ts = await posted(bench, { text: 'x'.repeat(40_001) })
    expect(messagesIn(bench.workspace, general)[0]?.text).toHaveLength(40_000)
    const update = await bench.api('chat.update', { channel: general, ts, text: 'x'.repeat(4_001) })
    expect(update).toMatchObject({ error: 'msg_too_long' })
  })

  it('lose their blocks when only text is updated, and show that they were edited', async () => {
    const bench = await createBench()
    const ts = await posted(bench, { blocks: [section('x')] })
    await bench.api('chat.update', { channel: general, ts, text: 'plain' })
    const [message] = messagesIn(bench.workspace, general)
    expect(message).toMatchObject({ text: 'plain', edited: true })
    expect(message).not.toHaveProperty('blocks')
  })

  it('with rich text cannot be given blocks without any', async () => {
    const bench = await createBench()
    const ts = await posted(bench, { blocks: [rich] })
    const update = { channel: general, ts, text: 'x' }
    expect(await bench.api('chat.update', { ...update, blocks: [section('x')] })).toMatchObject({
      error: 'block_mismatch',
    })
    expect(await bench.api('chat.update', { ...update, blocks: [rich] })).toMatchObject({ ok: true })
  })

  it('of others and ephemeral ones cannot be changed or deleted', async () => {
    const bench = await createBench()
    await bench.workspace.call({ call: 'post', person: alex, channel: general, text: 'mine' })
    const foreign = messagesIn(bench.workspace, general)[0]?.ts
    const { message_ts: ephemeral } = await bench.api('chat.postEphemeral', {
      channel: general,
      user: alex,
      text: 'psst',
    })
    for (const ts of [foreign, ephemeral]) {
      expect(await bench.api('chat.update', { channel: general, ts, text: 'x' })).toMatchObject({
        error: 'cant_update_message',
      })
      expect(await bench.api('chat.delete', { channel: general, ts })).toMatchObject({ error: 'cant_delete_message' })
    }
  })

  it('in reply to a reply stand in the same thread', async () => {
    const bench = await benchWithAll()
    const parent = await posted(bench)
    const reply = await posted(bench, { thread_ts: parent })
    await posted(bench, { thread_ts: reply })
    const replies = await bench.api('conversations.replies', { channel: general, ts: parent })
    expect((replies['messages'] as Json[]).map((message) => message['thread_ts'])).toEqual([undefined, parent, parent])
    const history = await bench.api('conversations.history', { channel: general })
    expect((history['messages'] as Json[]).map(({ ts }) => ts)).toEqual([parent])
  })

  it('get ids for blocks and elements that the app named none for', async () => {
    const bench = await createBench()
    await posted(bench, {
      blocks: [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' } }] }],
    })
    expect(messagesIn(bench.workspace, general)[0]?.blocks?.[0]).toMatchObject({
      block_id: expect.any(String),
      elements: [{ action_id: expect.any(String) }],
    })
  })

  it('are kept to the last 500 of a channel', async () => {
    const bench = await createBench()
    for (let i = 1; i <= 501; i++) await posted(bench, { text: String(i) })
    const texts = messagesIn(bench.workspace, general).map(({ text }) => text)
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([500, '2', '501'])
  })

  it('to a person arrive in the direct message with the app', async () => {
    const bench = await createBench()
    expect(await bench.api('chat.postMessage', { channel: alex, text: 'x' })).toMatchObject({ ok: true, channel: dm })
  })

  it('carry reactions, once each', async () => {
    const bench = await benchWithAll()
    const args = { channel: general, name: 'eyes', timestamp: await posted(bench) }
    expect(await bench.api('reactions.add', args)).toEqual({ ok: true })
    expect(await bench.api('reactions.add', args)).toMatchObject({ error: 'already_reacted' })
    expect(messagesIn(bench.workspace, general)[0]?.reactions).toEqual([{ name: 'eyes', users: [bot] }])
    expect(await bench.api('reactions.remove', args)).toEqual({ ok: true })
    expect(await bench.api('reactions.remove', args)).toMatchObject({ error: 'no_reaction' })
  })

  it('have an address, and can be deleted', async () => {
    const bench = await createBench()
    const ts = await posted(bench)
    const { permalink } = await bench.api('chat.getPermalink', { channel: general, message_ts: ts })
    expect(permalink).toBe(`http://workspace.invalid/archives/${general}/p${ts.replace('.', '')}`)
    expect(await bench.api('chat.delete', { channel: general, ts })).toMatchObject({ ok: true, ts })
    expect(messagesIn(bench.workspace, general)).toEqual([])
  })
})

describe('people and conversations', () => {
  it.each([
    { user: alex, locale: 'en-US', tz: Intl.DateTimeFormat().resolvedOptions().timeZone },
    { user: 'U01LINMEI', locale: 'zh-CN', tz: 'Asia/Shanghai' },
    { user: 'U01JONAS', locale: 'en-US', tz: 'Europe/Berlin' },
  ])('$user has the locale $locale, if asked for', async ({ user, locale, tz }) => {
    const { api } = await createBench()
    expect(await api('users.info', { user, include_locale: true })).toMatchObject({ user: { locale, tz } })
    expect((await api('users.info', { user }))['user']).not.toHaveProperty('locale')
  })

  it('come in pages', async () => {
    const { api } = await benchWithAll()
    const first = await api('conversations.list', { limit: 2 })
    const cursor = (first['response_metadata'] as Json)['next_cursor']
    const second = await api('conversations.list', { limit: 2, cursor })
    const names = [first, second].flatMap((page) => page['channels'] as Json[]).map(({ name }) => name)
    expect(names).toEqual(['general', 'k8s-help', 'note-requests'])
    expect(second['response_metadata']).toEqual({ next_cursor: '' })
  })

  it.each([
    { method: 'auth.test', answer: { user_id: bot, bot_id: 'B01LOCAL', team_id: 'T01LOCAL' } },
    { method: 'team.info', answer: { team: { id: 'T01LOCAL' } } },
    { method: 'bots.info', args: { bot: 'B01LOCAL' }, answer: { bot: { user_id: bot } } },
    {
      method: 'users.list',
      answer: { members: [{ id: alex }, { id: 'U01LINMEI' }, { id: 'U01JONAS' }, { id: bot, is_bot: true }] },
    },
    {
      method: 'conversations.info',
      args: { channel: help },
      answer: { channel: { name: 'k8s-help', is_member: true } },
    },
    { method: 'conversations.members', args: { channel: dm }, answer: { members: [alex, bot] } },
    { method: 'conversations.open', args: { users: alex }, answer: { channel: { id: dm } } },
  ])('$method answers', async ({ method, args, answer }) => {
    const { api } = await benchWithAll()
    expect(await api(method, args)).toMatchObject({ ok: true, ...answer })
  })
})

describe('faults on request', () => {
  it('answer 429 with Retry-After as often as asked, then wear off', async () => {
    const { workspace, api } = await createBench()
    workspace.faults.rateLimit('auth.test', { times: 1, retryAfterSeconds: 7 })
    const response = await workspace.fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await api('auth.test')).toMatchObject({ ok: true })
  })

  it('break a method or slow it down', async () => {
    const { workspace, api, clock } = await createBench()
    workspace.faults.breakMethod('auth.test', { times: 1, status: 503 })
    expect((await workspace.fetch(`${workspace.apiUrl}auth.test`)).status).toBe(503)
    workspace.faults.slowDown('auth.test', { times: 1, delayMs: 9_000 })
    let answered = false
    const answer = api('auth.test').then(() => {
      answered = true
    })
    clock.advance(8_999)
    await new Promise(setImmediate)
    expect(answered).toBe(false)
    clock.advance(1)
    await answer
  })
})

describe('the log', () => {
  it('masks tokens and keeps 200 lines', async () => {
    const { api, workspace } = await createBench()
    for (let i = 0; i < 210; i++)
      await api('auth.test', { token: workspace.botToken, note: `is ${workspace.appToken}` })
    const { log } = workspace.snapshot(alex)
    expect(log).toHaveLength(200)
    expect(JSON.stringify(log)).not.toContain(workspace.botToken)
    expect(JSON.stringify(log)).not.toContain(workspace.appToken)
  })
})
