import { describe, expect, it } from 'vitest'
import { readRequest } from '../../src/commands/request.ts'

describe('readRequest()', () => {
  it.each([
    { typed: '／k8s 什么是 Pod', kind: 'question', text: '什么是 Pod', why: 'the slash is that of a Chinese keyboard' },
    { typed: '/k8s what is a pod', kind: 'question', text: 'what is a pod', why: 'threads take no commands' },
    { typed: '/k8sgpt review', kind: 'question', text: '/k8sgpt review', why: 'it is the name of a program' },
    { typed: 'OK, got it, thanks!', kind: 'thanks', text: 'OK, got it, thanks!', why: 'nothing is asked' },
    { typed: '好的，明白了', kind: 'thanks', text: '好的，明白了', why: 'nothing is asked in Chinese' },
    { typed: 'ok so how do I scale', kind: 'question', text: 'ok so how do I scale', why: 'something is asked' },
    { typed: '可以删除吗', kind: 'question', text: '可以删除吗', why: 'it only begins so' },
    { typed: '你是谁？', kind: 'help', text: '你是谁？', why: 'somebody asks who this is' },
    { typed: 'term', kind: 'term', text: '', why: 'no word is named' },
    { typed: '术语：', kind: 'term', text: '', why: 'none in Chinese' },
    { typed: 'terminating pods', kind: 'question', text: 'terminating pods', why: 'it only begins so' },
    { typed: 'quiz', kind: 'quiz', text: '', why: 'a round on anything' },
    { typed: 'Quiz me: network', kind: 'quiz', text: 'network', why: 'a round on a topic' },
    { typed: '测验 存储', kind: 'quiz', text: '存储', why: 'a round in Chinese' },
    { typed: 'quizzes in kubernetes', kind: 'question', text: 'quizzes in kubernetes', why: 'it only begins so' },
    { typed: 'review', kind: 'review', text: '', why: 'what is due' },
    { typed: '复习 更多', kind: 'review', text: '更多', why: 'more of what is due' },
    { typed: 'review 100', kind: 'review', text: '100', why: 'a number is no question' },
    { typed: 'review of docker', kind: 'question', text: 'docker', why: 'it goes on' },
    { typed: 'remind me what a pod is', kind: 'question', text: 'what a pod is', why: 'no time is named' },
    { typed: '提醒我一下什么是 Pod', kind: 'question', text: '什么是 Pod', why: 'the same in Chinese' },
    { typed: '复习一下 Docker', kind: 'question', text: 'Docker', why: 'a subject is named' },
    { typed: 'explain plan', kind: 'question', text: 'plan', why: 'nothing is lost of what is asked' },
    { typed: 'remind 9:30 pm', kind: 'remind', text: '9:30 pm', why: 'twelve hours are a day' },
    { typed: 'remind me at 9:30', kind: 'remind', text: '9:30', why: 'a time is named' },
    { typed: 'remind me at 18.30', kind: 'remind', text: '18.30', why: 'the full stop stands for a colon' },
    { typed: '提醒 9点', kind: 'remind', text: '9点', why: 'a time in Chinese' },
    { typed: '提醒我晚上8点半', kind: 'remind', text: '晚上8点半', why: 'without a space' },
    { typed: 'remind 九点', kind: 'remind', text: '九点', why: 'a time in words' },
    { typed: '提醒我早上9:30', kind: 'remind', text: '早上9:30', why: 'with the part of the day' },
    {
      typed: 'remind 晚上三点',
      kind: 'remind',
      text: '晚上三点',
      why: 'it looks like a time, which is to be said otherwise',
    },
    { typed: '提醒我检查点是什么', kind: 'question', text: '检查点是什么', why: 'no time is named' },
    { typed: '提醒 关闭', kind: 'remind', text: '关闭', why: 'no more reminders' },
    { typed: 'me', kind: 'progress', text: 'me', why: 'how far am I' },
    { typed: 'My data', kind: 'export', text: 'My data', why: 'case does not matter' },
    { typed: 'forget me', kind: 'forget', text: 'forget me', why: 'to be erased' },
    { typed: 'forget', kind: 'forget', text: 'forget', why: 'what else' },
    { typed: 'erase my data', kind: 'forget', text: 'erase my data', why: 'as the Home says it' },
    { typed: '忘记', kind: 'forget', text: '忘记', why: 'the same in Chinese' },
    { typed: 'my data volume is full', kind: 'question', text: 'my data volume is full', why: 'it is about a volume' },
  ])('takes "$typed" as $kind: $why', ({ typed, kind, text }) => {
    expect(readRequest(typed)).toMatchObject({ kind, text })
  })
})
