import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { words } from '../../src/words/words.ts'
import { linmei } from '../workspace/fixtures.ts'
import { alex, bot, dm, help, libraryOf, messagesIn, openStage, readable, until } from './stage.ts'

let library: Library
beforeAll(async () => {
  library = await libraryOf()
})

const questions = [
  { text: 'what is a pod', kind: 'excerpt', has: 'smallest unit that Kubernetes schedules', why: 'the notes say it' },
  { text: 'Pod 是什么', kind: 'excerpt', has: '调度的最小单元', why: 'a Chinese question gets the Chinese note' },
  { text: 'sourdough bread recipe', kind: 'nothing', has: words.en.nothing.title, why: 'no note holds a word of it' },
  { text: '怎么做红烧肉', kind: 'nothing', has: words.zh.nothing.title, why: 'no note, and it says so in Chinese' },
  { text: 'help', kind: 'help', has: words.en.help.title, why: 'asks for help' },
  { text: '帮助', kind: 'help', has: words.zh.help.title, why: 'asks for help in Chinese' },
  { text: 'term', kind: 'term', has: words.en.term.usage, why: 'asks for a term and names none' },
  { text: '术语', kind: 'term', has: words.zh.term.usage, why: 'the same in Chinese' },
  { text: 'hello', kind: 'greeting', has: words.en.help.greeting, why: 'a greeting is no question' },
  { text: '你好', kind: 'greeting', has: words.zh.help.greeting, why: 'a Chinese greeting is no question' },
  { text: 'Thanks!', kind: 'thanks', has: words.en.help.thanks, why: 'thanks are no question' },
  { text: '谢谢', kind: 'thanks', has: words.zh.help.thanks, why: 'Chinese thanks are no question' },
]

describe.each(['slash', 'mention', 'direct message'] as const)('a question by %s', (way) => {
  it.each(questions)('gets a card that Slack takes for "$text": $why', async ({ text, has }) => {
    const stage = await openStage(() => library)
    const answer = await stage.ask(text, way)
    expect(readable(answer)).toContain(has)
    expect(answer.text).not.toBe('')
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
  })
})

describe('where an answer goes', () => {
  it('shows the answer to a command to the one who asked, and to nobody else', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('what is a pod')
    expect(answer.ephemeral).toBe(true)
    expect(messagesIn(stage.workspace, help, linmei)).toEqual([])
  })

  it('answers a mention in its thread, for everyone', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('what is a pod', 'mention')
    const [question] = messagesIn(stage.workspace, help, linmei)
    expect(answer.threadTs).toBe(question?.ts)
    expect(messagesIn(stage.workspace, help, linmei)).toHaveLength(2)
  })

  it('answers a mention within a thread in the same thread', async () => {
    const { workspace, settled } = await openStage(() => library)
    await workspace.call({ call: 'post', person: alex, channel: help, text: 'Look at this' })
    const root = messagesIn(workspace, help)[0]?.ts ?? ''
    const text = '@kubenotes what is a pod'
    await workspace.call({ call: 'post', person: alex, channel: help, thread: root, text })
    const answer = await until(workspace, () => messagesIn(workspace, help).find(({ user }) => user === bot))
    await settled()
    expect(answer.threadTs).toBe(root)
  })

  it('answers a direct message beside it, without a thread and without a Share button', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('what is a pod', 'direct message')
    expect(answer.threadTs).toBeUndefined()
    expect(readable(answer)).not.toContain('share_answer')
  })

  it.each([
    { text: '???', has: words.zh.help.title, why: 'no word of any language' },
    { text: 'hi', has: words.zh.help.greeting, why: 'people greet in English who do not speak it' },
    { text: 'thank you', has: words.zh.help.thanks, why: 'so they thank' },
    { text: 'help', has: words.zh.help.title, why: 'the word of many a program' },
    { text: 'what is a pod', has: 'smallest unit', why: 'but a question is English' },
  ])('answers "$text" in the language of the person when it could be in either: $why', async ({ text, has }) => {
    const { workspace, ask } = await openStage(() => library)
    await workspace.call({ call: 'set-locale', person: alex, locale: 'zh-CN' })
    expect(readable(await ask(text))).toContain(has)
  })
})

describe('a direct message of few words', () => {
  it('is read by the answer before it, and can be asked by itself', async () => {
    const stage = await openStage(() => library)
    await stage.ask('what is a pod', 'direct message')
    const together = await stage.ask('is it restarted?', 'direct message')
    expect(readable(together)).toContain(words.en.answer.readAs('what is a pod is it restarted?'))
    await stage.press(together, 'ask_question')
    expect(JSON.stringify(messagesIn(stage.workspace, dm).at(-1))).not.toContain('Read as')
    expect(stage.refused()).toEqual([])
  })

  it.each([
    { typed: 'more', says: words.en.answer.moreOn('what is a pod'), why: 'asked for in English' },
    { typed: '还有吗？', says: words.en.answer.moreOn('what is a pod'), why: 'the card stays in its language' },
  ])('"$typed" shows more of the answer before it: $why', async ({ typed, says }) => {
    const stage = await openStage(() => library)
    await stage.ask('what is a pod', 'direct message')
    const more = await stage.ask(typed, 'direct message')
    expect(readable(more)).toContain(says)
    expect(readable(more)).toContain('choose_section')
    expect(stage.refused()).toEqual([])
  })

  it.each([
    { before: 'help', way: 'direct message', why: 'the last that was said is no answer' },
    { before: 'what is a pod', way: 'slash', why: 'others may have written in between' },
  ] as const)('"why?" is read alone by $way after "$before": $why', async ({ before, way }) => {
    const stage = await openStage(() => library)
    await stage.ask('what is a pod', 'direct message')
    await stage.ask(before, 'direct message')
    expect(readable(await stage.ask('why?', way))).toContain(words.en.nothing.title)
  })

  it('is read alone when Slack does not tell what was said before', async () => {
    const stage = await openStage(() => library)
    await stage.ask('what is a pod', 'direct message')
    stage.workspace.faults.breakMethod('conversations.history', { times: 9, status: 404 })
    expect(readable(await stage.ask('why?', 'direct message'))).toContain(words.en.nothing.title)
    expect(stage.errors()).toEqual([])
  })
})

describe('what gets no answer', () => {
  const message = { type: 'message', channel: dm, channel_type: 'im', user: alex, ts: '1.1', text: 'what is a pod' }
  const mention = { ...message, type: 'app_mention', channel: help, channel_type: 'channel' }
  it.each([
    { event: { ...message, bot_id: 'B9' }, why: 'written by a bot: two that answer each other never stop' },
    { event: { ...message, user: bot, bot_id: 'B01', bot_profile: { id: 'B01' } }, why: 'written by the app itself' },
    { event: { ...mention, bot_id: 'B9' }, why: 'a mention by a bot' },
    { event: { ...message, user: 'USLACKBOT' }, why: 'written by Slackbot' },
    { event: { ...message, subtype: 'message_changed' }, why: 'an edit' },
    { event: { ...message, subtype: 'message_deleted' }, why: 'a deletion' },
    { event: { ...message, channel: help, channel_type: 'channel' }, why: 'said in a channel, not to the app' },
  ])('ignores a message: $why', async ({ event }) => {
    const { workspace, settled, sent } = await openStage(() => library)
    const before = sent.length
    const body = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event_time: Date.now() / 1_000, event }
    expect(await workspace.deliver('events_api', body)).toMatchObject({ acked: true })
    await settled()
    expect(sent.slice(before)).toEqual([])
  })
})
