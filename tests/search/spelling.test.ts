import { describe, expect, it } from 'vitest'
import { readQuestion } from '../../src/search/question.ts'
import { packIndex, SearchIndex } from '../../src/search/search-index.ts'
import { correctedQuestion, isSwapped, likelyWords } from '../../src/search/spelling.ts'

const indexOf = (text: string) =>
  new SearchIndex(
    packIndex([
      {
        heading: 'Words',
        above: '',
        text,
        aliases: '',
        questions: '',
        asked: '',
        lang: 'en',
        lead: true,
        note: 'words',
      },
    ]),
  )
const text = 'How Deployments and deployment of containers, a namespace, scheduling, kubelet, taint, drain and train.'
const index = indexOf(text)

describe('likelyWords() reads', () => {
  it.each([
    { word: 'deploymnet', meant: 'deployment', why: 'two letters swapped, in a word that is indexed by its stem' },
    { word: 'namspace', meant: 'namespace', why: 'a letter is missing' },
    { word: 'kubelett', meant: 'kubelet', why: 'a letter is doubled' },
    { word: 'conteiners', meant: 'containers', why: 'a letter is wrong' },
    { word: 'taitn', meant: 'taint', why: 'a swap in a short word is one slip' },
    { word: 'hwo', meant: 'how', why: 'three letters, two of them swapped' },
    { word: 'schedul', meant: 'schedul', why: 'it is the stem itself' },
    { word: 'namesp', meant: 'namespace', why: 'it was not typed to the end' },
    { word: 'dran', meant: 'drain', why: 'the first letter is the surest' },
  ])('$word as $meant: $why', ({ word, meant }) => {
    expect(likelyWords(index, word)[0]).toBe(meant)
  })

  it.each([
    { word: 'xyz', why: 'too short to tell' },
    { word: 'dra', why: 'too short to tell' },
    { word: 'hod', why: 'one wrong letter of three is too much' },
    { word: 'football', why: 'nothing is near' },
    { word: '容器', why: 'Chinese is never guessed' },
    { word: 'k'.repeat(40), why: 'no word is that long' },
  ])('$word as no other word: $why', ({ word }) => {
    expect(likelyWords(index, word)).toEqual([])
  })
})

it('puts a question right', () => {
  expect(correctedQuestion(index, readQuestion('what is a Namspace'))).toBe('what is a namespace')
  expect(correctedQuestion(index, readQuestion('namspace kubelte'))).toBe('namespace kubelet')
  expect(correctedQuestion(index, readQuestion('what is a namespace'))).toBeUndefined()
  const cookies = indexOf('Cookies and a cookie')
  expect(correctedQuestion(cookies, readQuestion('cook'))).toBe('cookie') // not its stem, `cooki`
  expect(correctedQuestion(index, readQuestion('namspace football'))).toBeUndefined()
})

describe('isSwapped()', () => {
  it.each([
    { word: 'dokcer', found: 'docker', is: true, why: 'two neighbours changed places' },
    { word: 'composer', found: 'compose', is: false, why: 'a letter more may be another word' },
    { word: 'pot', found: 'pod', is: false, why: 'so may another letter' },
  ])('$word and $found: $is, $why', ({ word, found, is }) => {
    expect(isSwapped(word, found)).toBe(is)
  })
})
