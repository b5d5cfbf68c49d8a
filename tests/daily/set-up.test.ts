import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startCalendars } from '../../src/daily/calendar-runner.ts'
import type { Fetched } from '../../src/daily/fetch-calendar.ts'
import { type Daily, startDaily } from '../../src/daily/runner.ts'
import type { Library } from '../../src/library/library.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Asked, Store } from '../../src/storage/store.ts'
import { words } from '../../src/words/words.ts'
import type { Json } from '../../src/workspace/json.ts'
import type { Message } from '../../src/workspace/protocol.ts'
import { alex, bot, dm, help, messagesIn, openStage, readable, type Stage } from '../ask/stage.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { libraryWith } from '../quiz/libraries.ts'
import { items, noteWith } from '../quiz/one-of-each.ts'
import { linmei } from '../workspace/fixtures.ts'
import { filled, option } from './filled.ts'

const hour = 3_600_000
/** A Friday; nine o'clock in Shanghai. */
const slot = Date.parse('2026-11-27T01:00:00Z')
const { en, zh } = words
const inChinese = noteWith(`### 容器的进程由哪个程序启动？

\`single\` \`level 1\` \`id: starter\`

- [x] 它是 runc
  > 它创建命名空间。
- [ ] 它是 etcd
  > 它保存集群的数据。
- [ ] 它是 kubectl
  > 它和 API 服务器通信。

> **解析**：进程由 runc 启动。`).replace('lang: en', 'lang: zh')
const bilingual = { 'en/starters/runtimes.md': noteWith(items.single), 'zh/starters/runtimes.md': inChinese }
const both = { lang: { type: 'radio_buttons', selected_option: option('both') } }
const typed = (value: string): Json => ({ type: 'plain_text_input', value })

let now: number
let store: Store
let stage: Stage
let daily: Daily
let library: Library
/** What Slack says of people besides; set before they act. */
let people: Record<string, Json>
let calendar: Fetched
/** For so long a calendar lets one wait (ms). */
let calendarMs: number
let fetched: string[]

beforeEach(async () => {
  now = slot - hour
  people = {}
  calendar = { fault: 'unreachable' }
  calendarMs = 0
  fetched = []
  library = libraryWith(bilingual)
  store = await openStore({ dataDir: tempFolder() })
  const newId = () => randomBytes(16).toString('hex')
  const onReply = (_client: unknown, _person: unknown, { id }: Asked) => daily.answered(id)
  const learning = { store, now: () => now, random: () => 0, newId, onReply, fetchCalendar }
  stage = await openStage(() => library, { people, learning })
  daily = startDaily({
    store,
    now: () => now,
    random: () => 0,
    library: () => library,
    languageOf: async () => 'en',
    client: stage.unhurried,
    logger: { warn: () => {} },
    owner: 'this process',
    pauseMs: 0,
    redrawMs: 0,
  })
})
afterEach(async () => {
  await daily.stop()
  await store.close()
})

async function fetchCalendar(address: string): Promise<Fetched> {
  fetched.push(address)
  await pause(calendarMs)
  return calendar
}

const channel = () => ({ team: stage.workspace.snapshot(alex).team.id, channel: help })
const seenBy = (person: string, place = help) =>
  messagesIn(stage.workspace, place, person).filter(({ user }) => user === bot)
const told = () => seenBy(alex, dm).map(readable)
const result = () => seenBy(alex).find(({ threadTs }) => threadTs === post().ts)
const post = (): Message => {
  const [found] = seenBy(alex).filter(({ blocks }) => JSON.stringify(blocks).includes('daily_answer'))
  if (!found) throw new Error('There is no post')
  return found
}

async function type(text: string, person = alex): Promise<void> {
  const typed = await stage.workspace.call({ call: 'post', person, channel: help, text })
  if (!typed.ok) throw new Error(typed.error)
  await stage.settled()
}

const views = (person: string) => stage.workspace.snapshot(person).views

