import { describe, expect, it } from 'vitest'
import { partsOfQuestion } from '../../src/ask/parts-of-question.ts'

describe('partsOfQuestion()', () => {
  it.each([
    {
      typed: 'What is a Pod, and why not run containers directly?',
      parts: ['What is a Pod', 'why not run containers directly'],
      why: '`and` before a word that asks',
    },
    {
      typed: "what's a tag? why shouldn't I use latest?",
      parts: ["what's a tag", "why shouldn't I use latest"],
      why: 'two question marks',
    },
    { typed: 'how do I stop and remove a container', parts: [], why: '`and` between two verbs' },
    {
      typed: 'Pod 是什么，为什么不直接管容器',
      parts: ['Pod 是什么', '为什么不直接管容器'],
      why: 'a comma before 为什么',
    },
    {
      typed: '排程器怎麼決定節點?taint 怎麼用',
      parts: ['排程器怎麼決定節點', 'taint 怎麼用'],
      why: 'Traditional, without a space',
    },
    {
      typed: '回滚到指定版本，历史版本保留多少个',
      parts: ['回滚到指定版本', '历史版本保留多少个'],
      why: 'the asking word at the end',
    },
    { typed: '内存满了，Pod 被杀掉', parts: [], why: 'a comma, but nothing is asked behind it' },
    { typed: 'is it safe? ok', parts: [], why: 'what is left is too short to ask for anything' },
    { typed: `${'It worked before. '.repeat(10)}Why? And how do I mend it?`, parts: [], why: 'a story' },
    { typed: 'Error: no such host?\nwhat is a Pod?', parts: [], why: 'lines that were pasted' },
  ])('$typed: $why', ({ typed, parts }) => {
    expect(partsOfQuestion(typed)).toEqual(parts)
  })
})
