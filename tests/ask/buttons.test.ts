import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { words } from '../../src/words/words.ts'
import { linmei } from '../workspace/fixtures.ts'
import { dm, help, libraryOf, messagesIn, openStage, readable, type Stage } from './stage.ts'

let library: Library
beforeAll(async () => {
  library = await libraryOf()
})

const newest = ({ workspace }: Stage, channel = help) => messagesIn(workspace, channel).at(-1)
const requests = 'C01REQUESTS'

describe('the buttons of an answer', () => {
  it('posts a shared answer for everyone with the question and the name of who asked', async () => {
    const stage = await openStage(() => library)
    await stage.press(await stage.ask('what is a pod'), 'share_answer')
    const [shared, ...more] = messagesIn(stage.workspace, help, linmei)
    expect(more).toEqual([])
    expect(shared && readable(shared)).toMatch(/Alex Rivera asked: what is a pod/)
    expect(stage.refused()).toEqual([])
  })

  it('names who asked by the handle when Slack does not tell the name', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('what is a pod')
    stage.workspace.faults.breakMethod('users.info', { times: 9, status: 404 })
    await stage.press(answer, 'share_answer')
    const [shared] = messagesIn(stage.workspace, help, linmei)
    expect(shared && readable(shared)).toContain('alex asked: what is a pod')
  })

  it('posts once for a double click on Share', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('what is a pod')
    // The second click finds its button gone when the first was quick, which is as good.
    await Promise.allSettled([stage.press(answer, 'share_answer'), stage.press(answer, 'share_answer')])
    await stage.settled()
    expect(messagesIn(stage.workspace, help, linmei)).toHaveLength(1)
    expect(stage.errors()).toEqual([])
  })

  it('shows the whole section with its sources and the rest of the note', async () => {
    const stage = await openStage(() => library)
    await stage.press(await stage.ask('what is a pod'), 'show_more')
    const shown = JSON.stringify(newest(stage)?.blocks)
    expect(shown).toContain('https://example.org/pods')
    expect(shown).toContain('Restarting')
    expect(messagesIn(stage.workspace, help)).toHaveLength(1)
    expect(stage.refused()).toEqual([])
  })

  it('goes from the whole section to another section of the note', async () => {
    const stage = await openStage(() => library)
    await stage.press(await stage.ask('what is a pod'), 'show_more')
    const shown = newest(stage)
    const menu = shown?.blocks?.find((block) => block['accessory'])?.['accessory'] as { options: object[] }
    if (shown) await stage.press(shown, 'choose_section', { selected_option: menu.options[0] })
    expect(JSON.stringify(newest(stage)?.blocks)).toContain('growing delay')
    expect(stage.refused()).toEqual([])
  })

  it('shares a section chosen from the menu under its title', async () => {
    const stage = await openStage(() => library)
    await stage.press(await stage.ask('what is a pod'), 'show_more')
    const shown = newest(stage)
    const menu = shown?.blocks?.find((block) => block['accessory'])?.['accessory'] as { options: object[] }
    if (shown) await stage.press(shown, 'choose_section', { selected_option: menu.options[0] })
    const chosen = newest(stage)
    if (chosen) await stage.press(chosen, 'share_answer')
    const [shared] = messagesIn(stage.workspace, help, linmei)
    expect(shared && readable(shared)).toMatch(/Alex Rivera asked: Pods › Restarting"/)
    expect(stage.refused()).toEqual([])
  })

  it('switches to the other language and back', async () => {
    const stage = await openStage(() => library)
    await stage.press(await stage.ask('what is a pod'), 'switch_language')
    const other = newest(stage)
    expect(JSON.stringify(other?.blocks)).toContain('调度的最小单元')
    if (other) await stage.press(other, 'switch_language')
    expect(JSON.stringify(newest(stage)?.blocks)).toContain('smallest unit')
    expect(stage.refused()).toEqual([])
  })

  it('leaves what everyone reads alone: a switch in a channel answers the one who pressed', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('what is a pod', 'mention')
    await stage.press(answer, 'switch_language')
    expect(messagesIn(stage.workspace, help, linmei).at(-1)?.blocks).toEqual(answer.blocks)
    expect(JSON.stringify(messagesIn(stage.workspace, help))).toContain('调度的最小单元')
    expect(messagesIn(stage.workspace, help).at(-1)?.ephemeral).toBe(true)
  })

  it.each([
    { way: 'slash', channel: help, why: 'in place of the help' },
    { way: 'direct message', channel: dm, why: 'below the help' },
  ] as const)('answers an example by a click after $way: $why', async ({ way, channel }) => {
    const stage = await openStage(() => library)
    await stage.press(await stage.ask('help', way), 'ask_question')
    expect(JSON.stringify(newest(stage, channel)?.blocks)).toMatch(/smallest unit|divides one cluster/)
    expect(stage.refused()).toEqual([])
  })

  it('posts a request for a note once, and says so', async () => {
    const stage = await openStage(() => library)
    const answer = await stage.ask('sourdough <!channel> recipe')
    await Promise.allSettled([stage.press(answer, 'request_note'), stage.press(answer, 'request_note')])
    await stage.settled()
    const [posted, ...more] = messagesIn(stage.workspace, requests)
    expect(posted?.text).toBe('Alex Rivera asks for a note: “sourdough &lt;!channel&gt; recipe”')
    expect(more).toEqual([])
    expect(newest(stage)?.text).toBe(words.en.nothing.requestDone)
  })

  it('says what to do when the channel for requests is missing, and keeps the card', async () => {
    const stage = await openStage(() => library, { requestsChannel: 'nowhere' })
    const answer = await stage.ask('sourdough recipe')
    await stage.press(answer, 'request_note')
    const texts = messagesIn(stage.workspace, help).map(({ text }) => text)
    expect(texts).toContain(words.en.nothing.requestFailed)
    expect(texts).toContain(answer.text)
    expect(stage.errors()).toEqual([])
  })
})

