import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dailyFields } from '../../src/daily/buttons.ts'
import { refusalOf } from '../../src/daily/listeners.ts'
import { type Daily, type DailyDeps, startDaily } from '../../src/daily/runner.ts'
import type { Library } from '../../src/library/library.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Asked, Store } from '../../src/storage/store.ts'
import { words } from '../../src/words/words.ts'
import type { Message, View } from '../../src/workspace/protocol.ts'
import { alex, bot, dm, help, messagesIn, openStage, readable, type Stage, until } from '../ask/stage.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { libraryWith } from '../quiz/libraries.ts'
import { items, noteWith } from '../quiz/one-of-each.ts'
import { linmei } from '../workspace/fixtures.ts'
import { filled } from './filled.ts'

const hour = 3_600_000
/** A Friday; nine o'clock in Shanghai. */
const slot = Date.parse('2026-11-27T01:00:00Z')
const say = words.en.daily
let now: number
let store: Store
let stage: Stage
let daily: Daily
let library: Library
let warnings: object[]

beforeEach(async () => {
  now = slot - hour
  warnings = []
  store = await openStore({ dataDir: tempFolder() })
  library = libraryWith({ 'en/starters/runtimes.md': noteWith(items.single) })
  const newId = () => randomBytes(16).toString('hex')
  const onReply = (_client: unknown, _person: unknown, { id }: Asked) => daily.answered(id)
  stage = await openStage(() => library, { learning: { store, now: () => now, random: () => 0, newId, onReply } })
  daily = runner()
})
afterEach(async () => {
  await daily.stop()
  await store.close()
})

function runner(more: Partial<DailyDeps> = {}): Daily {
  return startDaily({
    store,
    now: () => now,
    random: () => 0,
    library: () => library,
    languageOf: async () => 'en',
    client: stage.unhurried,
    logger: { warn: (details) => warnings.push(details) },
    owner: 'this process',
    pauseMs: 0,
    redrawMs: 0,
    ...more,
  })
}

const channel = () => ({ team: stage.workspace.snapshot(alex).team.id, channel: help })
const seenBy = (person: string, place = help) =>
  messagesIn(stage.workspace, place, person).filter(({ user }) => user === bot)
const posts = () => seenBy(alex).filter(({ text, ephemeral }) => !ephemeral && text.includes(say.title))
const post = (): Message => {
  const [found, ...more] = posts()
  if (!found || more.length > 0) throw new Error(`${posts().length} posts instead of one`)
  return found
}

async function command(text: string, person = alex, place = help): Promise<void> {
  const result = await stage.workspace.call({ call: 'post', person, channel: place, text: `/k8s ${text}` })
  if (!result.ok) throw new Error(result.error)
  await stage.settled()
}

const formOf = (person = alex): Promise<View> =>
  until(stage.workspace, () => stage.workspace.snapshot(person).views.at(-1))

async function setUp(change = {}, person = alex) {
  await command('daily', person)
  const view = await formOf(person)
  const result = await stage.workspace.call({ call: 'submit', person, view: view.id, state: filled(change) })
  await stage.settled()
  return result
}

async function answer(person: string, option: string, to = post()): Promise<void> {
  await stage.press(to, 'daily_answer', {}, {}, person)
  const item = seenBy(person).findLast(({ ephemeral, text }) => ephemeral && text.includes('Which program'))
  if (!item) throw new Error('No item is shown')
  const letter = item.text.split('\n').find((line) => line.slice(3).startsWith(option))?.[0]
  await stage.press(item, `quiz_choose_${'ABCDEF'.indexOf(letter ?? '?')}`, {}, {}, person)
}

