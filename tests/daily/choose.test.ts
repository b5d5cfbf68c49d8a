import { describe, expect, it } from 'vitest'
import { chooseItem, itemsFor, topicsIn } from '../../src/daily/choose.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import type { ChannelHistory } from '../../src/storage/store.ts'
import { libraryWith } from '../quiz/libraries.ts'
import { items, noteWith } from '../quiz/one-of-each.ts'
import { classroom } from './classroom.ts'

const named = (id: string, item: string) => noteWith(item).replace('id: runtimes', `id: ${id}`)
const bank = bankOf(
  libraryWith({
    'en/linux/a.md': named('a', `${items.single}\n\n${items.multiple}`),
    'en/network/b.md': named('b', items['true-false']),
    'en/c.md': named('c', ''),
  }),
)
const ofAllKinds = bankOf(libraryWith({ 'en/linux/a.md': named('a', Object.values(items).join('\n\n')) }))
const anything = { topics: [], level: undefined, lang: 'en' } as const
const day = 86_400_000
const nothing: ChannelHistory = { asked: [], shares: new Map(), metLately: new Set() }

/** Id of an item. */
function idOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

/** Keys of what a channel is asked day after day. */
function asked(days: number, random: () => number, wanted: Parameters<typeof chooseItem>[1] = anything): string[] {
  const known: ChannelHistory['asked'][number][] = []
  for (let now = 0; now < days * day; now += day) {
    const chosen = chooseItem(bank, wanted, { ...nothing, asked: known }, { now, random })
    if (chosen) known.unshift({ item: chosen.item.key, at: now })
  }
  return known.map(({ item }) => item).toReversed()
}

describe('a channel', () => {
  it.each([0, 0.4, 0.99])('meets no item twice before it has met all of them, whatever chance says: %d', (chance) => {
    const keys = asked(6, () => chance).map(idOf)
    expect(new Set(keys.slice(0, 3))).toEqual(new Set(['starter', 'runtimes', 'kernel']))
    expect(new Set(keys.slice(3))).toEqual(new Set(keys.slice(0, 3)))
    expect(keys[3]).not.toBe(keys[2])
  })

  it('meets the topics in turn', () => {
    const topics = asked(2, () => 0).map((key) => bank.items.get(key)?.topic)
    expect(new Set(topics)).toEqual(new Set(['linux', 'network']))
  })

  it('meets its only item again', () => {
    expect(asked(2, () => 0, { ...anything, topics: ['network'] }).map(idOf)).toEqual(['kernel', 'kernel'])
  })

  it.each([
    { wanted: { ...anything, topics: ['linux'] }, keys: ['runtimes', 'starter'], why: 'of its topic' },
    { wanted: { ...anything, level: 3 }, keys: [], why: 'none of that level' },
    { wanted: { ...anything, lang: 'zh' }, keys: [], why: 'none in that language' },
    { wanted: anything, keys: ['kernel', 'runtimes', 'starter'], why: 'whatever there is' },
  ] as const)('may be asked $keys: $why', ({ wanted, keys }) => {
    expect(
      itemsFor(bank, wanted)
        .map(({ item }) => idOf(item.key))
        .toSorted(),
    ).toEqual(keys)
  })

  it('may be asked items of all kinds that are right or wrong', () => {
    expect(itemsFor(ofAllKinds, anything)).toHaveLength(Object.keys(items).length)
  })

  it('may choose among the folders that hold such items', () => {
    expect(topicsIn(bank)).toEqual(['linux', 'network'])
  })
})

describe('chooseItem() on day 30', () => {
  const [kernel, starter, runtimes] = ['en/network/b/kernel', 'en/linux/a/starter', 'en/linux/a/runtimes'] as const
  const on = (date: number, item: string, right?: number) => ({
    item,
    at: date * day,
    ...(right !== undefined && { share: { answers: 10, right } }),
  })
  it.each([
    { past: [on(29, kernel, 9), on(23, starter, 5)], next: starter, why: 'it went wrong a week ago: before new ones' },
    { past: [on(29, kernel, 9), on(24, starter, 5)], next: runtimes, why: 'what went wrong rests for a week' },
    { past: [on(29, kernel, 9), on(20, starter, 6)], next: runtimes, why: 'six of ten right is enough' },
    { past: [on(29, kernel, 9), on(20, starter)], next: runtimes, why: 'no result, nothing wrong' },
    {
      past: [on(29, kernel, 9), on(20, starter, 5), on(10, starter, 5)],
      next: runtimes,
      why: 'wrong for the second time it rests for three weeks',
    },
    {
      past: [on(29, kernel, 9), on(9, starter, 5), on(1, starter, 5)],
      next: starter,
      why: 'three weeks after the second time',
    },
    {
      past: [on(29, kernel, 9), on(20, starter, 9), on(10, starter, 5)],
      next: runtimes,
      why: 'it was right the last time',
    },
    { past: [on(29, runtimes, 9), on(20, starter, 2)], next: kernel, why: 'topics take turns, whatever went wrong' },
    {
      past: [on(29, kernel, 9)],
      shares: { [starter]: 7, [runtimes]: 2 },
      next: starter,
      why: 'about 70 % get it right',
    },
    {
      past: [on(29, kernel, 9)],
      shares: { [starter]: 30, [runtimes]: 24 },
      next: runtimes,
      why: 'the other is too easy',
    },
    { past: [on(29, kernel, 9)], met: [starter], next: runtimes, why: 'most have met the other one lately' },
    { past: [on(29, kernel, 9), on(28, runtimes, 9)], met: [starter], next: starter, why: 'nothing else is left' },
  ])('is $next: $why, whatever chance says', ({ past, shares = {}, met = [], next }) => {
    const everywhere = Object.entries(shares).map(([item, right]) => [item, { answers: 30, right }] as const)
    for (const random of [() => 0, () => 0.5, () => 0.99]) {
      const history = { asked: past, shares: new Map(everywhere), metLately: new Set(met) }
      expect(chooseItem(bank, anything, history, { now: 30 * day, random })?.item.key).toBe(next)
    }
  })
})

describe('over 250 days', () => {
  const meanOf = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length
  it.each([
    { ability: 0.25, seed: 1, from: 0.65, to: 0.75, why: 'a usual channel' },
    { ability: 0.25, seed: 2, from: 0.65, to: 0.75, why: 'a usual channel' },
    { ability: 0.25, seed: 3, from: 0.65, to: 0.75, why: 'a usual channel' },
    { ability: 1, seed: 4, from: 0.7, to: 0.8, why: 'one that knows much' },
    { ability: -0.5, seed: 5, from: 0.58, to: 0.7, why: 'one that knows little' },
  ])('$why gets $from to $to right (seed $seed)', ({ ability, seed, from, to }) => {
    const right = meanOf(classroom({ ability, people: 40, days: 250, seed }).map((asked) => asked.right))
    expect(right).toBeGreaterThan(from)
    expect(right).toBeLessThan(to)
  })

  it('no topic comes twice in a row, and only what went wrong comes again', () => {
    const days = classroom({ ability: 0.25, days: 250, seed: 6 })
    expect(days.filter(({ topic }, i) => topic === days[i - 1]?.topic)).toEqual([])
    const again = days.filter(({ item }, i) => days.slice(0, i).some((before) => before.item === item))
    expect(again.length).toBeGreaterThan(10)
    const rightBefore = again.filter(({ item }) => (days.find((before) => before.item === item)?.right ?? 0) >= 0.6)
    expect(rightBefore).toEqual([])
  })
})