async function submit(person: string, change: Readonly<Record<string, Json>> = {}) {
  const view = views(person).at(-1)?.id ?? ''
  const submitted = await stage.workspace.call({ call: 'submit', person, view, state: filled(change) })
  await stage.settled()
  return submitted
}

async function setUp(change: Readonly<Record<string, Json>> = {}, person = alex) {
  await type('/k8s daily', person)
  return submit(person, change)
}

/** Opens the item of the post for a person, and answers it by a letter's option when one is given. */
async function answer(person: string, chosen: string): Promise<Message> {
  await stage.press(post(), 'daily_answer', {}, {}, person)
  const item = seenBy(person).findLast(({ blocks }) => JSON.stringify(blocks).includes('quiz_choose'))
  if (!item) throw new Error('No item is shown')
  const letter = /^([A-C])\. /.exec(item.text.split('\n').find((line) => line.endsWith(chosen)) ?? '')?.[1] ?? '?'
  await stage.press(item, `quiz_choose_${'ABC'.indexOf(letter)}`, {}, {}, person)
  return item
}

describe('a channel of two languages', () => {
  it('is asked in both, answers in its own, and reads one result', async () => {
    await setUp(both)
    now = slot
    await daily.tick()
    const shown = readable(post())
    for (const text of ['Which program starts', '容器的进程由哪个程序启动', `${en.daily.answer} · ${zh.daily.answer}`])
      expect(shown).toContain(text)
    expect((await answer(alex, 'etcd')).text).toContain('Which program starts')
    expect((await answer(linmei, 'runc')).text).toContain('容器的进程由哪个程序启动')

    now = slot + 4 * hour
    await daily.tick()
    expect(result()?.text).toContain(`${en.daily.result(1, 2)} · ${zh.daily.result(1, 2)}`)
    expect(result()?.text).toContain(`runc ${en.daily.share(true, 1, 2)}`)
    expect(result()?.text).toContain(`它是 etcd ${zh.daily.share(false, 1, 2)}`)
    expect(result()?.text).toContain('它保存集群的数据。')
    expect(readable(post())).toContain(zh.daily.resultIsThere)
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
  })

  it('shows the letters in one order', async () => {
    await setUp(both)
    now = slot
    await daily.tick()
    const lines = post().text.split('\n')
    const order = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? [])
    expect(order(/^[A-C]\. (\w+)$/)).toEqual(order(/^[A-C]\. 它是 (\w+)$/))
    expect(order(/^[A-C]\. (\w+)$/)).toHaveLength(3)
  })

  it('is asked only what the notes have in both', async () => {
    library = libraryWith({ 'en/starters/runtimes.md': noteWith(items.single) })
    expect(JSON.stringify(await setUp(both))).toContain(en.daily.faults.noItems)
  })

  it('reads no reasons when either text has changed', async () => {
    await setUp(both)
    now = slot
    await daily.tick()
    await answer(alex, 'runc')
    library = libraryWith({ ...bilingual, 'zh/starters/runtimes.md': inChinese.replace('保存', '存放') })
    now = slot + 4 * hour
    await daily.tick()
    expect(result()?.text).toContain(en.daily.noteChanged)
    expect(result()?.text).toContain(zh.daily.noteChanged)
  })
})

describe('in a channel of one language, a person answers in their own', () => {
  it('and the answers of all are counted together', async () => {
    await setUp()
    now = slot
    await daily.tick()
    expect(readable(post())).not.toContain('容器')
    expect((await answer(linmei, 'etcd')).text).toContain('容器的进程由哪个程序启动')
    now = slot + 4 * hour
    await daily.tick()
    expect(result()?.text).toContain(`etcd ${en.daily.share(false, 1, 1)}`)
  })

  it.each([
    {
      chinese: inChinese.replace('- [x]', '- [ ]').replace('- [ ] 它是 etcd', '- [x] 它是 etcd'),
      why: 'others are right',
    },
    { chinese: inChinese.replace(/- \[ \] 它是 kubectl\n.*\n/, ''), why: 'there are fewer options' },
    { chinese: inChinese.replace('id: starter', 'id: other'), why: 'it is another item' },
  ])('unless $why there', async ({ chinese }) => {
    library = libraryWith({ ...bilingual, 'zh/starters/runtimes.md': chinese })
    await setUp()
    now = slot
    await daily.tick()
    expect((await answer(linmei, 'runc')).text).toContain('Which program starts')
  })
})

