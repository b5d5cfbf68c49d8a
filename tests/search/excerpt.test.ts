import { describe, expect, it } from 'vitest'
import type { Passage } from '../../src/notes/passage.ts'
import { analyse } from '../../src/search/analyse.ts'
import { excerptOf } from '../../src/search/excerpt.ts'

const paragraph = (text: string): Passage => ({ kind: 'paragraph', runs: [{ text }] })
const filler = (word: string) => paragraph(`${word} `.repeat(60))
const code = (lines: number): Passage => ({
  kind: 'code',
  language: 'console',
  text: '$ true\n'.repeat(lines).trimEnd(),
})
const worth = (question: string) => {
  const terms = new Set(analyse(question).map(({ term }) => term))
  return (term: string) => (terms.has(term) ? 1 : 0)
}

describe('excerptOf()', () => {
  it('shows a short section whole', () => {
    const passages = [paragraph('One.'), code(5), paragraph('Two.')]
    expect(excerptOf(passages, worth('two'))).toEqual({ passages, cut: false })
  })

  it.each([
    { lines: 14, cut: false, why: 'a cut would spare two lines' },
    { lines: 20, cut: true, why: 'a cut spares half a card' },
  ])('of a section of $lines lines: $why', ({ lines, cut }) => {
    const passages = [paragraph('Do this first.'), code(lines - 2), paragraph('Then a mutex.')]
    expect(excerptOf(passages, worth('mutex')).cut).toBe(cut)
  })

  it('shows the passages around the one that holds the most words of the question', () => {
    const long = [
      filler('alpha'),
      filler('beta'),
      filler('gamma'),
      filler('delta'),
      paragraph('The answer is a mutex.'),
    ]
    const { passages, cut } = excerptOf(long, worth('mutex'))
    expect(cut).toBe(true)
    expect(passages.at(-1)).toBe(long[4])
    expect(passages).not.toContain(long[0])
  })

  it('keeps the line that announces a list or code with what it announces', () => {
    const announcement = paragraph('Run this:')
    const { passages } = excerptOf([filler('alpha'), filler('beta'), announcement, code(20)], worth('true'))
    expect(passages).toEqual([announcement, code(20)])
  })

  it('does not end with a line that announces what there is no room for', () => {
    const answer = paragraph('The answer is a mutex.')
    const long = [answer, paragraph('Run this:'), code(20)]
    expect(excerptOf(long, worth('mutex')).passages).toEqual([answer])
  })

  it('takes an image along with the passage beside it, and is not led by what describes it', () => {
    const image: Passage = { kind: 'image', alt: 'A mutex and a thread.', url: 'a.svg' }
    const answer = paragraph('The answer is a mutex.')
    const apart = [image, filler('alpha'), filler('beta'), filler('gamma'), filler('delta'), answer]
    expect(excerptOf(apart, worth('mutex thread')).passages).not.toContain(image)
    expect(excerptOf([...apart, image], worth('mutex thread')).passages.slice(-2)).toEqual([answer, image])
  })

  it.each([
    { shape: 'difference', kind: 'table', why: 'a table compares' },
    { shape: 'how', kind: 'code', why: 'a command does it' },
    { shape: 'other', kind: 'paragraph', why: 'nothing speaks for another kind' },
  ] as const)('for $shape it begins with a $kind when all hold the word: $why', ({ shape, kind }) => {
    const text = (word: string) => `${word} `.repeat(70)
    const passages: Passage[] = [
      paragraph(`mutex ${text('alpha')}`),
      { kind: 'table', rows: [[[{ text: 'mutex' }], [{ text: text('beta') }]]], align: [undefined, undefined] },
      { kind: 'code', language: 'console', text: `$ mutex ${text('gamma')}` },
    ]
    expect(excerptOf(passages.concat(passages), worth('mutex'), { shape }).passages.map((one) => one.kind)).toContain(
      kind,
    )
    expect(excerptOf(passages.concat(passages), worth('mutex'), { shape }).cut).toBe(true)
  })

  it('never cuts a passage, however long', () => {
    const { passages, cut } = excerptOf([filler('alpha'), code(60)], worth('true'))
    expect(passages).toEqual([code(60)])
    expect(cut).toBe(true)
  })

  it('shows the beginning when no word of the question is there', () => {
    const long = [filler('alpha'), filler('beta'), filler('gamma'), filler('delta')]
    expect(excerptOf(long, () => 0).passages[0]).toBe(long[0])
  })
})
