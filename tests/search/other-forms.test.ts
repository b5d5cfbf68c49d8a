import { describe, expect, it } from 'vitest'
import { conceptOf } from '../../src/search/concepts.ts'
import { otherForms } from '../../src/search/other-forms.ts'
import { readQuestion } from '../../src/search/question.ts'
import { packIndex, type SearchDocument, SearchIndex } from '../../src/search/search-index.ts'
import { weights } from '../../src/search/weights.ts'

describe('otherForms()', () => {
  it.each([
    { word: '删', forms: ['删除', '删掉'], why: 'the long forms of a short verb' },
    { word: '删除', forms: ['删', '删掉'], why: 'and the other way round' },
    { word: '笔电', forms: ['电脑', '笔记本', '笔记本电脑'], why: 'as Taiwan calls it' },
    { word: '镜像', forms: [], why: 'there is no other' },
    { word: 'delete', forms: [], why: 'it is not Chinese' },
  ])('of $word: $why', ({ word, forms }) => {
    expect(otherForms(word)).toEqual(forms)
  })
})

describe('a verb is looked for in its other forms', () => {
  const section = (heading: string): SearchDocument => ({
    heading,
    above: '',
    text: heading,
    aliases: '',
    questions: '',
    asked: '',
    lang: 'zh',
    lead: false,
    note: heading,
  })
  const index = new SearchIndex(packIndex([section('怎么删除旧文件'), section('文件怎么看')]))
  const said = (question: string, used = weights) =>
    readQuestion(question, index)
      .words.flatMap((word) => conceptOf(index, word, used).forms)
      .filter(({ kind }) => kind === 'glossary')
      .flatMap(({ terms }) => terms.map(({ term }) => term))

  it.each([
    { question: '怎么删', term: '删除', why: 'the notes have the long form' },
    { question: '如何查看', term: '看', why: 'they have the short form' },
  ])('$question finds $term: $why', ({ question, term }) => {
    expect(said(question)).toContain(term)
    const without = { ...weights, verbs: 0 }
    expect(said(question, without)).not.toContain(term)
  })
})