describe('the daily quiz of a channel', () => {
  it('is set up, posted, answered where nobody sees it, and its result comes in the thread', async () => {
    expect(await setUp()).toMatchObject({ ok: true })
    expect(seenBy(alex).at(-1)).toMatchObject({ ephemeral: true, text: say.saved('2026-11-27 09:00', 'Asia/Shanghai') })
    await daily.tick()
    expect(posts()).toEqual([])

    now = slot + 5_000
    await Promise.all([daily.tick(), daily.tick()])
    expect(readable(post())).toContain('Which program starts')
    expect(readable(post())).toContain(say.answers(0))
    expect(readable(post())).toContain(say.resultAt('2026-11-27 13:00', 'Asia/Shanghai'))

    await answer(alex, 'etcd')
    now += 4_000
    await answer(linmei, 'runc')
    await stage.settled()
    expect(readable(post())).toContain(say.answers(2))
    await stage.press(post(), 'daily_answer')
    expect(seenBy(alex).at(-1)?.text).toBe(words.en.quiz.answeredBefore)
    expect(await store.cards({ ...channel(), user: linmei })).toMatchObject([{ reps: 1 }])

    now = slot + 5 * hour
    await daily.tick()
    await daily.tick()
    const results = seenBy(alex).filter(({ threadTs }) => threadTs === post().ts)
    expect(results).toHaveLength(1)
    expect(results[0]?.text).toContain(say.result(1, 2))
    expect(results[0]?.text).toContain(`runc ${say.share(true, 1, 2)}`)
    expect(results[0]?.text).toContain(`kubectl ${say.share(false, 0, 2)}`)
    expect(results[0]?.text).toContain('It keeps the data of a cluster.')
    expect(results[0]?.text).toContain(words.en.quiz.fromTheNote('starters'))
    expect(readable(post())).toContain(say.resultIsThere)
    expect((await store.dailyHistory(channel(), now)).asked).toMatchObject([{ share: { answers: 2, right: 1 } }])
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
    expect(warnings).toEqual([])
  })

  it('takes the click of one who still sees the post as it was before others answered', async () => {
    await setUp()
    now = slot
    await daily.tick()
    const before = post()
    await answer(alex, 'runc')
    await stage.settled()
    expect(readable(post())).toContain(say.answers(1))
    await answer(linmei, 'runc', before)
    expect(seenBy(linmei).at(-1)?.text).toContain(words.en.quiz.right)
  })

  it('comes again the next day, once, whichever process looks and however the clock goes', async () => {
    await setUp()
    const other = runner({ owner: 'another process' })
    for (const at of [slot, slot + 60_000, slot - hour, slot + 100, slot + 24 * hour, slot + 24 * hour + 1]) {
      now = at
      await Promise.all([daily.tick(), other.tick()])
    }
    await other.stop()
    expect(posts()).toHaveLength(2)
  })

  it('is stopped, and says so only where there is one', async () => {
    await command('daily off')
    expect(seenBy(alex).at(-1)?.text).toBe(say.none)
    await setUp()
    await command('每日一题 关闭')
    expect(seenBy(alex).at(-1)?.text).toBe(words.zh.daily.stopped)
    now = slot
    await daily.tick()
    expect(posts()).toEqual([])
  })

  it('keeps its zone in the spelling that it shows, however it was typed', async () => {
    await setUp({ zone: { type: 'plain_text_input', value: ' europe/BERLIN' } })
    expect(await store.dailyQuiz(channel())).toMatchObject({ zone: 'Europe/Berlin' })
  })

  it('shows in its form how it is set up', async () => {
    await setUp({ zone: { type: 'plain_text_input', value: 'Europe/Berlin' } })
    await command('daily')
    const shown = JSON.stringify((await formOf()).blocks)
    expect(shown).toContain('"initial_value":"Europe/Berlin"')
    expect(shown).toContain(`"initial_conversation":"${help}"`)
    expect(shown).toContain('starters')
  })

  it.each([
    { change: { zone: { type: 'plain_text_input', value: 'Mars/Olympus' } }, field: 'zone', error: say.faults.zone },
    {
      change: { level: { selected_option: { text: { type: 'plain_text', text: '3' }, value: '3' } } },
      field: 'level',
      error: say.faults.noItems,
    },
    {
      change: { channel: { selected_conversation: 'C0NOWHERE' } },
      field: 'channel',
      error: say.faults.notInChannel,
    },
  ] as const)('says at the field what is wrong: $error', async ({ change, field, error }) => {
    await setUp(change)
    expect(stage.sent.join('\n')).not.toContain('daily_answer')
    expect(await store.dailyQuiz(channel())).toBeUndefined()
    const view = await formOf()
    const state = filled(change)
    const result = await stage.workspace.call({ call: 'submit', person: alex, view: view.id, state })
    expect(JSON.stringify(result)).toContain(dailyFields[field])
    expect(JSON.stringify(result)).toContain(error)
  })

  it('is changed and stopped by whoever set it up, and not by another member', async () => {
    await setUp()
    await command('daily off', linmei)
    expect(seenBy(linmei).at(-1)?.text).toBe(words.zh.daily.faults.notYours)
    await command('daily', linmei)
    expect(stage.workspace.snapshot(linmei).views).toEqual([])
    expect(await store.dailyQuiz(channel())).toMatchObject({ enabled: true, setUpBy: alex })
  })
})

