import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { nextReminder } from '../../src/people/reminders.ts'
import { words } from '../../src/words/words.ts'
import type { View } from '../../src/workspace/protocol.ts'
import { alex, dm, libraryOf, messagesIn } from '../ask/stage.ts'
import { goodNote } from '../notes/good-note.ts'
import { day, learningLibrary, me, noon, openLearning } from '../people/learning.ts'

let library: Library
let learnable: Library
beforeAll(async () => {
  library = await libraryOf()
  learnable = await learningLibrary()
})

const shown = (home: View | undefined) => JSON.stringify(home?.blocks)
const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone

describe('the Home of the app', () => {
  it.each([
    { locale: 'en-US', say: words.en, example: 'What is a Pod?', why: 'English' },
    { locale: 'zh-CN', say: words.zh, example: 'Pod 是什么？', why: 'Chinese' },
    { locale: 'fr-FR', say: words.en, example: 'What is a Pod?', why: 'neither language' },
  ])('is drawn, and taken by Slack, for a person who reads $locale: $why', async ({ locale, say, example }) => {
    const { workspace, openHome, refused, errors } = await openLearning(library)
    await workspace.call({ call: 'set-locale', person: alex, locale })
    const home = shown(await openHome())
    expect(home).toContain(say.home.text)
    expect(home).toContain(say.home.counts(3, library.sections.length))
    expect(home).toContain(say.privacy.lines[0])
    expect(home).toContain(say.progress.nothingYet)
    expect(home).toContain(example)
    expect(home).toContain(say.home.zone(zoneHere))
    expect(refused()).toEqual([])
    expect(errors()).toEqual([])
  })

  it('answers an example in the direct message', async () => {
    const { workspace, openHome, press, refused } = await openLearning(library)
    await press(await openHome(), 'ask_question')
    expect(JSON.stringify(messagesIn(workspace, dm))).toMatch(/smallest unit|divides one cluster/)
    expect(refused()).toEqual([])
  })

  it.each([
    { action: 'ask_question', why: 'an example' },
    { action: 'quiz_start_round', why: 'a round' },
    { action: 'people_export', why: 'the export' },
    { action: 'people_forget', why: 'the erasure' },
  ])('says below the button that the answer is in Messages, until it is opened anew: $why', async ({ action }) => {
    const { workspace, openHome, press, refused } = await openLearning(learnable)
    await press(await openHome(), action)
    const home = workspace.snapshot(alex).home?.blocks ?? []
    const used = home.findIndex((block) => JSON.stringify(block).includes(action))
    expect(JSON.stringify(home[used + 1])).toContain(words.en.home.sent)
    expect(shown(await openHome())).not.toContain(words.en.home.sent)
    expect(refused()).toEqual([])
  })

  it('takes a click on what it showed before it was drawn anew', async () => {
    const { workspace, openHome, press, learn } = await openLearning(learnable)
    const before = await openHome()
    await learn(noon - 5 * day, false)
    await openHome()
    await press(before, 'people_export')
    expect(messagesIn(workspace, dm)).not.toEqual([])
  })

  it('says nothing of Messages for a setting, which shows in place', async () => {
    const { workspace, openHome, press } = await openLearning(learnable)
    await press(await openHome(), 'home_remind_at', { selected_time: '18:30' })
    expect(shown(workspace.snapshot(alex).home)).not.toContain(words.en.home.sent)
  })

  it('keeps nothing about those who only look', async () => {
    const { store, openHome } = await openLearning(library)
    await openHome()
    expect(Object.values(await store.export(me)).flat()).toEqual([])
  })

  it('shows what was learned, what is due and what to read, of this person alone', async () => {
    const { learn, openHome, press, workspace, refused } = await openLearning(learnable)
    await learn(noon - 9 * day, true, { team: me.team, user: 'U01LINMEI' })
    expect(shown(await openHome())).toContain(words.en.progress.nothingYet)
    await learn(noon - 5 * day, false)
    const home = await openHome()
    expect(shown(home)).toContain(words.en.progress.due(3))
    expect(shown(home)).toMatch(/Linux: \d+ % \(3 of 3 questions met\)/)
    expect(shown(home)).toContain(words.en.progress.day('2026-11-22', 3, 0))
    await press(home, 'open_section')
    expect(messagesIn(workspace, dm).at(-1)?.text).toContain('A control group is a set of processes')
    expect(refused()).toEqual([])
  })

  it('leads to the review of what is due, and changes with the reply', async () => {
    const oneItem = goodNote.slice(0, goodNote.indexOf('### Which of these are controllers'))
    const { learn, openHome, press, workspace, refused } = await openLearning(
      await libraryOf({ 'en/linux/cgroups.md': oneItem }),
    )
    await learn(noon - 9 * day)
    const home = await openHome()
    expect(shown(home)).toContain(words.en.progress.due(1))
    await press(home, 'quiz_start_review')
    const [item] = messagesIn(workspace, dm)
    if (!item) throw new Error('No item was put')
    await press(item, 'quiz_choose')
    const after = shown(workspace.snapshot(alex).home)
    expect(after).toContain(words.en.progress.due(0))
    expect(after).toContain(words.en.progress.streak(1))
    expect(after).not.toContain('quiz_start_review')
    expect(refused()).toEqual([])
  })
})

