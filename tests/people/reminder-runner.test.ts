import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { changePreferences } from '../../src/people/preferences.ts'
import { startReminders } from '../../src/people/reminder-runner.ts'
import { nextReminder } from '../../src/people/reminders.ts'
import { words } from '../../src/words/words.ts'
import { dm, messagesIn } from '../ask/stage.ts'
import { day, type Learning, learningLibrary, me, noon, openLearning } from './learning.ts'

let library: Library
beforeAll(async () => {
  library = await learningLibrary()
})

const hour = 3_600_000
/** Nine in the morning of Saturday in UTC, when all three items are due. */
const saturdayAtNine = noon + 21 * hour

async function openReminded(change = {}, more: { latestMs?: number } = {}) {
  const learning = await openLearning(library)
  const { store, clock, client, learn } = learning
  const warnings: unknown[] = []
  const reminders = startReminders({
    store,
    client,
    library: () => library,
    now: () => clock.now,
    languageOf: async () => 'en',
    logger: { warn: (details) => warnings.push(details) },
    ...more,
  })
  onTestFinished(() => reminders.stop())
  await learn(noon - 30 * day)
  await changePreferences(store, me, { remindAt: '09:00', zone: 'UTC', ...change }, noon)
  return { ...learning, reminders, warnings }
}

const reminded = ({ workspace }: Learning) => messagesIn(workspace, dm).filter(({ text }) => text.includes('review'))

async function nextReminderOf({ store }: Learning): Promise<unknown> {
  return (await store.export(me))['reminder']
}

describe('a reminder', () => {
  it('comes when it is due, once, with a button, and the next one is set', async () => {
    const stage = await openReminded()
    stage.clock.now = saturdayAtNine - 1
    await stage.reminders.tick()
    expect(reminded(stage)).toEqual([])
    stage.clock.now = saturdayAtNine + 20_000
    await Promise.all([stage.reminders.tick(), stage.reminders.tick()])
    const [message, ...more] = reminded(stage)
    expect(more).toEqual([])
    expect(message?.text).toContain(words.en.remind.due(3))
    expect(JSON.stringify(message?.blocks)).toContain('quiz_start_review')
    expect(await nextReminderOf(stage)).toMatchObject([{ at: saturdayAtNine + day }])
    expect(stage.refused()).toEqual([])
    expect(stage.warnings).toEqual([])
  })

  it.each([
    { late: 2 * hour, messages: 1, why: 'the app was away for a while' },
    { late: 2 * hour + 1, messages: 0, why: 'nobody expects it any more' },
    { late: 9 * day, messages: 0, why: 'the app was away for days' },
  ])('that is $late ms late is sent $messages times: $why', async ({ late, messages }) => {
    const stage = await openReminded()
    stage.clock.now = saturdayAtNine + late
    await stage.reminders.tick()
    expect(reminded(stage)).toHaveLength(messages)
    const days = Math.floor(late / day) + 1
    expect(await nextReminderOf(stage)).toMatchObject([{ at: saturdayAtNine + days * day }])
  })

  it('comes also a day late where the clock goes by leaps', async () => {
    const stage = await openReminded({}, { latestMs: day })
    stage.clock.now = saturdayAtNine + 23 * hour
    await stage.reminders.tick()
    expect(reminded(stage)).toHaveLength(1)
  })

  it('is not sent twice when the process ends while it is sent, and the next one is set', async () => {
    const stage = await openReminded()
    stage.clock.now = saturdayAtNine
    await stage.store.takeReminders(stage.clock.now, 20, (preferences) => nextReminder(preferences, stage.clock.now))
    await stage.reminders.tick()
    expect(reminded(stage)).toEqual([])
    expect(await nextReminderOf(stage)).toMatchObject([{ at: saturdayAtNine + day }])
  })

  it('does not come on a day off', async () => {
    const stage = await openReminded({ daysOff: [6, 7] })
    stage.clock.now = saturdayAtNine + hour
    await stage.reminders.tick()
    expect(reminded(stage)).toEqual([])
    expect(await nextReminderOf(stage)).toMatchObject([{ at: saturdayAtNine + 2 * day }])
  })

  it('does not come when nothing is due, and looks again the next day', async () => {
    const stage = await openReminded()
    await stage.learn(saturdayAtNine - hour)
    stage.clock.now = saturdayAtNine
    await stage.reminders.tick()
    expect(reminded(stage)).toEqual([])
    expect(await nextReminderOf(stage)).toMatchObject([{ at: saturdayAtNine + day }])
  })

  it('does not come, and is not set again, after the person was forgotten', async () => {
    const stage = await openReminded()
    await stage.store.forget(me)
    await stage.store.setReminder(me, saturdayAtNine)
    stage.clock.now = saturdayAtNine
    await stage.reminders.tick()
    expect(reminded(stage)).toEqual([])
    expect(await nextReminderOf(stage)).toEqual([])
  })

  it('that Slack refuses keeps no other from its own', async () => {
    const stage = await openReminded()
    const gone = { team: me.team, user: 'U0GONE' }
    await stage.learn(noon - 30 * day, true, gone)
    await changePreferences(stage.store, gone, { remindAt: '08:59', zone: 'UTC' }, noon)
    stage.clock.now = saturdayAtNine
    await stage.reminders.tick()
    expect(stage.warnings).toHaveLength(1)
    expect(reminded(stage)).toHaveLength(1)
  })

  it('does not come after the end', async () => {
    const stage = await openReminded()
    await stage.reminders.stop()
    stage.clock.now = saturdayAtNine
    await stage.reminders.tick()
    expect(reminded(stage)).toEqual([])
    expect(await nextReminderOf(stage)).toMatchObject([{ at: saturdayAtNine }])
  })
})
