import { expect, it } from 'vitest'
import { keynessIn } from '../../src/search/keyness.ts'

const counts = (...terms: readonly [string, number][]) => new Map(terms)
const spoken = counts(['come', 0.003], ['everyone', 0.0004], ['start', 0.0003], ['image', 0.00003], ['keep', 0.001])
const english = {
  lang: 'en',
  text: counts(['come', 1], ['start', 1], ['image', 20], ['keep', 3], ['crashloopbackoff', 1], ['other words', 2_000]),
  names: [counts(['start', 1])],
} as const
const chinese = { lang: 'zh', text: counts(['come', 1], ['容器', 1]), names: [] } as const

it.each([
  { term: 'image', than: 'keep', why: 'the notes say it far more often than films do' },
  { term: 'keep', than: 'everyone', why: 'the notes do not say the other at all' },
  { term: 'start', than: 'keep', why: 'it stands in a heading' },
  { term: 'crashloopbackoff', than: 'come', why: 'nobody says it in a film' },
])('"$term" belongs to the notes more than "$than": $why', ({ term, than }) => {
  const keyness = keynessIn([english], spoken)
  expect(keyness(term, term)).toBeGreaterThan(keyness(than, than))
})

it('takes English words in Chinese text for names', () => {
  const both = keynessIn([english, chinese], spoken)
  expect(both('come', 'come')).toBeGreaterThan(keynessIn([english], spoken)('come', 'come'))
  expect(both('容器', '容器')).toBe(1)
})
