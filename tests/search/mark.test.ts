import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../src/search/analyse.ts'
import { markTerms } from '../../src/search/mark.ts'

const marked = (text: string, question: string) =>
  markTerms(text, new Set(analyse(question).map(({ term }) => term))).map(({ start, end }) => text.slice(start, end))

describe('markTerms() marks', () => {
  it.each([
    {
      text: 'Linux namespaces isolate; a Namespace hides.',
      question: 'namespace',
      marks: ['namespaces', 'Namespace'],
      why: 'any form of the word',
    },
    {
      text: '命名空间是内核的功能',
      question: '命名空间',
      marks: ['命名空间'],
      why: 'neighbouring pairs become one mark',
    },
    {
      text: 'CrashLoopBackOff 状态',
      question: 'crashloopbackoff',
      marks: ['CrashLoopBackOff'],
      why: 'the whole compound',
    },
    { text: '這個映像檔很大', question: '镜像', marks: ['映像檔'], why: 'what stands in the note, as it stands there' },
    { text: 'nothing here', question: '容器', marks: [], why: 'there is none' },
  ])('$marks in "$text": $why', ({ text, question, marks }) => {
    expect(marked(text, question)).toEqual(marks)
  })
})

it('gives ranges in order that do not touch, within the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      let last = -1
      for (const { start, end } of markTerms(text, new Set(analyse(text).map(({ term }) => term)))) {
        expect(start).toBeGreaterThan(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 2_000 },
  )
})
