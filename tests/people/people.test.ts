import { beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import type { Library } from '../../src/library/library.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import type { PersonId } from '../../src/storage/store.ts'
import { words } from '../../src/words/words.ts'
import { alex, dm, help, messagesIn, readable, until, type Way } from '../ask/stage.ts'
import { fill } from '../storage/store-contract.ts'
import { day, learningLibrary, me, noon, openLearning } from './learning.ts'

let library: Library
beforeAll(async () => {
  library = await learningLibrary()
})

const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone
const someoneElse: PersonId = { team: me.team, user: 'U01LINMEI' }

/** The app without the right to send files. */
const withoutFiles = {
  ...manifest,
  oauth_config: { scopes: { bot: manifest.oauth_config.scopes.bot.filter((scope) => scope !== 'files:write') } },
}

describe('what is kept of a person', () => {
  it.each([
    { text: 'privacy', say: words.en, why: 'in English' },
    { text: '隐私', say: words.zh, why: 'typed in Chinese' },
  ])('is told for "$text", privately: $why', async ({ text, say }) => {
    const { ask, refused } = await openLearning(library)
    const answer = await ask(text)
    expect(answer.ephemeral).toBe(true)
    for (const line of say.privacy.lines) expect(readable(answer)).toContain(line)
    expect(refused()).toEqual([])
  })

  it.each(['slash', 'mention', 'direct message'] as const)(
    'is sent as a file in the direct message (%s)',
    async (way: Way) => {
      const { ask, store, workspace, refused, settled } = await openLearning(library)
      await fill(store, me)
      await fill(store, someoneElse)
      const answer = await ask('my data', way)
      await settled()
      if (way !== 'direct message') expect(answer).toMatchObject({ ephemeral: true, text: words.en.data.sent })
      const [file] = messagesIn(workspace, dm).flatMap(({ files }) => files ?? [])
      expect(file?.name).toBe('kubenotes-2026-11-27.json')
      expect(refused()).toEqual([])
    },
  )

  it('is not announced where it arrives: in the direct message, by command or by button', async () => {
    const { workspace, press, refused, settled } = await openLearning(library)
    await workspace.call({ call: 'post', person: alex, channel: dm, text: '/k8s my data' })
    await settled()
    await until(workspace, () => messagesIn(workspace, dm).find(({ files }) => files?.length))
    await workspace.call({ call: 'post', person: alex, channel: dm, text: '/k8s privacy' })
    const privacy = await until(workspace, () =>
      messagesIn(workspace, dm).find(({ text }) => text.includes(words.en.privacy.title)),
    )
    await press(privacy, 'people_export')
    expect(messagesIn(workspace, dm).map(readable).join('\n')).not.toContain(words.en.data.sent)
    expect(messagesIn(workspace, dm).flatMap(({ files }) => files ?? [])).toHaveLength(2)
    expect(refused()).toEqual([])
  })

  it('comes as text where Slack takes no file, and says so', async () => {
    const { ask, store, workspace, errors } = await openLearning(library, { manifest: withoutFiles })
    await fill(store, me)
    await fill(store, someoneElse)
    await ask('my data', 'direct message')
    const texts = messagesIn(workspace, dm).map(readable).join('\n')
    expect(texts).toContain(words.en.data.noFile)
    expect(texts).toContain('Two are right')
    expect(texts).toContain(me.user)
    expect(texts).not.toContain(someoneElse.user)
    expect(errors()).toEqual([])
  })

  it('is sent from the Home too', async () => {
    const { openHome, press, workspace, refused } = await openLearning(library)
    await press(await openHome(), 'people_export')
    expect(messagesIn(workspace, dm).flatMap(({ files }) => files ?? [])).toHaveLength(1)
    expect(refused()).toEqual([])
  })
})

describe('forget me', () => {
  it('erases everything about the person and about nobody else, and says what it was', async () => {
    const { ask, press, store, workspace, openHome, refused } = await openLearning(library)
    await fill(store, me)
    await fill(store, someoneElse)
    const theirs = await store.export(someoneElse)
    await press(await ask('forget me'), 'people_forget')
    const after = messagesIn(workspace, help).at(-1)
    expect(after?.text).toBe(words.en.forget.done({ questions: 3, cards: 1, reviews: 1, reports: 1, settings: true }))
    await openHome()
    expect(Object.values(await store.export(me)).flat()).toEqual([])
    expect(await store.export(someoneElse)).toEqual(theirs)
    expect(refused()).toEqual([])
  })

  it('erases from the Home, which is then that of a new person', async () => {
    const { press, learn, store, openHome, workspace, refused } = await openLearning(library)
    await learn(noon - day)
    const home = await openHome()
    expect(JSON.stringify(home.blocks)).not.toContain(words.en.progress.nothingYet)
    await press(home, 'people_forget')
    expect(Object.values(await store.export(me)).flat()).toEqual([])
    expect(JSON.stringify(workspace.snapshot(alex).home?.blocks)).toContain(words.en.progress.nothingYet)
    expect(messagesIn(workspace, dm).at(-1)?.text).toContain('Erased: 3 questions')
    expect(refused()).toEqual([])
  })

  it('says so when there is nothing to erase', async () => {
    const { ask, press, workspace } = await openLearning(library)
    await press(await ask('forget me', 'direct message'), 'people_forget')
    expect(messagesIn(workspace, dm).at(-1)?.text).toBe(words.en.forget.nothing)
  })

  it('asks first', async () => {
    const { ask, store, learn } = await openLearning(library)
    await learn(noon)
    await ask('忘记我')
    expect(await store.cards(me)).toHaveLength(3)
  })

  it.each([
    { value: `${alex}:${noon - 31 * 60_000}`, why: 'it is half an hour old' },
    { value: someoneElse.user, why: 'it is of somebody else' },
    { value: `${alex}:`, why: 'it was altered' },
    { value: '', why: 'it is empty' },
  ])('changes nothing and says so politely when the button is not good: $why', async ({ value }) => {
    const { ask, press, store, learn, workspace, refused } = await openLearning(library)
    await learn(noon)
    await press(await ask('forget me'), 'people_forget', { value })
    expect(await store.cards(me)).toHaveLength(3)
    const last = messagesIn(workspace, help).at(-1)
    expect(last).toMatchObject({ text: words.en.forget.notValid, ephemeral: true })
    expect(refused()).toEqual([])
  })

  it('tells once what was erased, however often it is clicked', async () => {
    const { ask, press, learn, workspace } = await openLearning(library)
    await learn(noon)
    const question = await ask('forget me', 'direct message')
    await Promise.all([press(question, 'people_forget'), press(question, 'people_forget')])
    expect(messagesIn(workspace, dm).at(-1)?.text).toContain('Erased: 3 questions')
  })

  it('is no farewell: what is learned afterwards counts from the beginning', async () => {
    const { ask, press, store, learn } = await openLearning(library)
    await learn(noon - day)
    await press(await ask('forget me'), 'people_forget')
    await learn(noon)
    expect((await store.cards(me)).map(({ reps }) => reps)).toEqual([1, 1, 1])
  })
})

describe('remind', () => {
  it.each([
    { text: 'remind', said: words.en.remind.none, why: 'none is set' },
    { text: 'remind 7:30', said: words.en.remind.at('07:30', zoneHere, []), why: 'a time' },
    { text: '提醒 21：00', said: words.zh.remind.at('21:00', zoneHere, []), why: 'in Chinese' },
    { text: 'remind 24:00', said: words.en.remind.noSuchTime, why: 'there is no such time' },
    { text: '提醒 早上九点', said: words.zh.remind.at('09:00', zoneHere, []), why: 'in Chinese words' },
    { text: '提醒 晚上三点', said: words.zh.remind.noSuchTime, why: 'no clock shows it, and nothing is changed' },
    { text: 'remind stop', said: words.en.remind.off, why: 'as for the daily quiz' },
    { text: 'remind off', said: words.en.remind.off, why: 'there was none' },
  ])('answers "$text": $why', async ({ text, said }) => {
    const { ask, refused } = await openLearning(library)
    expect((await ask(text)).text).toBe(said)
    expect(refused()).toEqual([])
  })

  it('tells what is set, with the days off, and stops', async () => {
    const { ask, store } = await openLearning(library)
    await ask('remind 9')
    await store.setPreferences(me, { daysOff: [6, 7] })
    expect((await ask('remind')).text).toBe(words.en.remind.at('09:00', zoneHere, [6, 7]))
    expect((await store.export(me))['reminder']).toHaveLength(1)
    await ask('remind off')
    expect((await ask('remind')).text).toBe(words.en.remind.none)
    expect((await store.export(me))['reminder']).toEqual([])
  })

  it('keeps the zone of those alone who want reminders', async () => {
    const { ask, store } = await openLearning(library)
    await ask('remind 9')
    expect((await store.preferences(me)).zone).toBe(zoneHere)
    await ask('remind off')
    expect((await store.preferences(me)).zone).toBeUndefined()
  })
})

describe('the picture of progress', () => {
  it.each(['slash', 'mention', 'direct message'] as const)('comes in the direct message (%s)', async (way: Way) => {
    const { ask, learn, settled, workspace, refused } = await openLearning(library)
    await learn(noon)
    await ask('me', way)
    await settled()
    const [file] = messagesIn(workspace, dm).flatMap(({ files }) => files ?? [])
    expect(file).toMatchObject({ name: 'kubenotes-2026-11-27.png', mimetype: 'image/png' })
    expect(file?.alt).toContain('Linux 95 %')
    expect(file?.alt).toContain('2026-11-21 3 of 3')
    const texts = messagesIn(workspace, help).map(({ text }) => text)
    expect(texts.includes(words.en.progress.picture.sent)).toBe(way !== 'direct message')
    expect(refused()).toEqual([])
  })

  it('is not announced where it arrives: a command in the direct message', async () => {
    const { learn, settled, workspace } = await openLearning(library)
    await learn(noon)
    await workspace.call({ call: 'post', person: alex, channel: dm, text: '/k8s me' })
    await until(workspace, () => messagesIn(workspace, dm).find(({ files }) => files?.length))
    await settled()
    expect(messagesIn(workspace, dm).map(({ text }) => text)).not.toContain(words.en.progress.picture.sent)
  })

  it.each([
    { options: { manifest: withoutFiles }, why: 'Slack takes no file' },
    { options: { drawChart: async () => new Error('9 pictures are being drawn') }, why: 'too many are being drawn' },
  ])('is said to be missing when $why; the words come all the same', async ({ options }) => {
    const { ask, learn, settled, workspace, errors } = await openLearning(library, options)
    await learn(noon)
    expect((await ask('me')).text).toContain(words.en.progress.topics)
    await settled()
    expect(messagesIn(workspace, help).at(-1)?.text).toBe(words.en.progress.picture.missing)
    expect(errors()).toEqual([])
  })

  it('is not drawn before there is something to show', async () => {
    const drawChart = () => Promise.reject(new Error('drawn'))
    const { ask, settled, workspace, errors } = await openLearning(library, { drawChart })
    await ask('me')
    await settled()
    expect(messagesIn(workspace, help).at(-1)?.text).toBe(words.en.progress.nothingYet)
    expect(errors()).toEqual([])
  })
})

describe('me', () => {
  it('says how far the person is, privately, as the Home does', async () => {
    const { ask, learn, refused } = await openLearning(library)
    await learn(noon - day)
    const answer = await ask('me')
    expect(answer.ephemeral).toBe(true)
    expect(answer.text).toContain(words.en.progress.streak(1))
    expect(readable(answer)).toContain(words.en.progress.topics)
    expect(readable(answer)).toMatch(/Linux: \d+ % \(3 of 3 questions met\)/)
    expect(refused()).toEqual([])
  })

  it('says how to begin when nothing was learned', async () => {
    const { ask } = await openLearning(library)
    expect((await ask('我的进度')).text).toBe(words.zh.progress.nothingYet)
  })
})

it('the notes of these tests have three items', () => {
  expect(bankOf(library).items.size).toBe(3)
})