describe('who may change a daily quiz', () => {
  const theirs = { setUpBy: 'U9' }
  it.each([
    { role: 'member', before: undefined, refusal: undefined, why: 'there is none yet' },
    { role: 'member', before: { setUpBy: 'U1' }, refusal: undefined, why: 'it is their own' },
    { role: 'member', before: theirs, refusal: 'notYours', why: 'it is of somebody else' },
    { role: 'member', before: {}, refusal: 'notYours', why: 'who set it up was erased' },
    { role: 'admin', before: theirs, refusal: undefined, why: 'admins may' },
    { role: 'guest', before: undefined, refusal: 'guests', why: 'guests may not' },
    { role: 'guest', before: { setUpBy: 'U1' }, refusal: 'guests', why: 'who became a guest may no longer' },
    { role: undefined, before: undefined, refusal: 'roleUnknown', why: 'Slack does not say' },
    { role: 'member', before: theirs, editors: ['U1'], refusal: undefined, why: 'they were named' },
    { role: 'guest', before: theirs, editors: ['U1'], refusal: 'guests', why: 'a guest may not, though named' },
  ] as const)('$role: $why', ({ role, before, editors = [], refusal }) => {
    expect(refusalOf(role, { user: 'U1' }, before, editors)).toBe(refusal)
  })
})

describe('when Slack does not take a post', () => {
  const told = () => seenBy(alex, dm).map(({ blocks }) => JSON.stringify(blocks))

  it('it comes when the silence that Slack asked for is over, and not before', async () => {
    await setUp()
    stage.workspace.faults.rateLimit('chat.postMessage', { times: 1, retryAfterSeconds: 60 })
    now = slot
    await daily.tick()
    now = slot + 59_000
    await daily.tick()
    expect(posts()).toEqual([])
    now = slot + 60_000
    await daily.tick()
    expect(posts()).toHaveLength(1)
    expect(told()).toEqual([])
  })

  it('and may have taken it, it is never sent again, and whoever set it up is told once', async () => {
    await setUp()
    stage.workspace.faults.breakMethod('chat.postMessage', { times: 1, status: 500 })
    now = slot
    await daily.tick()
    now = slot + hour
    await daily.tick()
    expect(posts()).toEqual([])
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain(say.unknown('2026-11-27'))
    now = slot + 24 * hour
    await daily.tick()
    expect(posts()).toHaveLength(1)
  })

  it('and surely did not, it comes a little later', async () => {
    await setUp()
    stage.workspace.faults.breakMethod('chat.postMessage', { times: 1, status: 503 })
    now = slot
    await daily.tick()
    expect(posts()).toEqual([])
    now = slot + 10_000
    await daily.tick()
    expect(posts()).toHaveLength(1)
  })

  it('because it is not in the channel any more, the quiz rests, and whoever set it up is told once', async () => {
    await setUp()
    const quiz = await store.dailyQuiz(channel())
    if (!quiz) throw new Error('There is no quiz')
    await store.saveDailyQuiz({ ...quiz, channel: 'C0GONE' })
    await store.restDailyQuiz(quiz)
    now = slot
    await daily.tick()
    now = slot + 24 * hour
    await daily.tick()
    expect(await store.dailyQuiz({ ...quiz, channel: 'C0GONE' })).toMatchObject({ enabled: false })
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain(say.rested('channel_not_found'))
  })

  it('because the app was down, a question that is hours late is left out', async () => {
    await setUp()
    now = slot + 2 * hour + 1
    await daily.tick()
    expect(posts()).toEqual([])
    expect(await store.isPlanned(channel(), '2026-11-27')).toBe(true)
  })

  it('and nothing is left to ask, the quiz rests', async () => {
    await setUp()
    library = libraryWith({ 'en/starters/runtimes.md': noteWith('') })
    now = slot
    await daily.tick()
    expect(posts()).toEqual([])
    expect(told()[0]).toContain(say.restedNoItems)
  })
})

