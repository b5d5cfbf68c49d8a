import { describe, expect, it } from 'vitest'
import { chooseItem, itemsFor, topicsIn } from '../../src/daily/choose.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import { libraryWith } from '../quiz/libraries.ts'
import { items, noteWith } from '../quiz/one-of-each.ts'

const named = (id: string, item: string) => noteWith(item).replace('id: runtimes', `id: ${id}`)
const bank = bankOf(
  libraryWith({
    'en/linux/a.md': named('a', `${items.single}\n\n${items.multiple}`),
    'en/network/b.md': named('b', `${items['true-false']}\n\n${items.cloze}`),
    'en/c.md': named('c', items.order),
    'en/alone/d.md': named('d', items.match),
  }),
)
const anything = { topics: [], level: undefined, lang: 'en' } as const

/** Id of an item. */
function idOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

/** Keys of what a channel is asked day after day. */
function asked(days: number, random: () => number, wanted: Parameters<typeof chooseItem>[1] = anything): string[] {
  const keys: string[] = []
  for (let day = 0; day < days; day++) {
    const chosen = chooseItem(bank, wanted, keys, random)
    if (chosen) keys.unshift(chosen.item.key)
  }
  return keys.toReversed()
}

describe('a channel', () => {
  it.each([0, 0.4, 0.99])('meets no item twice before it has met all of them, whatever chance says: %d', (chance) => {
    const keys = asked(12, () => chance).map(idOf)
    expect(new Set(keys.slice(0, 6)).size).toBe(bank.items.size)
    expect(new Set(keys.slice(6))).toEqual(new Set(keys.slice(0, 6)))
    expect(keys[6]).not.toBe(keys[5])
  })

  it('meets the topics in turn', () => {
    const topics = asked(4, () => 0).map((key) => bank.items.get(key)?.topic)
    expect(new Set(topics)).toEqual(new Set(['alone', 'linux', 'network', '']))
  })

  it('meets its only item again', () => {
    expect(asked(2, () => 0, { ...anything, topics: ['alone'] }).map(idOf)).toEqual(['programs', 'programs'])
  })

  it.each([
    { wanted: { ...anything, topics: ['linux'] }, keys: ['runtimes', 'starter'], why: 'of its topic' },
    { wanted: { ...anything, level: 3 }, keys: [], why: 'none of that level' },
    { wanted: { ...anything, lang: 'zh' }, keys: [], why: 'none in that language' },
    { wanted: anything, keys: ['kernel', 'list', 'programs', 'runtimes', 'starter', 'steps'], why: 'of any kind' },
  ] as const)('may be asked $keys: $why', ({ wanted, keys }) => {
    expect(
      itemsFor(bank, wanted)
        .map(({ item }) => idOf(item.key))
        .toSorted(),
    ).toEqual(keys)
  })

  it('may choose among the folders that hold such items', () => {
    expect(topicsIn(bank)).toEqual(['alone', 'linux', 'network'])
  })
})
