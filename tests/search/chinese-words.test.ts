import { describe, expect, it } from 'vitest'
import { runsOf } from '../../src/search/analyse.ts'
import { loneCharacters, partsOfRun, wordsOfSubject } from '../../src/search/chinese-words.ts'
import { fold } from '../../src/search/fold.ts'
import { termsAsked } from '../../src/search/question.ts'

describe('a run of Chinese', () => {
  it.each([
    { run: '镜像怎么删', parts: ['镜像', '删'], why: 'what only asks falls away' },
    { run: '哪些容器在跑', parts: ['容器', '跑'], why: 'also at the beginning and within' },
    { run: '请求的目的', parts: ['请求', '目的'], why: 'a character that asks may be part of a word' },
    { run: '会出事儿吗', parts: ['出事'], why: 'what the north adds to words falls away' },
    { run: '什么是怎么', parts: [], why: 'nothing is left' },
    { run: '镜像和容器的区别', parts: ['镜像', '容器', '区别?'], why: 'a word that asks is told apart' },
    { run: '', parts: [], why: 'there is nothing' },
  ])('$run: $why', ({ run, parts }) => {
    expect(partsOfRun(run).map(({ text, asks }) => (asks ? `${text}?` : text))).toEqual(parts)
    for (const { text, end } of partsOfRun(run)) expect(run.slice(end - text.length, end)).toBe(text)
  })

  it.each([
    { text: '删', lone: ['删'], words: ['删'], why: 'it is one character' },
    { text: '删文件', lone: ['删'], words: ['删文件'], why: 'a word of one character before another word' },
    { text: '网络接口', lone: [], words: ['网络', '接口'], why: 'words of two' },
    { text: '看日志', lone: ['看'], words: ['看日志'], why: 'a verb and its object' },
    { text: '𠮷', lone: ['𠮷'], words: ['𠮷'], why: 'one character of two UTF-16 units' },
  ])('$text has the lone characters $lone: $why', ({ text, lone, words }) => {
    expect(loneCharacters(text)).toEqual(lone)
    expect(wordsOfSubject(text)).toEqual(words)
  })
})

it.each([
  { text: '镜像怎么删', terms: ['镜像', '删'], why: 'the verb is asked for, though it stands in no pair' },
  { text: '怎么删镜像', terms: ['删', '镜像'], why: 'wherever it stands' },
  { text: '删镜像仓库', terms: ['删', '镜像', '像仓', '仓库'], why: 'the longest given word counts' },
  { text: 'how do I delete an image', terms: ['delet', 'imag'], why: 'English words that only ask fall away' },
  { text: 'Docker 容器怎么看 logs', terms: ['docker', '容器', '看', 'log'], why: 'both languages' },
  { text: 'what is this', terms: [], why: 'nothing is left' },
])('termsAsked() of $text: $why', ({ text, terms }) => {
  const folded = fold(text).text
  expect([...termsAsked(folded, runsOf(folded), new Set(['镜像', '镜像仓库']))]).toEqual(terms)
})
