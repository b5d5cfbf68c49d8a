import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleLibrary, sampleQuizzes } from '../../scripts/sample-daily.ts'
import { type Daily, type DailyDeps, startDaily } from '../../src/daily/runner.ts'
import { unhurriedClient } from '../../src/slack/app.ts'
import { openStore } from '../../src/storage/open.ts'
import type { DailyQuiz, Store } from '../../src/storage/store.ts'
import { words } from '../../src/words/words.ts'
import { tempFolder } from '../library/temp-notes.ts'

const minute = 60_000
const hour = 60 * minute
/** A Friday. */
const slot = Date.parse('2026-11-27T09:00Z')
const library = sampleLibrary()

interface Call {
  readonly method: string
  readonly channel: string
  readonly args: URLSearchParams
}
type Answer = Response | 'cut'

let store: Store
let now: number
let calls: Call[]
let answer: (call: Call) => Answer | Promise<Answer>
let runners: Daily[]

beforeEach(async () => {
  store = await openStore({ dataDir: tempFolder() })
  now = slot
  calls = []
  runners = []
  answer = () => taken()
})
afterEach(async () => {
  for (const daily of runners) await daily.stop()
  await store.close()
})

function run(owner = 'this process', more: Partial<DailyDeps> = {}): Daily {
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    const args = new URLSearchParams(String(init?.body))
    const call = { method: String(url).split('/').at(-1) ?? '', channel: args.get('channel') ?? '', args }
    calls.push(call)
    const answered = await answer(call)
    if (answered === 'cut') throw new TypeError('fetch failed')
    return answered
  }
  const daily = startDaily({
    store,
    now: () => now,
    random: () => 0,
    library: () => library,
    languageOf: async () => 'en',
    client: unhurriedClient({ botToken: 'xoxb-test', logger: pino({ level: 'silent' }), fetch }),
    logger: { warn: () => {} },
    owner,
    pauseMs: 0,
    redrawMs: 0,
    ...more,
  })
  runners.push(daily)
  return daily
}

let count = 0
const taken = () => Response.json({ ok: true, ts: `${slot / 1_000 + 5}.${String(++count).padStart(6, '0')}` })
const refused = (error: string) => Response.json({ ok: false, error })
const limited = (seconds: number) => new Response('', { status: 429, headers: { 'retry-after': String(seconds) } })
const postsIn = (channel: string) =>
  calls.filter((call) => call.method === 'chat.postMessage' && call.channel === channel && !call.args.has('thread_ts'))
const lookups = () => calls.filter(({ method }) => method === 'conversations.history')

async function quizzes(channels: number, perTeam = channels, more: Partial<DailyQuiz> = {}): Promise<void> {
  for (const quiz of sampleQuizzes(channels, perTeam, slot))
    await store.saveDailyQuiz({ ...quiz, revealHours: 4, ...more })
}

describe('a post of which Slack did not say that it took it', () => {
  const history = (messages: (sent: Call | undefined) => unknown) => (): Answer =>
    Response.json({ ok: true, messages: messages(postsIn('C0')[0]) })
  const asSent = (sent: Call | undefined) => [
    { ts: '1795770000.000100', blocks: [{ type: 'section' }] },
    { ts: '1795770005.000200', blocks: JSON.parse(sent?.args.get('blocks') ?? '[]') },
  ]

  it.each([
    {
      why: 'it is there',
      look: history(asSent),
      after: 3 * minute,
      posts: 1,
      told: 0,
      row: { state: 'posted', messageTs: '1795770005.000200', postedAt: 1_795_770_005_000 },
    },
    {
      why: 'it is not there',
      look: history(() => []),
      after: 3 * minute,
      posts: 2,
      told: 0,
      row: { state: 'posted' },
    },
    {
      why: 'it is not there, and the day has gone on',
      look: history(() => []),
      after: 3 * hour,
      posts: 1,
      told: 0,
      row: { state: 'skipped', lastError: 'it did not arrive' },
    },
    {
      why: 'the app may not read the channel',
      look: () => refused('missing_scope'),
      after: 3 * minute,
      posts: 1,
      told: 1,
      row: { state: 'unknown', lastError: 'missing_scope' },
    },
    {
      why: 'Slack answers without the messages',
      look: () => Response.json({ ok: true }),
      after: 3 * minute,
      posts: 1,
      told: 0,
      row: { state: 'sending', lastError: 'no messages' },
    },
    {
      why: 'Slack cannot say until the day has gone on',
      look: () => new Response('', { status: 500 }),
      after: 3 * hour,
      posts: 1,
      told: 1,
      row: { state: 'unknown' },
    },
  ])('is looked up, and never doubled: $why', async ({ look, after, posts, told, row }) => {
    await quizzes(1)
    const daily = run()
    answer = () => 'cut'
    await daily.tick()
    expect(postsIn('C0')).toHaveLength(1)
    answer = ({ method }) => (method === 'conversations.history' ? look() : taken())
    now = slot + 2 * minute - 1
    await daily.tick()
    expect(lookups()).toEqual([])
    now = slot + after
    for (let i = 0; i < 3; i++) await daily.tick()
    expect(postsIn('C0')).toHaveLength(posts)
    expect(postsIn('U0')).toHaveLength(told)
    if (told > 0) expect(postsIn('U0')[0]?.args.get('text')).toBe(words.en.daily.unknown('2026-11-27'))
    const id = JSON.parse(postsIn('C0')[0]?.args.get('blocks') ?? '[]').at(-1).elements[0].value
    expect(await store.dailyPost(id)).toMatchObject(row)
  })

  it('is looked up again when Slack asked for silence, and not before that is over', async () => {
    await quizzes(1)
    const daily = run()
    answer = ({ method }) => (method === 'conversations.history' ? limited(60) : 'cut')
    await daily.tick()
    now = slot + 2 * minute
    await daily.tick()
    expect(lookups()).toHaveLength(1)
    answer = ({ method }) => (method === 'conversations.history' ? Response.json({ ok: true, messages: [] }) : taken())
    now = slot + 3 * minute - 1
    await daily.tick()
    expect(lookups()).toHaveLength(1)
    now = slot + 3 * minute
    await daily.tick()
    expect(lookups()).toHaveLength(2)
    expect(postsIn('C0')).toHaveLength(2)
  })

  it('is told again when Slack did not take that either', async () => {
    await quizzes(1)
    const daily = run()
    answer = () => 'cut'
    await daily.tick()
    answer = ({ method }) => (method === 'conversations.history' ? refused('missing_scope') : limited(60))
    now = slot + 2 * minute
    await daily.tick()
    answer = ({ method }) => (method === 'conversations.history' ? refused('missing_scope') : taken())
    now = slot + 3 * minute
    for (let i = 0; i < 3; i++) await daily.tick()
    expect(postsIn('U0')).toHaveLength(2)
    expect(postsIn('C0')).toHaveLength(1)
  })
})

