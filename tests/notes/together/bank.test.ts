import { describe, expect, it } from 'vitest'
import { checkTogether } from '../../../src/notes/check-together.ts'
import type { Item } from '../../../src/notes/item.ts'
import { choiceItem, clozeItem, notesWith, orderItem, statement } from '../bank-items.ts'

/** What is said of the whole bank. */
function saysOfBank(lists: readonly (readonly Item[])[]): string[] {
  return checkTogether(notesWith(lists), { strict: true })
    .filter(({ path }) => path === 'en')
    .map(({ code, message }) => `${code} ${message}`)
}

function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i))
}

/** Options of which the right one stands at a place that goes round. */
function turned(i: number, right: string, wrong: readonly string[]): string[] {
  return wrong.toSpliced(i % (wrong.length + 1), 0, `*${right}`)
}

describe('of the bank checkTogether() says', () => {
  const fair = (i: number) => choiceItem('single', turned(i, 'even', ['same', 'size', 'here']), `question${i}`)

  it.each<{ why: string; items: readonly Item[]; says: readonly string[] }>([
    { why: 'nothing of a fair one', items: times(24, fair), says: [] },
    {
      why: 'W509 when the right answer is the longest more often than chance',
      items: times(24, (i) => choiceItem('single', turned(i, i < 8 ? 'longer' : 'tie', ['one', 'three', 'six']))),
      says: ['W509 the right answer is the longest choice in 8 of 24, chance gives 6'],
    },
    {
      why: 'W509 when it is the shortest far more often',
      items: times(24, (i) => choiceItem('single', turned(i, i < 14 ? 'it' : 'three', ['eight', 'four', 'five']))),
      says: ['W509 the right answer is the shortest choice in 14 of 24, chance gives 6'],
    },
    {
      why: 'W509 when one place is right far more often',
      items: times(24, (i) => choiceItem('single', turned(i % 2, 'even', ['same', 'size', 'here']))),
      says: [1, 2, 3, 4].map(
        (place) => `W509 choice ${place} of type single is right in ${place < 3 ? 12 : 0} of 24, chance gives 6`,
      ),
    },
    {
      why: 'W509 when multiple choices always have two right answers',
      items: times(24, (i) => choiceItem('multiple', turned(i, 'a', turned(i, 'b', ['c', 'd'])))),
      says: ['W509 24 of 24 multiple choices with 4 options have 2 right ones: vary the number'],
    },
    {
      why: 'W505 when most statements are true',
      items: times(24, (i) => statement(i < 18)),
      says: ['W505 true and false are out of balance: true in 18 of 24, chance gives 12'],
    },
    { why: 'nothing when habits cannot be told from chance', items: times(19, () => statement(true)), says: [] },
  ])('$why', ({ items, says }) => {
    expect(saysOfBank([items])).toEqual(says)
  })

  it('W505 when eighty notes do not make a full bank', () => {
    const saysOfSize = (some: readonly (readonly Item[])[]) =>
      saysOfBank(some).filter((line) => line.startsWith('W505'))
    const all = [...times(90, fair), ...times(39, () => choiceItem('multiple', ['*a', 'b'])), clozeItem(), orderItem()]
    const lists = times(80, (i) => all.filter((_, j) => j % 80 === i))
    expect(saysOfSize(lists)).toEqual([
      'W505 all notes have 1 items of type cloze, expected at least 30',
      'W505 all notes have 1 items of type order or match, expected at least 25',
      'W505 all notes have 131 items, expected at least 300',
      'W505 all notes have 39 items of type multiple, expected at least 40',
    ])
    expect(saysOfSize(lists.slice(1))).toEqual([])
  })

  it.each([
    { stem: 'Which port do people open on the host of a container?', twins: 1, why: 'the same in other words' },
    { stem: 'Which port does nginx listen on inside of the Pod?', twins: 0, why: 'something else' },
  ])('W517 $twins times of two notes: $why', ({ stem }) => {
    const first = choiceItem('single', ['*8080', '80', 'none'], 'Which port do users open on the host of a container?')
    const lists = [[first], [choiceItem('single', ['80', '*8080', 'none'], stem)]]
    const found = checkTogether(notesWith(lists), { strict: true }).filter(({ code }) => code === 'W517')
    expect(found.map(({ path, message }) => `${path} ${message}`)).toEqual(
      stem.includes('people')
        ? ['en/folder/note-1.md question "item" asks nearly the same as "item" of en/folder/note-0.md']
        : [],
    )
  })
})
