import { describe, expect, it } from 'vitest'
import { countBank, widthOf } from '../../src/notes/bank.ts'
import { choiceItem, statement } from './bank-items.ts'

describe('countBank()', () => {
  it('counts the kinds', () => {
    const counts = countBank([statement(true), statement(false), choiceItem('single', ['*a', 'b', 'c'])])
    expect([...counts.kinds]).toEqual([
      ['true-false', 2],
      ['single', 1],
    ])
    expect(counts.trueStatements).toMatchObject({ hits: 1, tries: 2, chance: 1 })
  })

  it.each([
    { choices: ['*longest', 'short', 'b'], longest: 1, shortest: 0, why: 'alone the longest' },
    { choices: ['*same', 'even', 'b'], longest: 1 / 2, shortest: 0, why: 'one of two that are' },
    { choices: ['*b', 'short', 'c'], longest: 0, shortest: 1 / 2, why: 'one of two that are the shortest' },
    { choices: ['*四个汉字', 'longer', 'b'], longest: 1, shortest: 0, why: 'two columns for a Chinese character' },
  ])('right answer $why: $choices', ({ choices, longest, shortest }) => {
    const counts = countBank([choiceItem('single', choices)])
    expect([counts.longest.hits, counts.shortest.hits]).toEqual([longest, shortest])
    expect(counts.longest.chance).toBeCloseTo(1 / 3)
  })

  it('counts where right answers stand, and how many there are', () => {
    const { places, rightOf } = countBank([
      choiceItem('multiple', ['*a', '*b', 'c', 'd']),
      choiceItem('multiple', ['*a', 'b', 'c', 'd']),
      choiceItem('multiple', ['a', '*b', 'c']),
    ])
    expect(places.multiple.map(({ hits, tries }) => `${hits}/${tries}`)).toEqual(['2/3', '2/3', '0/3', '0/2'])
    expect(places.multiple[0]?.chance).toBeCloseTo(1 / 2 + 1 / 4 + 1 / 3)
    expect(rightOf).toEqual(
      new Map([
        [3, new Map([[1, 1]])],
        [
          4,
          new Map([
            [1, 1],
            [2, 1],
          ]),
        ],
      ]),
    )
  })

  it('finds nothing in an empty bank', () => {
    expect(countBank([])).toMatchObject({ items: 0, longest: { hits: 0, tries: 0, chance: 0, spread: 0 } })
  })
})

describe('widthOf()', () => {
  it.each([
    ['abc', 3],
    ['容器', 4],
    ['用 Pod，快', 10],
  ])('%s takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })
})
