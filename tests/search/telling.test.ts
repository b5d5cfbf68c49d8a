import { expect, it } from 'vitest'
import { type SectionTerms, tellingOf } from '../../src/search/telling.ts'

const section = (note: string, text: string, ...lines: string[]): SectionTerms<string> => ({
  note,
  lang: 'en',
  text: new Map(text.split(' ').map((term) => [term, 1])),
  names: [],
  lines: lines.map((line) => new Set(line.split(' '))),
})
const sections = [
  section('oom', 'memory limit', 'yesterday memory gone', 'boss says memory'),
  section('probes', 'probe failed', 'yesterday probe restarts', 'vanished restarts'),
  section('pvc', 'volume claim', 'yesterday volume', 'boss wants volume'),
]

it.each([
  { term: 'memory', at: 'least', share: 0.8, why: 'the text of its note has it too' },
  { term: 'restarts', at: 'least', share: 0.8, why: 'another line of its note has it too' },
  { term: 'yesterday', at: 'most', share: 0.5, why: 'three people say so, and no note' },
  { term: 'vanished', at: 'least', share: 0.6, why: 'one line is no proof' },
  { term: 'limit', at: 'least', share: 1, why: 'of a word that stands in no line nothing is known' },
])('of "$term" at $at $share tells: $why', ({ term, at, share }) => {
  const told = tellingOf(sections).get(term) ?? 1
  if (at === 'least') expect(told).toBeGreaterThanOrEqual(share)
  else expect(told).toBeLessThanOrEqual(share)
})

it('takes the languages of a note apart', () => {
  const chinese: SectionTerms<string> = { ...section('oom', '', 'limit'), lang: 'zh' }
  expect(tellingOf([...sections, chinese]).get('limit')).toBeLessThan(0.8)
})
