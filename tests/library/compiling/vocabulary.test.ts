import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generalTermsFile, glossaryOf, withGeneralTerms } from '../../../src/library/compiling/vocabulary.ts'
import { readTerms, type Term } from '../../../src/notes/terms.ts'

const team: Term = {
  id: 'probe',
  en: 'canary bird',
  zh: '金丝雀鸟',
  also: { en: [], zh: [] },
  means: { en: 'What our team calls a probe.', zh: '我们团队对探针的叫法。' },
}

it('puts a team’s term in the place of ours of the same id, and adds others', () => {
  const general = withGeneralTerms([])
  const terms = withGeneralTerms([team, { ...team, id: 'our-own' }])
  expect(terms.find(({ id }) => id === 'probe')).toBe(team)
  expect(terms).toHaveLength(general.length + 1)
})

it('takes the terms of our own notes as they were read', () => {
  const source = readFileSync(generalTermsFile, 'utf8')
  const { terms } = readTerms(source, { strict: true, noteIds: new Set() })
  expect(withGeneralTerms(terms, source)).toBe(terms)
})

it('makes a glossary of terms first, then of everyday words', () => {
  const glossary = glossaryOf([team])
  expect(glossary[0]).toEqual({ phrases: ['canari bird', '金 丝 雀 鸟'], everyday: false })
  expect(glossary.slice(1).every(({ everyday }) => everyday)).toBe(true)
  expect(glossary.length).toBeGreaterThan(300)
})
