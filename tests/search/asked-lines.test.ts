import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AskedLine, AskedLines, keyOf, packLines } from '../../src/search/asked-lines.ts'

const worths = Float32Array.from({ length: 500 }, () => 1)
const key = (...words: string[]) => keyOf(new Set(words))
const line = (terms: number[], words = terms.map(String)): AskedLine => ({ key: key(...words), terms })
const one = (...terms: number[]) => new Map(terms.map((term) => [term, 1]))

describe('likeness()', () => {
  const lines = new AskedLines(
    packLines([
      [line([1, 2, 3], ['how', 'pull', 'image'])],
      [],
      [line([4]), line([1, 200, 499], ['怎么', '么删'])],
      [line([7, 8]), line([7, 8]), line([9]), line([9, 10, 11])],
    ]),
    worths,
  )

  it.each([
    { section: 0, asked: [1, 2, 3], is: 1, why: 'the line says the same and no more' },
    { section: 0, asked: [1, 2, 3, 4, 5, 6], is: (2 / 3) ** 2, why: 'the question asks for more' },
    { section: 0, asked: [1], is: (1 / 2) ** 2, why: 'the line asks for more' },
    { section: 0, asked: [9], is: 0, why: 'no word in common' },
    { section: 1, asked: [1], is: 0, why: 'nobody asks for the section' },
    { section: 2, asked: [1, 499, 200], is: 1, why: 'what has no word in common adds nothing' },
    { section: 3, asked: [7, 8], is: Math.cbrt(2), why: 'two lines that ask for the same say more than one' },
    {
      section: 3,
      asked: [9],
      is: Math.cbrt(1 + 1 / 64),
      why: 'a line that is only half the same adds next to nothing',
    },
  ])('is $is: $why', ({ section, asked, is }) => {
    expect(lines.likeness(section, one(...asked), asked.length)).toBeCloseTo(is)
  })

  it.each([
    { words: ['怎么', '么删'], sections: [2], why: 'its second line has just these' },
    { words: ['image', 'how', 'pull'], sections: [0], why: 'the order does not matter' },
    { words: ['how', 'pull'], sections: [], why: 'a word is missing' },
    { words: ['how', 'push', 'image'], sections: [], why: 'one word differs' },
  ])('sectionsAsked() finds $sections for $words: $why', ({ words, sections }) => {
    expect([...lines.sectionsAsked(key(...words))]).toEqual(sections)
  })

  it('keys of different words differ, as far as 100,000 show', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => key('pull', String(i)))
    expect(keys.length - new Set(keys).size).toBeLessThan(10)
    expect(Math.min(...keys)).toBeGreaterThanOrEqual(0)
  })

  it('is at least that of the nearest line, and at most as if all came as near, whatever is stored', () => {
    const terms = fc.uniqueArray(fc.nat(499), { maxLength: 9 }).map((numbers) => numbers.sort((a, b) => a - b))
    const sections = fc.array(fc.array(terms, { maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const question = fc.uniqueArray(fc.nat(499), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(sections, question, (stored, asked) => {
        const packed = new AskedLines(packLines(stored.map((own) => own.map((terms) => line(terms)))), worths)
        for (const [section, own] of stored.entries()) {
          const shared = own.map(
            (terms) => (2 * terms.filter((term) => asked.includes(term)).length) / (asked.length + terms.length),
          )
          const nearest = Math.max(0, ...shared) ** 2
          const likeness = packed.likeness(section, one(...asked), asked.length)
          expect(likeness).toBeGreaterThan(nearest - 1e-5)
          expect(likeness).toBeLessThan(nearest * Math.cbrt(own.length) + 1e-5)
        }
      }),
    )
  })
})

describe('rarestExtraWord()', () => {
  const rarities = Float32Array.from([0, 1, 2, 3, 4, 5, 6])
  const lines = new AskedLines(packLines([[line([1, 2, 3]), line([1, 4, 5, 6])], [], [line([4])]]), rarities)

  it.each([
    { section: 0, asked: [1, 2, 3], is: 0, why: 'the closest line has no extra word' },
    { section: 0, asked: [1, 2], is: 3, why: 'the closest line has one extra word' },
    {
      section: 0,
      asked: [5, 6],
      is: 4,
      why: 'of two extra words the heavier counts, and the other line is less close',
    },
    { section: 1, asked: [1], is: 0, why: 'nobody asks for the section' },
    { section: 2, asked: [1], is: 0, why: 'no line is like the question' },
  ])('is $is for $asked in $section: $why', ({ section, asked, is }) => {
    const worths = new Map(asked.map((term) => [term, rarities[term] as number]))
    expect(
      lines.rarestExtraWord(
        section,
        worths,
        [...worths.values()].reduce((sum, worth) => sum + worth),
      ),
    ).toBe(is)
  })
})
