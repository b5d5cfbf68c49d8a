import { expect, it } from 'vitest'
import { keynessIn } from '../../src/search/keyness.ts'

const counts = (text: string, times = 1) => new Map(text.split(' ').map((term) => [term, times]))
const text = counts('pod cluster volume memory image network service port file keep come world', 3)
const english = {
  lang: 'en',
  text: new Map([...text, ...counts('start crashloopbackoff'), ['everything else', 2_000]]),
  names: [counts('start')],
} as const
const chinese = { lang: 'zh', text: counts('come 容器 镜像', 3), names: [] } as const

it.each([
  { term: 'pod', than: 'world', why: 'the notes say both as often, films hardly ever speak of pods' },
  { term: 'cluster', than: 'come', why: 'the same' },
  { term: 'keep', than: 'everyon', why: 'the notes do not say the other at all' },
  { term: 'start', than: 'world', why: 'it stands in a heading' },
  { term: 'crashloopbackoff', than: 'file', why: 'it is no word of English' },
])('"$term" belongs to the notes more than "$than": $why', ({ term, than }) => {
  const keyness = keynessIn([english])
  expect(keyness(term, term)).toBeGreaterThan(keyness(than, than))
})

it('takes English words in Chinese text for names', () => {
  const both = keynessIn([english, chinese])
  expect(both('come', 'come')).toBeGreaterThan(keynessIn([english])('come', 'come'))
  expect(both('容器', '容器')).toBe(1)
})