/** A used element of the settings, and what is to be kept then. */
const settings = [
  {
    action: 'home_language',
    more: { selected_option: { value: 'zh' } },
    kept: { lang: 'zh' },
    said: words.zh.home.settings,
    why: 'Chinese whatever Slack is set to',
  },
  {
    action: 'home_language',
    more: { selected_option: { value: 'slack' } },
    kept: { lang: undefined },
    said: words.en.home.settings,
    why: 'as in Slack again',
  },
  {
    action: 'home_remind_at',
    more: { selected_time: '18:30' },
    kept: { remindAt: '18:30', zone: zoneHere },
    said: words.en.home.noReminder,
    why: 'a reminder, with the zone that it needs',
  },
  {
    action: 'home_on_boards',
    more: { selected_options: [{ value: 'on' }] },
    kept: { onBoards: true },
    said: words.en.home.onBoards,
    why: 'the name is shown by choice alone',
  },
  {
    action: 'home_on_boards',
    more: { selected_options: [] },
    kept: { onBoards: false },
    said: words.en.home.onBoards,
    why: 'and taken off again',
  },
  {
    action: 'home_in_results',
    more: { selected_options: [{ value: 'on' }] },
    kept: { inResults: true, onBoards: false },
    said: words.en.home.inResults,
    why: 'which boards do not say',
  },
]

describe('the settings of the Home', () => {
  it.each(settings)('keep and show $kept after $action: $why', async ({ action, more, kept, said }) => {
    const { store, openHome, press, workspace, refused } = await openLearning(library)
    await press(await openHome(), action, more)
    expect(await store.preferences(me)).toMatchObject(kept)
    expect(shown(workspace.snapshot(alex).home)).toContain(said)
    expect(refused()).toEqual([])
  })

  it('take two boxes that are ticked one right after the other, as they stand on the page', async () => {
    const { store, openHome, press, refused } = await openLearning(library)
    const home = await openHome()
    const ticked = { selected_options: [{ value: 'on' }] }
    await press(home, 'home_in_results', ticked)
    await press(home, 'home_on_boards', ticked)
    expect(await store.preferences(me)).toMatchObject({ inResults: true, onBoards: true })
    expect(refused()).toEqual([])
  })

  it('set the reminder anew with the days off, and take it away', async () => {
    const { store, clock, openHome, press } = await openLearning(library)
    await press(await openHome(), 'home_remind_at', { selected_time: '09:00' })
    await press(await openHome(), 'home_days_off', { selected_options: [{ value: '6' }, { value: '7' }] })
    const preferences = await store.preferences(me)
    expect(preferences.daysOff).toEqual([6, 7])
    expect((await store.export(me))['reminder']).toMatchObject([{ at: nextReminder(preferences, clock.now) }])
    await press(await openHome(), 'home_remind_off')
    expect((await store.export(me))['reminder']).toEqual([])
    expect(await store.preferences(me)).toMatchObject({ remindAt: undefined, zone: undefined })
  })

  it('count in the order of the clicks, though Slack is slow to say the zone of the first', async () => {
    const { store, openHome, press, workspace } = await openLearning(library)
    await press(await openHome(), 'home_remind_at', { selected_time: '09:00' })
    const home = await openHome()
    workspace.faults.slowDown('users.info', { times: 1, delayMs: 100 })
    await Promise.all([press(home, 'home_remind_at', { selected_time: '18:30' }), press(home, 'home_remind_off')])
    expect(await store.preferences(me)).toMatchObject({ remindAt: undefined, zone: undefined })
    expect(shown(workspace.snapshot(alex).home)).not.toContain('home_remind_off')
  })

  it.each([
    { action: 'home_language', more: { selected_option: { value: 'xx' } }, why: 'a language that we do not speak' },
    { action: 'home_language', more: { selected_option: null }, why: 'nothing chosen' },
    { action: 'home_remind_at', more: { selected_time: '24:00' }, why: 'there is no such time' },
    { action: 'home_remind_at', more: { selected_time: null }, why: 'no time' },
    { action: 'home_on_boards', more: { selected_options: [{ value: 'off' }] }, why: 'a box that is not there' },
  ])('stay as they are when what comes is not theirs: $action, $why', async ({ action, more }) => {
    const { store, openHome, press, errors } = await openLearning(library)
    await press(await openHome(), action, more)
    expect(Object.values(await store.export(me)).flat()).toEqual([])
    expect(errors()).toEqual([])
  })

  it('follow a person who travels: the reminder is at their local time', async () => {
    const { store, clock, openHome } = await openLearning(library)
    await store.setPreferences(me, { remindAt: '09:00', zone: 'Pacific/Kiritimati' })
    expect(shown(await openHome())).toContain(words.en.home.zone(zoneHere))
    const at = nextReminder(
      { remindAt: '09:00', zone: zoneHere, daysOff: [], onBoards: false, inResults: false },
      clock.now,
    )
    expect((await store.export(me))['reminder']).toMatchObject([{ at }])
  })
})
