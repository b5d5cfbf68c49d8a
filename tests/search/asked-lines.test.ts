import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AskedLines, packLines } from '../../src/search/asked-lines.ts'

const worths = Float32Array.from({ length: 500 }, () => 1)
const one = (...terms: number[]) => new Map(terms.map((term) => [term, 1]))

describe('likeness()', () => {
  const lines = new AskedLines(packLines([[[1, 2, 3]], [], [[4], [1, 200, 499]]]), worths)

  it.each([
    { section: 0, asked: [1, 2, 3], is: 1, why: 'the line says the same and no more' },
    { section: 0, asked: [1, 2, 3, 4, 5, 6], is: 2 / 3, why: 'the question asks for more' },
    { section: 0, asked: [1], is: 1 / 2, why: 'the line asks for more' },
    { section: 0, asked: [9], is: 0, why: 'no word in common' },
    { section: 1, asked: [1], is: 0, why: 'nobody asks for the section' },
    { section: 2, asked: [1, 499, 200], is: 1, why: 'the best line counts' },
  ])('is $is: $why', ({ section, asked, is }) => {
    expect(lines.likeness(section, one(...asked), asked.length)).toBeCloseTo(is)
  })

  it.each([
    { section: 2, terms: [1, 200, 499], is: true, why: 'the second line is just these' },
    { section: 2, terms: [1, 200], is: false, why: 'no line is as short' },
    { section: 0, terms: [1, 2, 4], is: false, why: 'one word differs' },
    { section: 1, terms: [], is: false, why: 'nobody asks for the section' },
  ])('holds() is $is for $terms: $why', ({ section, terms, is }) => {
    expect(lines.holds(section, terms)).toBe(is)
  })

  it('stays from 0 to 1, and is that of the best line, whatever is stored', () => {
    const line = fc.uniqueArray(fc.nat(499), { maxLength: 9 }).map((terms) => terms.sort((a, b) => a - b))
    const sections = fc.array(fc.array(line, { maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const question = fc.uniqueArray(fc.nat(499), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(sections, question, (stored, asked) => {
        const packed = new AskedLines(packLines(stored), worths)
        for (const [section, own] of stored.entries()) {
          const shared = own.map(
            (terms) => (2 * terms.filter((term) => asked.includes(term)).length) / (asked.length + terms.length),
          )
          expect(packed.likeness(section, one(...asked), asked.length)).toBeCloseTo(Math.max(0, ...shared), 5)
        }
      }),
    )
  })
})
