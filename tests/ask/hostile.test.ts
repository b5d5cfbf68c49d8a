import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { words } from '../../src/words/words.ts'
import { isRecord, type Json } from '../../src/workspace/json.ts'
import { alex, bot, dm, libraryOf, messagesIn, openStage, readable, type Stage, type Way } from './stage.ts'

let library: Library
beforeAll(async () => {
  library = await libraryOf()
})

const ways: readonly Way[] = ['slash', 'mention', 'direct message']

describe('a question without a word', () => {
  it.each([
    { text: '', by: ['slash', 'mention'], why: 'empty' },
    { text: '   ', by: ['slash', 'mention'], why: 'only spaces' },
    { text: '@kubenotes', by: ways, why: 'only a mention' },
    { text: '?!… 。，《》', by: ways, why: 'only punctuation' },
    { text: '🐳🚀👩‍👩‍👧‍👦', by: ways, why: 'only emoji' },
  ] satisfies { text: string; by: readonly Way[]; why: string }[])('is answered with help: $why', async (row) => {
    for (const way of row.by) {
      const stage = await openStage(() => library)
      expect(readable(await stage.ask(row.text, way)), way).toContain(words.en.help.title)
      expect(stage.errors()).toEqual([])
    }
  })
})

const hostile = [
  { text: 'k '.repeat(2_000), why: 'two thousand words of one letter' },
  { text: 'a'.repeat(11_000), why: 'one endless word' },
  { text: Array.from({ length: 500 }, (_, i) => `word${i}`).join(' '), why: '500 different words' },
  { text: '* ? .* (a+)+$ ~ " \\ AND NOT', why: 'what other searches read as commands' },
  { text: '__proto__ constructor toString hasOwnProperty valueOf', why: 'names that every object has' },
  { text: '__proto__', why: 'the prototype alone' },
  { text: '<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <#C1>', why: 'mentions of everyone' },
  { text: '<!channel> what is a pod', why: 'a question that calls everyone' },
  { text: '&lt;!channel&gt; &amp;lt;!here&amp;gt; pod', why: 'escaped twice' },
  { text: '<http://evil.example|https://bank.example> pod', why: 'a link that deceives' },
  { text: '@channel @here @everyone recipe', why: 'bare broadcasts' },
  { text: '*bold _it ~no `code ```block', why: 'markup that nobody closes' },
  { text: 'bread\u0000\u0007\u001b[31m\u007f\u0085\u2028recipe', why: 'control characters' },
  { text: 'bread \u202erecipe\u2066x\u2069', why: 'text that turns round' },
  { text: `bre${'\u0301'.repeat(500)}ad z\u200de\u200d\u{e0041}`, why: 'a heap of marks and invisible characters' },
  { text: 'bread \ud800 recipe \udc00', why: 'half characters' },
  { text: `${'x'.repeat(255)}👩‍👩‍👧‍👦🇨🇳👍🏽 recipe`, why: 'an emoji where the question is cut' },
  { text: '&'.repeat(3_000), why: 'only characters that grow when escaped' },
  { text: `bread ${'&<>'.repeat(200)}`, why: 'many characters that grow when escaped' },
  { text: 'what is a роd', why: 'a Cyrillic lookalike' },
  { text: 'what is a ｐｏｄ', why: 'full-width letters' },
  { text: 'ﬁle İstanbul Straße بود ฝักของพืช', why: 'letters of other languages' },
  { text: '{"level":50,"msg":"x"}\n%s %d %j \u0024{jndi:ldap://x}', why: 'what a log could read as its own' },
]

describe.each(ways)('a hostile question by %s', (way) => {
  it.each(hostile)('is answered with a card that Slack takes and nobody is called by: $why', async ({ text }) => {
    const stage = await openStage(() => library)
    const answer = await stage.ask(text, way)
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
    expect(readable(answer)).not.toContain('failed en')
    expectHarmless(stage, answer.channel)
  })
})

it('reads full-width letters as the same word', async () => {
  const stage = await openStage(() => library)
  expect(readable(await stage.ask('what is a ｐｏｄ'))).toContain('smallest unit')
})

it('tells a person who typed 40,000 characters that only the beginning was read', async () => {
  const { workspace, settled, errors } = await openStage(() => library)
  const event = { type: 'message', channel: dm, channel_type: 'im', user: alex, ts: '1.1' }
  const text = `what is a pod ${'a'.repeat(40_000)}`
  const event_time = Date.now() / 1_000
  await workspace.deliver('events_api', {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event_time,
    event: { ...event, text },
  })
  await settled()
  const [answer] = messagesIn(workspace, dm).filter(({ user }) => user === bot)
  expect(answer && readable(answer)).toContain(words.en.answer.questionCut(256, 4_000))
  expect(errors()).toEqual([])
})

it('keeps a hostile question harmless in what is shared and requested', async () => {
  const stage = await openStage(() => library)
  await stage.press(await stage.ask('pod pods <!here>'), 'share_answer')
  await stage.press(await stage.ask('<!channel> bread <!here> @everyone'), 'request_note')
  expect(messagesIn(stage.workspace, 'C01REQUESTS')).toHaveLength(1)
  expect(stage.refused()).toEqual([])
  expectHarmless(stage, 'C01K8SHELP')
  expectHarmless(stage, 'C01REQUESTS')
})

/** No text in which Slack reads markup calls anyone, and every text is well formed. */
function expectHarmless({ workspace }: Stage, channel: string): void {
  for (const { text, blocks } of messagesIn(workspace, channel).filter(({ user }) => user === bot)) {
    for (const read of [text, ...textsOf(blocks, 'mrkdwn')]) {
      expect(read).not.toMatch(/<[!@#]/)
      expect(read).not.toMatch(/@(?:channel|here|everyone)\b/)
      expect(read).not.toMatch(/&(?!(?:amp|lt|gt);)/)
    }
    for (const shown of [text, ...textsOf(blocks, 'plain_text'), ...textsOf(blocks, 'text')]) {
      expect(shown.isWellFormed()).toBe(true)
      expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
    }
    expect(JSON.stringify(blocks)).not.toMatch(/"type":"(?:broadcast|user|usergroup)"/)
  }
}

function textsOf(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, type))
  if (!isRecord(value)) return []
  const own = (value as Json)['type'] === type && typeof value['text'] === 'string' ? [value['text']] : []
  return [...own, ...Object.values(value).flatMap((one) => textsOf(one, type))]
}
