import { describe, expect, it } from 'vitest'
import { type Bank, bankOf } from '../../src/quiz/bank.ts'
import { type Learner, pickFollowUp, pickRound } from '../../src/quiz/pick.ts'
import { bankWith, cardOf } from './banks.ts'
import { ownLibrary } from './libraries.ts'

const own = await ownLibrary()

const now = Date.UTC(2026, 10, 20)
const hour = 3_600_000
const day = 24 * hour
const newcomer: Learner = { cards: [], reviews: [], lang: 'en', now, random: () => 0 }

const bank = bankWith(
  { key: 'pods/here', heading: 'Restarts', related: ['probes'] },
  { key: 'pods/there', heading: 'Lead', related: ['probes'] },
  { key: 'probes/related', topic: 'ops' },
  { key: 'nodes/same-folder' },
  { key: 'images/elsewhere', topic: 'docker' },
)

/** Where the person has just read. */
function from(bank: Bank, key: string) {
  const place = bank.items.get(key)?.texts.en
  if (!place) throw new RangeError(`No item ${key}`)
  return place
}

describe('the follow-up', () => {
  it.each([
    { without: [], picks: 'pods/here', why: 'the same section' },
    { without: ['pods/here'], picks: 'pods/there', why: 'else the same note' },
    { without: ['pods/here', 'pods/there'], picks: 'probes/related', why: 'else a related note' },
    { without: ['pods/here', 'pods/there', 'probes/related'], picks: 'nodes/same-folder', why: 'else the same folder' },
    { without: [...bank.items.keys()].slice(0, 4), picks: undefined, why: 'nothing that has to do with it is left' },
  ])('is $picks: $why', ({ without, picks }) => {
    const learner = { ...newcomer, without: new Set(without) }
    expect(pickFollowUp(bank, from(bank, 'pods/here'), learner)?.key).toBe(picks)
  })

  const four = bankWith({ key: 'a/1' }, { key: 'a/2' }, { key: 'a/3' }, { key: 'a/4', kind: 'flash' })
  it.each([
    { cards: ['a/1', 'a/2'], picks: 'a/3', why: 'not seen yet' },
    { cards: ['a/3', 'a/2', 'a/1'], picks: 'a/1', why: 'all seen: the one answered longest ago' },
  ])('is $picks: $why', ({ cards, picks }) => {
    // The later in the list, the longer ago.
    const learner = { ...newcomer, cards: cards.map((key, i) => cardOf(key, now - (i + 2) * day)) }
    expect(pickFollowUp(four, from(four, 'a/1'), learner)?.key).toBe(picks)
  })

  const two = bankWith({ key: 'a/1' }, { key: 'a/2' })
  it.each([
    { grade: 'good', ago: 23 * hour, picks: undefined, why: 'answered right within the day' },
    { grade: 'good', ago: 25 * hour, picks: 'a/1', why: 'answered right more than a day ago' },
    { grade: 'again', ago: hour, picks: undefined, why: 'answered wrong just now: tomorrow it comes back' },
  ] as const)('is $picks: $why', ({ grade, ago, picks }) => {
    const learner: Learner = {
      ...newcomer,
      cards: [cardOf('a/1', now - ago)],
      reviews: [{ item: 'a/1', grade, at: now - ago }],
      without: new Set(['a/2']),
    }
    expect(pickFollowUp(two, from(two, 'a/1'), learner)?.key).toBe(picks)
  })

  it('is rather in the language of the person than new', () => {
    const bank = bankWith({ key: 'a/1', langs: ['en', 'zh'] }, { key: 'a/2', langs: ['en'] })
    const learner: Learner = { ...newcomer, lang: 'zh', cards: [cardOf('a/1', now - 2 * day)] }
    expect(pickFollowUp(bank, from(bank, 'a/1'), learner)?.key).toBe('a/1')
  })

  it('is by chance among equals', () => {
    const numbers = [0.9, 0.1]
    const learner = { ...newcomer, random: () => numbers.pop() ?? 0 }
    expect(pickFollowUp(two, from(two, 'a/1'), learner)?.key).toBe('a/1')
    numbers.push(0.1, 0.9)
    expect(pickFollowUp(two, from(two, 'a/1'), learner)?.key).toBe('a/2')
  })
})

describe('a round', () => {
  const mixed = bankWith(
    { key: 'a/1', kind: 'single' },
    { key: 'a/2', kind: 'single' },
    { key: 'b/1', kind: 'single' },
    { key: 'b/2', kind: 'cloze', level: 2 },
    { key: 'c/1', kind: 'order' },
    { key: 'd/1', kind: 'flash' },
  )
  const keys = (groups: readonly (readonly string[])[], size: number) => {
    const items = groups.map((keys) => keys.flatMap((key) => mixed.items.get(key) ?? []))
    return pickRound(items, newcomer, size).map(({ key }) => key)
  }
  const all = [...mixed.items.keys()]

  it('takes different notes and kinds in turn', () => {
    expect(keys([all], 3)).toEqual(['a/1', 'b/2', 'c/1'])
  })

  it('holds no item twice, and no card to turn over while there is something to grade', () => {
    expect(keys([all], 9).toSorted()).toEqual(['a/1', 'a/2', 'b/1', 'b/2', 'c/1'])
    expect(keys([['d/1']], 5)).toEqual(['d/1'])
    expect(keys([['d/1'], ['a/1']], 5)).toEqual(['a/1'])
  })

  it.each([
    { groups: [['b/1', 'b/2'], ['c/1']], size: 2, keys: ['b/1', 'b/2'], why: 'the first group is enough' },
    { groups: [['b/1'], ['c/1', 'a/1']], size: 2, keys: ['b/1', 'c/1'], why: 'a second one fills it up' },
    { groups: [], size: 5, keys: [], why: 'nothing' },
  ])('takes $size of $groups in their order: $why', ({ groups, size, keys: wanted }) => {
    expect(keys(groups, size)).toEqual(wanted)
  })

  it('begins with what is easy for somebody who begins', () => {
    const hardFirst = bankWith({ key: 'a/1', level: 3 }, { key: 'b/1', level: 2 }, { key: 'c/1', level: 1 })
    expect(pickRound([[...hardFirst.items.values()]], newcomer, 3).map(({ key }) => key)).toEqual(['c/1', 'b/1', 'a/1'])
  })

  it('of all notes goes over five of them, in five kinds', () => {
    const round = pickRound([[...bankOf(own).items.values()]], newcomer, 5)
    expect(new Set(round.map(({ noteId }) => noteId)).size).toBe(5)
    expect(new Set(round.map(({ kind }) => kind)).size).toBe(5)
  })
})