describe('an item without options to choose is put and resolved as well', () => {
  it.each([
    { kind: 'cloze', put: ['The command that lists containers'], right: [`${en.quiz.rightAnswer}ps`] },
    { kind: 'order', put: ['A. ', 'Pull the image'], right: ['1. Pull the image', '3. Start the process'] },
    { kind: 'match', put: ['A. ', 'runc', 'keeps data'], right: ['runc → starts processes', 'etcd → keeps data'] },
  ] as const)('$kind', async ({ kind, put, right }) => {
    library = libraryWith({ 'en/starters/runtimes.md': noteWith(items[kind]) })
    await setUp()
    now = slot
    await daily.tick()
    for (const text of put) expect(post().text).toContain(text)
    await stage.press(post(), 'daily_answer')
    expect(readable(seenBy(alex).at(-1) ?? post())).toContain('quiz_open_form')
    now = slot + 4 * hour
    await daily.tick()
    for (const text of [...right, en.quiz.why.trim()]) expect(result()?.text).toContain(text)
    expect(stage.refused()).toEqual([])
  })
})

describe('days off', () => {
  const ics = (...dates: readonly string[]) => {
    const events = dates.flatMap((date) => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${date}`, 'END:VEVENT'])
    return { text: ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n') }
  }
  const address = 'https://example.org/days.ics'

  it('that were typed have no question, and stand in the form again', async () => {
    await setUp({ daysOff: typed('2026-11-28\n2026-11-27') })
    expect(await store.dailyQuiz(channel())).toMatchObject({ nextRunAt: slot + 48 * hour })
    await type('/k8s daily')
    expect(JSON.stringify(views(alex).at(-1)?.blocks)).toContain('2026-11-27\\n2026-11-28')
  })

  it.each([
    { change: { daysOff: typed('Christmas') }, error: en.daily.faults.notDates(['Christmas']), why: 'no date' },
    {
      change: { daysOff: typed(['2026', '2027', '2028', '2029'].map((y) => `${y}-01-01..${y}-12-31`).join()) },
      error: en.daily.faults.noDayLeft,
      why: 'no day is left',
    },
    { change: { calendarUrl: typed(address) }, error: en.daily.faults.calendar.unreachable, why: 'no calendar' },
    {
      change: { pausedUntil: { selected_date: '2026-11-26' } },
      error: en.daily.faults.pauseOver,
      why: 'a pause is over',
    },
  ])('are checked in the form: $why', async ({ change, error }) => {
    expect(JSON.stringify(await setUp(change))).toContain(error)
    expect(await store.dailyQuiz(channel())).toBeUndefined()
  })

  it('of a pause that is over are not shown in the form again', async () => {
    await setUp({ pausedUntil: { selected_date: '2026-11-29' } })
    expect(await store.dailyQuiz(channel())).toMatchObject({ nextRunAt: slot + 48 * hour })
    now = slot + 72 * hour
    await type('/k8s daily')
    expect(JSON.stringify(views(alex).at(-1)?.blocks)).not.toContain('initial_date')
  })

  it('come from a calendar, which is read when it is set and then at night', async () => {
    calendar = ics('20261127')
    await setUp({ calendarUrl: typed(address) })
    expect(seenBy(alex).at(-1)?.text).toContain(en.daily.calendarHolds(1, 0))
    expect(await store.dailyQuiz(channel())).toMatchObject({ nextRunAt: slot + 24 * hour })
    await setUp({ calendarUrl: typed(address), time: { selected_time: '10:00' } })
    expect(fetched).toEqual([address])

    calendar = ics('20261128', '20261129')
    const warnings: object[] = []
    const logger = { warn: (details: object) => warnings.push(details) }
    const calendars = startCalendars({ store, now: () => now, random: () => 0, fetchCalendar, logger })
    await calendars.tick()
    expect(fetched).toEqual([address])
    now = slot + 18 * hour // three at night
    await calendars.tick()
    expect(fetched).toEqual([address, address])
    expect(await store.dailyQuiz(channel())).toMatchObject({ nextRunAt: slot + 73 * hour })

    calendar = { fault: 'slow' }
    now = slot + 42 * hour
    await calendars.tick()
    await calendars.tick()
    expect(warnings).toEqual([{ channel: help, reason: 'slow' }])
    expect(await store.dailyQuiz(channel())).toMatchObject({ calendar: { days: ['2026-11-28', '2026-11-29'] } })
    await calendars.stop()
  })

  it('that a calendar no longer has are days again', async () => {
    calendar = ics('20261127')
    await setUp({ calendarUrl: typed(address) })
    await setUp()
    const quiz = await store.dailyQuiz(channel())
    expect(quiz).toMatchObject({ nextRunAt: slot })
    expect(quiz?.calendar).toBeUndefined()
  })
})

describe('a form that takes long to check', () => {
  const calendarUrl = typed('https://example.org/days.ics')

  it.each([
    { takesMs: 2_100, why: 'Slack can no longer be told' },
    { takesMs: 2_600, why: 'it was acknowledged for us' },
  ])('is closed, and its faults come in a direct message: $why', async ({ takesMs }) => {
    calendarMs = takesMs
    expect(await setUp({ calendarUrl })).toMatchObject({ ok: true })
    expect(views(alex)).toEqual([])
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain(en.daily.notSaved([en.daily.faults.calendar.unreachable]))
    expect(await store.dailyQuiz(channel())).toBeUndefined()
    expect(stage.errors()).toEqual([])
  })

  it('is saved all the same when nothing is wrong with it', async () => {
    calendar = { text: 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261127\nEND:VEVENT\nEND:VCALENDAR' }
    calendarMs = 2_100
    await setUp({ calendarUrl })
    expect(await store.dailyQuiz(channel())).toMatchObject({ nextRunAt: slot + 24 * hour })
    expect(seenBy(alex).at(-1)?.text).toContain(en.daily.calendarHolds(1, 0))
  })
})

it('nobody reads that a quiz was saved when it was not', async () => {
  vi.spyOn(store, 'saveDailyQuiz').mockRejectedValueOnce(new Error('the disk is full'))
  await setUp()
  expect(seenBy(alex).map(({ text }) => text)).toEqual([en.daily.saving])
  expect(told()[0]).toMatch(/failed en/)
})

describe('the right to change a quiz', () => {
  it.each([
    { says: {}, refusal: 'notYours', why: 'it is of somebody else' },
    { says: { is_admin: true }, refusal: undefined, why: 'she is an admin' },
    { says: { is_owner: true }, refusal: undefined, why: 'she owns the workspace' },
    { says: {}, editors: [linmei], refusal: undefined, why: 'she was named' },
    { says: { is_restricted: true }, editors: [linmei], refusal: 'guests', why: 'she is a guest' },
    { says: { is_ultra_restricted: true }, refusal: 'guests', why: 'she is a guest of one channel' },
    { says: { is_stranger: true, is_admin: true }, refusal: 'guests', why: 'she is of another organization' },
    { says: { team_id: 'T0ELSE', is_admin: true }, refusal: 'guests', why: 'she is of another workspace' },
  ] as const)('$refusal: $why', async ({ says, editors = [], refusal }) => {
    await setUp({ editors: { type: 'multi_users_select', selected_users: [...editors] } })
    people[linmei] = says
    await type('/k8s daily', linmei)
    expect(views(linmei)).toHaveLength(refusal ? 0 : 1)
    await type('/k8s daily off', linmei)
    const said = seenBy(linmei).at(-1)?.text
    expect(said).toBe(refusal ? zh.daily.faults[refusal] : zh.daily.stopped)
    expect(await store.dailyQuiz(channel())).toMatchObject({ enabled: refusal !== undefined })
  })

  it('is looked at again when the form is sent', async () => {
    await type('/k8s daily', linmei)
    people[linmei] = { is_restricted: true }
    expect(JSON.stringify(await submit(linmei))).toContain(zh.daily.faults.guests)
    expect(await store.dailyQuiz(channel())).toBeUndefined()
  })

  it('is given in the form, where it stands the next time', async () => {
    await setUp({ editors: { type: 'multi_users_select', selected_users: [linmei] } })
    await type('/k8s daily', linmei)
    expect(JSON.stringify(views(linmei).at(-1)?.blocks)).toContain(`"initial_users":["${linmei}"]`)
    await submit(linmei)
    expect(await store.dailyQuiz(channel())).toMatchObject({ setUpBy: alex })
    expect(await store.dailyEditors(channel())).toEqual([])
  })
})

describe('a channel to which the app is invited', () => {
  it('is greeted in the language of who invited it, and not again', async () => {
    await type('/remove @kubenotes', linmei)
    await type('/invite @kubenotes', linmei)
    await type('/remove @kubenotes')
    await type('/invite @kubenotes')
    expect(seenBy(alex).filter(({ text }) => /daily|每日一题/.test(text))).toMatchObject([{ text: zh.daily.greeting }])
    expect(stage.errors()).toEqual([])
  })

  it('is not greeted when a person joins it', async () => {
    await type('/remove @linmei')
    await type('/invite @linmei')
    expect(seenBy(alex)).toEqual([])
  })
})

describe('the result', () => {
  it('names those who were right and wish it, without telling them', async () => {
    people[linmei] = { real_name: 'Mei <!channel> <@U01ALEX>' }
    await setUp()
    now = slot
    await daily.tick()
    await answer(alex, 'runc')
    await answer(linmei, 'runc')
    await store.setPreferences({ ...channel(), user: linmei }, { inResults: true })
    now = slot + 4 * hour
    await daily.tick()
    expect(JSON.stringify(result()?.blocks)).toContain(en.daily.named(['Mei <!channel> <@U01ALEX>'], 0))
    expect(result()?.text).not.toContain('<')
    expect(result()?.text).not.toContain('Alex Rivera')
  })

  it('that may be lost is not sent again, and whoever set the quiz up is told once', async () => {
    await setUp()
    now = slot
    await daily.tick()
    stage.workspace.faults.breakMethod('chat.postMessage', { times: 1, status: 500 })
    now = slot + 4 * hour
    await daily.tick()
    await daily.tick()
    expect(result()).toBeUndefined()
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain(en.daily.resultUnknown('2026-11-27'))
  })

  it('that was being sent when the app stopped is told of as well', async () => {
    await setUp()
    now = slot
    await daily.tick()
    now = slot + 4 * hour
    const [found] = await store.leaseDue({ owner: 'one that stops', now, until: now + 1 }, 1, [])
    if (found) await store.changePost(found, 'one that stops', { to: 'revealing' })
    now += hour
    await daily.tick()
    await daily.tick()
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain(en.daily.resultUnknown('2026-11-27'))
  })
})

it('a quiz whose zone is no longer known rests, and whoever set it up is told once', async () => {
  await setUp()
  const quiz = await store.dailyQuiz(channel())
  if (quiz) await store.saveDailyQuiz({ ...quiz, zone: 'Asia/Atlantis' })
  now = slot
  await daily.tick()
  await daily.tick()
  expect(told()).toHaveLength(1)
  expect(told()[0]).toContain(en.daily.restedZone('Asia/Atlantis'))
  expect(await store.dailyQuiz(channel())).toMatchObject({ enabled: false })
})
