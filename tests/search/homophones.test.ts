import { describe, expect, it } from 'vitest'
import { Glossary, glossaryEntry } from '../../src/search/glossary.ts'
import { Homophones } from '../../src/search/homophones.ts'
import { soundOf } from '../../src/search/pinyin.ts'

const glossary = new Glossary([
  glossaryEntry(['镜像', 'image'], false),
  glossaryEntry(['守护进程集', 'DaemonSet'], false),
  glossaryEntry(['声明', 'claim'], false),
  glossaryEntry(['探针', 'probe'], false),
  glossaryEntry(['重要', 'important'], true),
  glossaryEntry(['任务', 'job'], true),
  glossaryEntry(['义务', 'duty'], true),
  glossaryEntry(['艺物', 'craft'], true),
  glossaryEntry(['服务', 'service'], false),
  glossaryEntry(['服务器', 'server'], true),
  glossaryEntry(['镜像站', 'mirror'], false),
  glossaryEntry(['历史', 'history'], true),
  glossaryEntry(['所有', 'all'], true),
  glossaryEntry(['断线', 'disconnect'], true),
  glossaryEntry(['客户端限流', 'client-side throttling'], false),
])
const notes = '断线 客户端 镜像 守护进程集 声明 探针 重要 任务 义务 艺物 管理员 风扇 拉取镜像 服务器 历史 所有 镜像站'
const homophones = new Homophones(
  glossary,
  (pair) => notes.includes(pair),
  (character) => '说试占'.includes(character),
)

describe('mend() reads', () => {
  it.each([
    { typed: '镜象和容器', meant: '镜像和容器', why: 'one character sounds like the one meant' },
    { typed: '守护进成集是干嘛的', meant: '守护进程集是干嘛的', why: 'it stands in a long phrase' },
    { typed: '申名', meant: '声明', why: 'a term may be typed as many speakers say it, without g' },
    { typed: '探真 and 镜象', meant: '探针 and 镜像', why: 'each run of characters is read by itself' },
    { typed: '定时任物', meant: '定时任务', why: 'everyday words that sound exactly so are meant too' },
    {
      typed: '服物起不来',
      meant: '服务起不来',
      why: 'the word with fewer wrong characters goes before the longer one',
    },
  ])('$typed as $meant: $why', ({ typed, meant }) => {
    expect(homophones.mend(typed)).toBe(meant)
  })

  it.each([
    { typed: '镜像拉取', why: 'the notes know each of its words' },
    { typed: '总要', why: 'an everyday word has to sound exactly the same' },
    { typed: '客户端限流', why: 'a phrase of the glossary is right, though no note holds it' },
    { typed: '竟', why: 'one character is no word' },
    { typed: '意雾', why: 'two words sound so' },
    { typed: '人物', why: 'it is a word of its own, though the notes do not know it' },
    { typed: '镜像里试', why: '里 and 试 are words, and none of them is in 历史' },
    { typed: '说有镜像', why: 'people often type 说 by itself' },
    { typed: '镜像占', why: '占 is a word of its own beside 镜像, as in 镜像占空间' },
    { typed: '龘龘龘', why: 'nothing sounds so' },
    { typed: 'jing xiang', why: 'it is not Chinese' },
    { typed: '', why: 'nothing was typed' },
  ])('$typed as it stands: $why', ({ typed }) => {
    expect(homophones.mend(typed)).toBe(typed)
  })
})

it.each([
  ['针', 'zhen'],
  ['真', 'zhen'],
  ['啊', 'a'],
  ['做', 'zuo'],
  ['镜', 'jing'],
  ['荣', 'rong'],
  ['容', 'rong'],
  ['a', undefined],
  ['か', undefined],
  ['𠮷', undefined],
])('%s sounds like %s', (character, sound) => {
  expect(soundOf(character)).toBe(sound)
})
