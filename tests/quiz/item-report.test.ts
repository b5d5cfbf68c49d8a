import { describe, expect, it } from 'vitest'
import { enoughPeople, type KeptAnswer, type KeptReport, reportItems } from '../../src/quiz/item-report.ts'
import { bankWith } from './banks.ts'

/** Options of its single choice: `*runc`, `kubectl`, `etcd`. */
const bank = bankWith({ key: 'a/1' }, { key: 'a/2' })

function answer(person: number, chosen: number, more: Partial<KeptAnswer> = {}): KeptAnswer {
  const answered = { right: chosen === 0, chosen: [chosen] }
  return { person: { team: 'T1', user: `U${person}` }, item: 'a/1', lang: 'en', version: 'v1', answered, ...more }
}

/** So many people, by number, each with the option that the function names. */
const people = (count: number, chosen: (person: number) => number, more: Partial<KeptAnswer> = {}) =>
  Array.from({ length: count }, (_, person) => answer(person, chosen(person), more))

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list
}

async function figuresOf(answers: readonly KeptAnswer[], reports: readonly KeptReport[] = []) {
  const all = await reportItems(bank, each(answers), each(reports))
  return all.find(({ item }) => item.key === 'a/1')
}

describe('the figures of an item', () => {
  it('count how often each option was chosen, in each language', async () => {
    const figures = await figuresOf([answer(1, 0), answer(2, 2), answer(3, 2), answer(4, 1, { lang: 'zh' })])
    expect(figures?.people).toBe(4)
    expect(figures?.rightShare).toBe(0.25)
    expect(figures?.options.map(({ lang, text, chosen, people }) => `${lang} ${text} ${chosen}/${people}`)).toEqual([
      ...['en runc 1/3', 'en kubectl 0/3', 'en etcd 2/3'],
      ...['zh runc 0/1', 'zh kubectl 1/1', 'zh etcd 0/1'],
    ])
  })

  it.each([
    { answers: [answer(1, 1), answer(1, 0)], people: 1, right: 0, why: 'only the first answer of a person counts' },
    {
      answers: [answer(1, 0, { version: 'old' }), answer(2, 1)],
      people: 1,
      right: 0,
      why: 'an older text is another item',
    },
    {
      answers: [answer(1, 0, { person: { team: 'T2', user: 'U1' } }), answer(1, 0)],
      people: 2,
      right: 1,
      why: 'ids of people are of their team',
    },
  ])('come from $people people: $why', async ({ answers, people, right }) => {
    expect(await figuresOf(answers)).toMatchObject({ people, rightShare: right })
  })

  it('leave out what nobody answered and what the notes no longer hold', async () => {
    expect(await reportItems(bank, each([answer(1, 0, { item: 'gone/1' })]), each([]))).toEqual([])
  })
})

describe('discrimination', () => {
  const other = { item: 'a/2' }
  /** People below this number know the subject, by the other item. */
  const know = enoughPeople / 2
  const ofOther = people(enoughPeople, (person) => (person < know ? 0 : 1), other)

  it.each([
    { chosen: (person: number) => (person < know ? 0 : 1), is: 1, why: 'right by those who know, wrong by the others' },
    { chosen: (person: number) => (person < know ? 1 : 0), is: -1, why: 'the other way round' },
    { chosen: (person: number) => person % 2, is: 0, why: 'knowing does not matter' },
  ])('is near $is: $why', async ({ chosen, is }) => {
    const { discrimination } = (await figuresOf([...people(enoughPeople, chosen), ...ofOther])) ?? {}
    expect(discrimination).toBeGreaterThan(is - 0.1)
    expect(discrimination).toBeLessThan(is + 0.1)
  })

  it.each([
    { answers: people(enoughPeople - 1, (person) => person % 2), why: 'too few people' },
    { answers: people(enoughPeople, (person) => person % 2), why: 'they answered nothing else' },
    { answers: [...people(enoughPeople, () => 0), ...ofOther], why: 'all were right' },
  ])('is not told: $why', async ({ answers }) => {
    expect((await figuresOf(answers))?.discrimination).toBeUndefined()
  })
})

describe('findings', () => {
  it.each([
    { chosen: () => 0, findings: ['too easy', 'an option that nobody picks'], why: 'everybody is right' },
    {
      chosen: (person: number) => (person % 4 === 0 ? 0 : 1 + (person % 2)),
      findings: ['too hard'],
      why: 'one in four is right',
    },
    {
      chosen: (person: number) => person % 2,
      findings: ['an option that nobody picks'],
      why: 'the last one is never chosen',
    },
    { chosen: (person: number) => person % 3, findings: [], why: 'all as it should be' },
  ])('are $findings: $why', async ({ chosen, findings }) => {
    expect((await figuresOf(people(enoughPeople, chosen)))?.findings).toEqual(findings)
    expect((await figuresOf(people(enoughPeople - 1, chosen)))?.findings).toEqual([])
  })

  it('name what was reported, with the reason, even if nobody answered', async () => {
    const report = { item: 'a/1', lang: 'zh', reason: 'unclear' } as const
    expect(await figuresOf([], [report])).toMatchObject({ people: 0, findings: ['reported'], reports: [report] })
  })

  it('say that an item tells little of what people know', async () => {
    const ofOther = people(enoughPeople, (person) => (person < enoughPeople / 2 ? 0 : 1), { item: 'a/2' })
    const answers = [...people(enoughPeople, (person) => (person % 3 === 2 ? 2 : person % 2)), ...ofOther]
    expect((await figuresOf(answers))?.findings).toContain('tells little')
  })
})
