import { describe, expect, it } from 'vitest'
import { fold } from '../../src/search/fold.ts'
import { Glossary, glossaryEntry, termsOfPhrase, unitsOf } from '../../src/search/glossary.ts'

const entries = [
  ['virtual machine', 'VM', '虚拟机'],
  ['machine', '机器'],
  ['config map', 'ConfigMap', '配置映射'],
  ['network', '网络'],
].map((words) => glossaryEntry(words, false))
const glossary = new Glossary(entries)
const units = (text: string) => unitsOf(fold(text).text)

describe('a glossary finds', () => {
  it.each([
    { text: 'virtual machines', length: 2, entry: 0, why: 'a phrase, whatever its endings' },
    { text: 'machine', length: 1, entry: 1, why: 'a word' },
    { text: '虚拟机', length: 3, entry: 0, why: 'a Chinese word' },
    { text: '虛擬機', length: 3, entry: 0, why: 'the same in Traditional characters' },
    { text: 'configMap', length: 2, entry: 2, why: 'a joined word by its parts' },
    { text: '網路', length: 2, entry: 3, why: 'the word of Taiwan' },
  ])('"$text": $why', ({ text, length, entry }) => {
    const all = units(text)
    expect(glossary.match(all, 0, all.length)).toEqual({ length, entries: [entry] })
  })
})

it('finds nothing in part of a phrase, nor beyond its end', () => {
  const all = units('virtual reality')
  expect(glossary.match(all, 0, all.length)).toBeUndefined()
  expect(glossary.match(units('virtual machine'), 0, 1)).toBeUndefined()
})

it('says each entry in all its ways', () => {
  expect(glossary.phrasesOf(0).map(({ terms }) => terms)).toEqual([['virtual', 'machin'], ['vm'], ['虚拟', '拟机']])
})

it.each([
  { units: ['容'], terms: ['容'] },
  { units: ['容', '器'], terms: ['容器'] },
  { units: ['pod', '驱', '逐', '策'], terms: ['pod', '驱逐', '逐策'] },
  { units: ['卷', 'pvc', '卷'], terms: ['卷', 'pvc', '卷'] },
])('looks for $terms in the place of $units', ({ units, terms }) => {
  expect(termsOfPhrase(units)).toEqual(terms)
})