describe('a channel that is silent', () => {
  const day = 24 * hour
  const slower = () => seenBy(alex).filter(({ text }) => text.includes(say.slower))
  const silence = async () => (await store.dailyQuiz(channel()))?.silentPosts
  /** Lets a post and its result come. */
  async function pass(date: number): Promise<void> {
    for (const at of [0, 5 * hour]) {
      now = slot + date * day + at
      await daily.tick()
    }
  }

  it('is asked once a week from the third post on, is told so once, and an answer brings the days back', async () => {
    await setUp()
    for (const date of [0, 1]) await pass(date)
    expect(slower()).toEqual([])
    await pass(2)
    expect(slower()).toMatchObject([{ threadTs: posts().at(-1)?.ts }])
    for (const date of [3, 4, 5, 6, 7, 8]) await pass(date)
    expect(posts()).toHaveLength(3)
    await pass(9)
    expect(posts()).toHaveLength(4)
    await pass(10)
    expect(posts()).toHaveLength(4)
    expect(slower()).toHaveLength(1)
    const [first] = posts()
    if (first) await answer(alex, 'runc', first)
    expect(await silence()).toBe(0)
    await pass(11)
    expect(posts()).toHaveLength(5)
    expect(stage.refused()).toEqual([])
    expect(warnings).toEqual([])
  })

  it.each([
    { answered: [0], silent: 2, why: 'the count begins after the last answer' },
    { answered: [2], silent: 0, why: 'somebody answered the third' },
    { answered: [], silent: 3, why: 'nobody answered' },
  ])('for $silent posts after three: $why', async ({ answered, silent }) => {
    await setUp()
    for (const date of [0, 1, 2]) {
      now = slot + date * day
      await daily.tick()
      if (answered.includes(date)) await answer(linmei, 'etcd', posts().at(-1))
      await pass(date)
    }
    expect(await silence()).toBe(silent)
    expect(slower()).toHaveLength(silent === 3 ? 1 : 0)
  })

  it('is asked on its usual days again when the quiz is saved anew', async () => {
    await setUp()
    for (const date of [0, 1, 2]) await pass(date)
    await setUp()
    await pass(3)
    expect(posts()).toHaveLength(4)
    expect(slower()).toHaveLength(1)
  })
})

