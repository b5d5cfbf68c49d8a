import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSection, partSize } from '../../../src/library/compiling/cut.ts'
import { type Passage, passageText, type Run } from '../../../src/notes/passage.ts'
import { paragraph } from '../temp-notes.ts'

const text = (size: number) => 'x'.repeat(size)
const code = (size: number): Passage => ({ kind: 'code', language: 'text', text: text(size) })
const list = (...sizes: readonly number[]): Passage => ({
  kind: 'list',
  items: sizes.map((size) => ({ indent: 0, runs: [{ text: text(size) }] })),
})
const sentences = (count: number, one: string) => Array.from({ length: count }, () => one).join('')

describe('cutSection()', () => {
  it.each([
    { passages: [], parts: [[]], why: 'an empty section is one part' },
    { passages: [paragraph(text(700)), paragraph(text(700))], parts: [[700, 700]], why: 'all of it fits' },
    {
      passages: [1, 2, 3, 4].map(() => paragraph(text(700))),
      parts: [
        [700, 700],
        [700, 700],
      ],
      why: 'full parts',
    },
    { passages: [paragraph(text(1400)), paragraph(text(200))], parts: [[1400, 200]], why: 'no part for a rest' },
    {
      passages: [paragraph(text(600)), code(4000), paragraph(text(600))],
      parts: [[600], [4000], [600]],
      why: 'code stays whole',
    },
    {
      passages: [paragraph(text(1000)), paragraph(`${text(499)}:`), code(600)],
      parts: [[1000], [500, 600]],
      why: 'what a colon announces stays with it',
    },
    { passages: [list(700, 700, 700)], parts: [[1405], [702]], why: 'a list is cut between entries' },
    { passages: [paragraph(text(4000))], parts: [[4000]], why: 'there is no end of a sentence' },
    {
      passages: [paragraph(sentences(40, `${text(98)}. `))],
      parts: [[1500], [1500], [1000]],
      why: 'ends of sentences',
    },
    { passages: [paragraph(sentences(40, `${text(99)}。`))], parts: [[1500], [1500], [1000]], why: 'Chinese ones too' },
  ])('makes $parts of it: $why', ({ passages, parts }) => {
    expect(cutSection(passages).map((part) => part.map((passage) => passageText(passage).length))).toEqual(parts)
  })

  it('never cuts an entry from those below it, nor code or links', () => {
    const items = [0, 1, 1, 0, 1].map((indent) => ({ indent, runs: [{ text: text(500) }] }))
    const parts = cutSection([{ kind: 'list', items }])
    expect(parts.map((part) => (part[0]?.kind === 'list' ? part[0].items.map(({ indent }) => indent) : []))).toEqual([
      [0, 1, 1],
      [0, 1],
    ])
    const runs: Run[] = [
      { text: 'a. b. '.repeat(500), code: true },
      { text: 'a. b. '.repeat(500), link: 'x.md' },
    ]
    expect(
      cutSection([{ kind: 'paragraph', runs }])
        .flat()
        .flatMap((passage) => (passage.kind === 'paragraph' ? passage.runs : [])),
    ).toEqual(runs)
  })

  it('keeps every character in its place, and no part is empty', () => {
    const run = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', ' ', '. ', '。', '\n', '🐳', ':'), maxLength: 900 }),
    })
    const runs = fc.array(run, { minLength: 1, maxLength: 5 })
    const passage = fc.oneof(
      fc.record({ kind: fc.constant('paragraph' as const), runs }),
      fc.record({ kind: fc.constant('quote' as const), runs }),
      fc.record({ kind: fc.constant('code' as const), text: fc.string({ maxLength: 3000 }) }),
      fc.record({
        kind: fc.constant('list' as const),
        items: fc.array(fc.record({ indent: fc.nat({ max: 2 }), runs }), { minLength: 1, maxLength: 9 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(passage, { minLength: 1, maxLength: 9 }), (passages) => {
        const parts = cutSection(passages)
        const all = (cut: readonly Passage[]) => cut.map((one) => passageText(one).replaceAll('\n', '')).join('')
        expect(all(parts.flat())).toBe(all(passages))
        for (const part of parts) expect(part.length).toBeGreaterThan(0)
        for (const part of parts.slice(0, -2)) {
          const size = part.reduce((sum, one) => sum + passageText(one).length, 0)
          if (part.length > 1 && part.every(({ kind }) => kind === 'code'))
            expect(size).toBeLessThanOrEqual(partSize.full)
        }
      }),
      { numRuns: 300 },
    )
  })
})
