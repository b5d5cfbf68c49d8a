import { describe, expect, it } from 'vitest'
import { areAlike, wordsOf } from '../../src/notes/likeness.ts'

describe('wordsOf()', () => {
  it.each([
    { text: 'The Pods of a Service', words: ['pod', 'service'], why: 'small words and plurals say nothing' },
    { text: 'A class and its process', words: ['class', 'process'], why: 'a double s is no plural' },
    { text: '容器和镜像', words: ['容器', '器和', '和镜', '镜像'], why: 'Chinese goes by pairs' },
    { text: 'ＰＯＤ，卷', words: ['pod', '卷'], why: 'width is the same, and one character is a word' },
    { text: 'the of', words: [], why: 'nothing is left' },
  ])('of "$text": $why', ({ text, words }) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('areAlike()', () => {
  it.each([
    { a: 'abc', b: 'abc', part: 1, alike: true, why: 'all is shared' },
    { a: 'abc', b: 'abd', part: 0.5, alike: true, why: 'two of four are' },
    { a: 'abc', b: 'abd', part: 0.6, alike: false, why: 'two of four are less than .6' },
    { a: 'a', b: 'abcd', part: 0.5, alike: false, why: 'one of four cannot be enough' },
    { a: '', b: '', part: 0.5, alike: false, why: 'there is nothing to share' },
  ])('$alike for "$a" and "$b" at $part: $why', ({ a, b, part, alike }) => {
    expect(areAlike(new Set(a), new Set(b), part)).toBe(alike)
  })
})