describe('many posts that are due at once', () => {
  it('go out side by side, each to another channel', async () => {
    await quizzes(60)
    let under = 0
    let most = 0
    answer = async () => {
      most = Math.max(most, ++under)
      await pause(20)
      under--
      return taken()
    }
    await run().tick()
    expect(most).toBeGreaterThan(10)
    expect(most).toBeLessThanOrEqual(20)
    for (let i = 0; i < 60; i++) expect(postsIn(`C${i}`)).toHaveLength(1)
  })

  it('wait for the silence that Slack asks of their workspace, and those of others do not', async () => {
    await quizzes(60, 30)
    const isOurs = ({ channel }: Call) => Number(channel.slice(1)) < 30
    answer = (call) => (isOurs(call) ? limited(30) : taken())
    const daily = run()
    await daily.tick()
    // Those that were on their way when the first answer came.
    const before = calls.filter(isOurs).length
    expect(before).toBeLessThanOrEqual(20)
    expect(calls.length - before).toBe(30)
    now = slot + 29_999
    await daily.tick()
    expect(calls.filter(isOurs)).toHaveLength(before)
    answer = () => taken()
    now = slot + 30_000
    await daily.tick()
    expect(calls.filter(isOurs)).toHaveLength(before + 30)
  })

  it('and their results keep a second apart in their channel', async () => {
    await quizzes(1, 1, { revealHours: 0 })
    const at: number[] = []
    answer = ({ method }) => {
      if (method === 'chat.postMessage') at.push(performance.now())
      return taken()
    }
    await run('this process', { pauseMs: 300 }).tick()
    expect(at).toHaveLength(2)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(295)
  })
})

describe('however the clock jumps, a date is asked once', () => {
  const day = 24 * hour
  it.each([
    { why: 'back over the slot', at: [slot, slot - hour, slot, slot + minute], posts: 1 },
    { why: 'back by days', at: [slot, slot - 3 * day, slot - day, slot, slot + day], posts: 2 },
    { why: 'forward over the end of a lease', at: [slot, slot + 10 * minute, slot + hour], posts: 1 },
    { why: 'forward by days, and back again', at: [slot, slot + 3 * day, slot, slot + day, slot + 3 * day], posts: 2 },
    { why: 'forward by a year', at: [slot, slot + 365 * day, slot + 365 * day + minute], posts: 2 },
    { why: 'to and fro', at: [slot - 1, slot, slot - 1, slot, slot - 1, slot + 1], posts: 1 },
  ])('$why: $posts', async ({ at, posts }) => {
    await quizzes(1)
    const [one, other] = [run('one'), run('another')]
    for (const time of at) {
      now = time
      await Promise.all([one.tick(), other.tick()])
    }
    expect(postsIn('C0')).toHaveLength(posts)
  })

  it('also while it is on its way', async () => {
    await quizzes(1)
    const daily = run()
    answer = async () => {
      now += 10 * minute
      await pause(400) // in which the runner looks again
      return taken()
    }
    await daily.tick()
    expect(postsIn('C0')).toHaveLength(1)
    expect(lookups()).toEqual([])
  })
})

describe('each night', () => {
  it('the next run is worked out anew, since the rules of its zone may have changed', async () => {
    await quizzes(1, 1, { nextRunAt: slot + hour })
    now = slot - 8 * hour
    await run().tick()
    expect(await store.dailyQuiz({ team: 'T0', channel: 'C0' })).toMatchObject({ nextRunAt: slot })
  })

  it('a quiz whose zone is no longer known holds up nobody', async () => {
    await quizzes(2, 2, { nextRunAt: slot + hour })
    const quiz = await store.dailyQuiz({ team: 'T0', channel: 'C0' })
    if (quiz) await store.saveDailyQuiz({ ...quiz, zone: 'Mars/Olympus' })
    now = slot - 8 * hour
    await run().tick()
    expect(await store.dailyQuiz({ team: 'T0', channel: 'C0' })).toMatchObject({ nextRunAt: slot + hour })
    expect(await store.dailyQuiz({ team: 'T0', channel: 'C1' })).toMatchObject({ nextRunAt: slot })
  })
})
