import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../src/search/analyse.ts'

const terms = (text: string) => analyse(text).map(({ term }) => term)

describe('analyse() makes the same tokens of', () => {
  it.each([
    { a: 'Namespaces', b: 'namespace', why: 'English words are stemmed' },
    { a: 'ＮＧＩＮＸ', b: 'nginx', why: 'full-width letters are letters' },
    { a: 'ﬁle', b: 'file', why: 'a ligature is its letters' },
    { a: 'café', b: 'cafe', why: 'accents are seldom typed' },
    { a: 'K8s', b: 'kubernetes', why: 'one spelling stands for the word' },
    { a: 'v1.35', b: '1.35', why: 'a version is the same with its v' },
    { a: '映像檔', b: '镜像', why: 'Taiwan has a word of its own' },
    { a: '憑證逾時', b: '证书超时', why: 'so it has for what is no word of ours' },
    { a: '點解連唔到', b: '为什么连不到', why: 'Hong Kong writes as people speak' },
    { a: '容器與網路', b: '容器与网络', why: 'Traditional characters and words are folded' },
    { a: 'PVCs', b: 'PVC', why: 'the plural of an abbreviation is no compound' },
    { a: 'con\u200btainer', b: 'container', why: 'nobody sees a zero-width space' },
    { a: 'what’s', b: 'what', why: 'the rest of a contraction means nothing' },
  ])('$a and $b: $why', ({ a, b }) => {
    expect(terms(a)).toEqual(terms(b))
  })
})

describe('analyse() finds', () => {
  it.each([
    {
      text: 'CrashLoopBackOff',
      holds: ['crashloopbackoff', 'crash', 'loop', 'back', 'off'],
      why: 'the whole and its humps',
    },
    { text: 'kube-apiserver', holds: ['kubernet', 'apiserv'], why: 'the parts of a joined word' },
    { text: 'nginx:1.27', holds: ['nginx', '1.27'], why: 'a version behind a name is one word' },
    { text: 'OOMKilled', holds: ['oom', 'kill'], why: 'an abbreviation ends where a word begins' },
    { text: '虚拟机', holds: ['虚拟', '拟机'], why: 'Chinese is indexed by pairs of characters' },
    { text: '卷 a', holds: ['卷', 'a'], why: 'a lone character stands for itself' },
    { text: 'K8s的namespace', holds: ['kubernet', '的', 'namespac'], why: 'scripts part words without a space' },
    { text: '核心技术', holds: ['核心', '心技', '技术'], why: 'Simplified text keeps its own words' },
    { text: '__proto__ constructor', holds: ['proto', 'constructor'], why: 'names of properties are words' },
  ])('$holds in "$text": $why', ({ text, holds }) => {
    expect(terms(text)).toEqual(expect.arrayContaining(holds))
  })
})

it('finds nothing in marks, emoji and words too long to be one', () => {
  expect(terms('… ??? 😀 <> -- ')).toEqual([])
  expect(terms('x'.repeat(40_000))).toEqual([])
})

it('says for each token where it stands in the original text, whatever was folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const { term, start, end } of analyse(text)) {
        expect(term).not.toBe('')
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 5_000 },
  )
})

it.each([
  { text: 'the 映像檔 here', term: '镜像', original: '映像檔' },
  { text: 'ＮＧＩＮＸ！', term: 'nginx', original: 'ＮＧＩＮＸ' },
  { text: 'a ﬁle', term: 'file', original: 'ﬁle' },
  { text: 'ImagePullBackOff', term: 'pull', original: 'Pull' },
])('marks "$original" in "$text" for $term', ({ text, term, original }) => {
  const token = analyse(text).find((token) => token.term === term)
  expect(text.slice(token?.start, token?.end)).toBe(original)
})
