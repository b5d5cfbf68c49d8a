import { describe, expect, it } from 'vitest'
import type { Passage, Run } from '../../src/notes/passage.ts'
import { passageText } from '../../src/notes/passage.ts'
import { answeringPassages } from '../../src/quiz/answering-passages.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import { linesOf } from '../../src/search/excerpt.ts'
import { choiceItem } from './items.ts'
import { ownLibrary } from './libraries.ts'

const own = await ownLibrary()
const runs = (text: string): Run[] => [{ text }]
const paragraph = (text: string): Passage => ({ kind: 'paragraph', runs: runs(text) })
const numbers = Array.from({ length: 30 }, (_, i) => `number ${i}`)
const list = (indent = 0): Passage => ({
  kind: 'list',
  items: numbers.map((text, i) => ({ indent: i % 2 ? indent : 0, runs: runs(text) })),
})
const table: Passage = {
  kind: 'table',
  align: [undefined],
  rows: [[runs('head')], ...numbers.map((text) => [runs(text)])],
}
const code: Passage = { kind: 'code', text: numbers.join('\n') }

/** What is shown below an item that asks for number 21. */
const shownOf = (...passages: Passage[]) =>
  answeringPassages({ ...choiceItem('single', '*a', 'b'), stem: runs('number 21?'), explanation: [] }, { passages })

describe('the passages below a result', () => {
  it.each([
    { passage: list(), holds: ['number 21'], why: 'a list' },
    { passage: list(1), holds: ['number 20', 'number 21'], why: 'a nested entry, with the one that it belongs to' },
    { passage: table, holds: ['head', 'number 21'], why: 'a table, with its head' },
    { passage: code, holds: ['number 21'], why: 'code' },
  ])('are cut to the whole parts that matter: $why', ({ passage, holds }) => {
    const { passages, cut } = shownOf(passage)
    const [shown, ...more] = passages.map(passageText)
    expect(more).toEqual([])
    expect(cut).toBe(true)
    expect(shown?.split('\n').length).toBeLessThanOrEqual(12)
    for (const text of holds) expect(shown).toContain(text)
  })

  it('leave code in one piece', () => {
    const [shown] = shownOf(code).passages.map(passageText)
    expect(passageText(code)).toContain(shown)
  })

  it('are whole when they are short', () => {
    const short: Passage = { kind: 'list', items: [{ indent: 0, runs: runs('number 21') }] }
    expect(shownOf(short)).toEqual({ passages: [short], cut: false })
  })

  const filler = paragraph('word '.repeat(200))
  it.each([
    { passages: [paragraph('It is number 21.'), paragraph('Run this:')], last: 'It is number 21.', why: 'left out' },
    { passages: [filler, paragraph('Number 21:'), paragraph('here')], last: 'here', why: 'else what it announces' },
  ])('end with no promise: $why', ({ passages, last }) => {
    const shown = shownOf(...passages).passages
    expect(passageText(shown.at(-1) as Passage)).toBe(last)
  })

  it('of our notes end with no colon, and hold nothing with parts that fills a phone', () => {
    const texts = [...bankOf(own).items.values()].flatMap(({ texts }) => Object.values(texts))
    const shown = texts.map(({ item, section }) => answeringPassages(item, section).passages)
    const ends = shown.map((passages) => passages.at(-1)).filter((last) => last?.kind === 'paragraph')
    expect(ends.map((last) => last && passageText(last)).filter((text) => text && /[:：]\s*$/.test(text))).toEqual([])
    const long = shown.flat().filter((one) => one.kind !== 'paragraph' && linesOf(one, 45) > 14)
    expect(long.map(passageText)).toEqual([])
  })
})