describe('the board of a channel', () => {
  const board = (person = alex, place = help) => {
    const found = seenBy(person, place).findLast(({ blocks }) => JSON.stringify(blocks).includes('daily_board_'))
    if (!found) throw new Error('No board is shown')
    return found
  }
  const lines = say.board

  it('says what is right, for the person alone, and names only who wants to be named', async () => {
    await setUp()
    now = slot
    await daily.tick()
    await answer(alex, 'runc')
    await answer(linmei, 'etcd')
    await command('board')
    expect(board()).toMatchObject({ ephemeral: true })
    expect(board().text).toContain(lines.noResults)
    expect(board().text).not.toContain(lines.goal(2, 5))

    now = slot + 5 * hour
    await daily.tick()
    await command('board')
    expect(board().text).toContain(lines.few(1))
    expect(board().text).toContain(lines.nobody)
    expect(board().text).toContain(lines.own(1, 1, 1))
    await stage.press(board(), 'daily_board_show')
    expect(board().text).toContain('1. Alex')
    expect(board().text).toContain(lines.ownRank(1))
    expect(await store.preferences({ ...channel(), user: alex })).toMatchObject({ onBoards: true })

    await command('排行榜', linmei)
    const hers = board(linmei)
    expect(hers.text).toContain(words.zh.daily.board.own(1, 1, 0))
    expect(hers.text).toContain('1. Alex')
    expect(hers.text).not.toMatch(/<@|林|Mei/)
    expect(JSON.stringify(hers.blocks)).not.toContain('daily_board_goal')
    await stage.press(board(), 'daily_board_hide')
    expect(board().text).toContain(lines.nobody)
    await stage.press(board(), 'daily_board_period')
    expect(board().text).toContain(lines.title.month)
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
  })

  it('has a goal that only those choose who may change the quiz', async () => {
    await setUp()
    now = slot
    await daily.tick()
    await answer(linmei, 'etcd')
    await command('board')
    const chosen = (goal: number) => ({ selected_option: { value: `en:week:${help}:${goal}` } })
    await stage.press(board(), 'daily_board_goal', chosen(5))
    expect(board().text).toContain(lines.goal(1, 5))
    await stage.press(board(), 'daily_board_goal', chosen(7))
    expect(board().text).toContain(lines.noGoal)
    await stage.press(board(), 'daily_board_goal', chosen(10))
    expect(await store.dailyQuiz(channel())).toMatchObject({ goal: 10 })
    const quiz = await store.dailyQuiz(channel())
    if (quiz) await store.saveDailyQuiz({ ...quiz, setUpBy: linmei })
    await command('board', linmei)
    if (quiz) await store.saveDailyQuiz({ ...quiz, setUpBy: alex })
    const theirs = { selected_option: { value: `zh:week:${help}:500` } }
    await stage.press(board(linmei), 'daily_board_goal', theirs, {}, linmei)
    expect(await store.dailyQuiz(channel())).toMatchObject({ goal: 10 })
  })

  it('is shown in a direct message for the channels in which the person answered, and for no other', async () => {
    await setUp()
    await command('board', alex, dm)
    expect(seenBy(alex, dm).at(-1)?.text).toBe(lines.nowhere)
    now = slot
    await daily.tick()
    await answer(alex, 'runc')
    await command('board', alex, dm)
    expect(JSON.stringify(board(alex, dm).blocks)).toContain(help)
    await stage.press(board(alex, dm), 'daily_board_period', { value: 'en:week:C0SECRET' })
    expect(seenBy(alex, dm).at(-1)?.text).toBe(lines.nowhere)
    expect(stage.refused()).toEqual([])
  })

  it('is shown to the person alone where the app is mentioned', async () => {
    await setUp()
    await stage.ask('leaderboard', 'mention')
    expect(board()).toMatchObject({ ephemeral: true })
    expect(board().text).toContain(lines.noResults)
  })

  it('is none where there is no quiz', async () => {
    await command('board')
    expect(seenBy(alex).at(-1)?.text).toBe(say.none)
  })
})

describe('the Home of a member', () => {
  const missed = async () => JSON.stringify((await stage.openHome()).blocks).split(say.missed)[1]

  it('offers the questions of the last seven days that were missed, where the person answers', async () => {
    await setUp()
    now = slot
    await daily.tick()
    expect(await missed()).toBeUndefined()
    await answer(alex, 'runc')
    expect(await missed()).toBeUndefined()
    now = slot + 24 * hour
    await daily.tick()
    expect(await missed()).toContain('2026-11-28: Which program starts')
    now = slot + 9 * 24 * hour
    expect(await missed()).toBeUndefined()
    now = slot + 30 * hour
    await stage.press(await stage.openHome(), 'daily_answer')
    const item = seenBy(alex, dm).at(-1)
    if (!item) throw new Error('No item is shown')
    await stage.press(item, 'quiz_choose_0')
    expect(await missed()).toBeUndefined()
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
  })
})

describe('a note that changes', () => {
  it('after its question was posted costs the reasons, and not the count', async () => {
    await setUp()
    now = slot
    await daily.tick()
    await answer(alex, 'runc')
    library = libraryWith({ 'en/starters/runtimes.md': noteWith(items.single.replace('It makes', 'It builds')) })
    await stage.press(post(), 'daily_answer', {}, {}, linmei)
    expect(seenBy(linmei).at(-1)?.text).toBe(words.zh.quiz.gone)
    now = slot + 4 * hour
    await daily.tick()
    const result = seenBy(alex).find(({ threadTs }) => threadTs === post().ts)
    expect(result?.text).toBe(`${say.result(1, 1)}\n${say.noteChanged}`)
  })
})