describe('a button that leads nowhere', () => {
  const gone = { section: '0123456789abcdef', question: 'what is a pod', lang: 'en' }
  const values = [
    { value: JSON.stringify(gone), says: words.en.answer.gone, why: 'the section is no longer there' },
    { value: JSON.stringify({ ...gone, lang: 'zh' }), says: words.zh.answer.gone, why: 'gone, told in Chinese' },
    { value: '', says: words.en.answer.gone, why: 'empty' },
    { value: undefined, says: words.en.answer.gone, why: 'no value at all' },
    { value: 'v1:pods:3', says: words.en.answer.gone, why: 'of an older form' },
    {
      value: '{"section":"../../etc","question":"x","lang":"en"}',
      says: words.en.answer.gone,
      why: 'a path for a key',
    },
    { value: '{"section":"0123456789abcdef"', says: words.en.answer.gone, why: 'cut off' },
    { value: '{"question":"x","lang":"fr"}', says: words.en.answer.gone, why: 'a language that we have not' },
    { value: '{"__proto__":{"lang":"en"},"question":1}', says: words.en.answer.gone, why: 'a number for a text' },
    { value: 'null', says: words.en.answer.gone, why: 'null' },
    { value: '[]', says: words.en.answer.gone, why: 'a list' },
    {
      value: JSON.stringify({ ...gone, question: 'x'.repeat(3_000) }),
      says: words.en.answer.gone,
      why: 'longer than Slack would carry',
    },
  ]
  const actions = ['share_answer', 'show_more', 'switch_language']
  it.each(values.flatMap((row) => actions.map((action) => ({ ...row, action }))))(
    'tells the person alone on $action, and keeps the card: $why',
    async ({ action, value, says }) => {
      const stage = await openStage(() => library)
      const answer = await stage.ask('what is a pod')
      await stage.press(answer, action, { value })
      const seen = messagesIn(stage.workspace, help)
      expect(seen.map(({ text }) => text)).toEqual([answer.text, says])
      expect(seen[1]?.ephemeral).toBe(true)
      expect(messagesIn(stage.workspace, help, linmei)).toEqual([])
      expect(stage.errors()).toEqual([])
    },
  )

  it('follows the notes: a card of before a change says so afterwards', async () => {
    let current = library
    const stage = await openStage(() => current)
    const answer = await stage.ask('what is a pod')
    current = await libraryOf({ 'other.md': '# Other\n\nSomething else.\n' })
    await stage.press(answer, 'show_more')
    expect(newest(stage)?.text).toBe(words.en.answer.gone)
  })
})
