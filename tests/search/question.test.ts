import { describe, expect, it } from 'vitest'
import { Glossary, glossaryEntry } from '../../src/search/glossary.ts'
import { readQuestion, termsOf, termsSaid } from '../../src/search/question.ts'

const subjects = (text: string) => [...termsOf(readQuestion(text), ['subject'])]

describe('readQuestion() keeps', () => {
  it.each([
    { text: 'What is a namespace?', keeps: ['namespac'], why: 'words that ask say nothing of the subject' },
    {
      text: '容器和虚拟机有什么区别',
      keeps: ['容器', '虚拟', '拟机'],
      why: 'no pair is made across a word that falls away',
    },
    { text: '反亲和性怎么配', keeps: ['反亲', '亲和', '和性', '配'], why: '和 belongs to the word' },
    { text: '就绪探针', keeps: ['就绪', '绪探', '探针'], why: '就 belongs to the word' },
    {
      text: '磁盘空间报警',
      keeps: ['磁盘', '空间', '报警'],
      why: 'a pair across two words names nothing',
    },
    { text: '性能如何', keeps: ['性能'], why: '能 belongs to the word' },
    { text: 'K8s 的 namespace 是一回事吗', keeps: ['kubernet', 'namespac'], why: 'both scripts are read' },
    { text: 'limit limits LIMIT', keeps: ['limit'], why: 'a term counts once' },
    {
      text: 'see a pod w/o logs',
      keeps: ['see', 'pod', 'log'],
      why: '`without` falls away, also when it is shortened',
    },
    { text: 'do i rly need a pod tbh', keeps: ['pod'], why: 'short forms of chats say nothing of it either' },
    { text: 'what is it?', keeps: [], why: 'nothing is named' },
    { text: 'yo guys, restart cuz stuck tho lol', keeps: ['restart', 'stuck'], why: 'interjections ask for nothing' },
    { text: 'what on earth is an ingress', keeps: ['ingress'], why: 'so do set phrases' },
    { text: 'etcd 起什么作用', keeps: ['etcd'], why: 'what it is for is asked, and nothing starts (起)' },
    { text: 'tf state locked', keeps: ['tf', 'state', 'lock'], why: 'it is short for Terraform, too' },
    { text: 'newbie here, quick question: volumes?', keeps: ['volum'], why: 'so does who asks, and that they ask' },
    { text: "it isn't ready", keeps: ['readi'], why: 'half a contraction is no word' },
    { text: 'what does FROM do', keeps: ['from', 'dockerfil'], why: 'an instruction in capitals is no everyday word' },
    { text: 'RUN 和 CMD', keeps: ['run', 'cmd', 'dockerfil'], why: 'so it is among Chinese characters' },
    { text: 'RUN AND CMD', keeps: ['run', 'cmd'], why: 'where all is in capitals, they tell nothing' },
    { text: 'what is -it in run', keeps: ['it', 'run'], why: 'a flag is no pronoun' },
    {
      text: 'is it read-only - or not',
      keeps: ['read', 'onli', 'readonli'],
      why: 'a dash makes no flag, nor does a hyphen',
    },
    { text: 'what runs from /etc', keeps: ['run', 'etc'], why: 'in small letters they are everyday words' },
  ])('$keeps of "$text": $why', ({ text, keeps }) => {
    expect(subjects(text)).toEqual(keeps)
  })
})

it('joins no word that only asks to a phrase of the glossary', () => {
  const glossary = new Glossary([glossaryEntry(['镜像', 'image'], false)])
  const read = (text: string) => readQuestion(text, { glossary }).words
  expect(read('什么是镜像')).toEqual(read('镜像是什么'))
  expect(read('基础镜像').map(({ role }) => role)).toContain('joint')
})

describe('readQuestion() tells', () => {
  it.each([
    { text: 'what the heck is a sidecar', lang: 'en', shape: 'definition' },
    { text: 'what is EXPOSE good for', lang: 'en', shape: 'other' },
    { text: '容器是什么', lang: 'zh', shape: 'definition' },
    { text: '什么是 Pod', lang: 'zh', shape: 'definition' },
    { text: 'k8s 到底是干嘛的', lang: 'zh', shape: 'definition' },
    { text: 'kubelet 是做什么用的', lang: 'zh', shape: 'definition' },
    { text: 'etcd 起什么作用', lang: 'zh', shape: 'definition' },
    { text: 'Service 有啥用', lang: 'zh', shape: 'definition' },
    { text: 'what is a container', lang: 'en', shape: 'definition' },
    { text: "what's LXC", lang: 'en', shape: 'definition' },
    { text: 'Docker vs Podman', lang: undefined, shape: 'difference' },
    { text: '容器和虚拟机有什么区别', lang: 'zh', shape: 'difference' },
    { text: 'how do I limit memory', lang: 'en', shape: 'how' },
    { text: '怎么限制内存', lang: 'zh', shape: 'how' },
    { text: '为什么用容器', lang: 'zh', shape: 'why' },
    { text: 'what does 探针 mean in kubernetes', lang: undefined, shape: 'definition' },
    { text: 'Cannot connect to the daemon 怎么解决', lang: 'zh', shape: 'how' },
    { text: 'pod 起不来 what to do', lang: 'zh', shape: 'other' },
    { text: 'docker 怎么用', lang: 'zh', shape: 'how' },
    { text: 'docker compose depends_on healthcheck', lang: undefined, shape: 'other' },
    { text: 'docker run -it ubuntu', lang: undefined, shape: 'other' },
    { text: 'is it in read-only mode.', lang: 'en', shape: 'other' },
    { text: 'Ingress 和 Service 有啥不一样', lang: 'zh', shape: 'difference' },
    { text: '镜像和容器傻傻分不清', lang: 'zh', shape: 'difference' },
    { text: '小白问一下 Pod 是个啥玩意儿', lang: 'zh', shape: 'definition' },
    { text: 'CrashLoopBackOff', lang: undefined, shape: 'other' },
    { text: 'error: the server is not able to handle the request', lang: undefined, shape: 'other' },
    { text: 'why does it say error: not found', lang: 'en', shape: 'why' },
    { text: 'web-1 0/1 CrashLoopBackOff 5 (40s ago) 3m', lang: undefined, shape: 'other' },
  ] as const)('"$text" is $lang and asks for $shape', ({ text, lang, shape }) => {
    expect(readQuestion(text)).toMatchObject({ ...(lang && { lang }), shape })
    expect(readQuestion(text).lang).toBe(lang)
  })
})

it.each([
  { text: 'hey guys, how do I restart a pod lol', same: 'how do i restart a pod', why: 'fillers are left out' },
  { text: 'how tf do I restart a pod', same: 'how do i restart a pod', why: 'after a word that asks it is a curse' },
  { text: 'heyy quick q, soo how do I restart a pod', same: 'how do i restart a pod', why: 'also drawn out or short' },
  { text: 'lol', same: 'bruh', why: 'of fillers alone nothing is left' },
])('termsSaid() reads "$text" as "$same": $why', ({ text, same }) => {
  expect(termsSaid(text)).toEqual(termsSaid(same))
})

it.each([
  { text: `${'a'.repeat(255)}😀 namespace`, why: 'a word without end, then a character of two units' },
  { text: '😀'.repeat(200), why: 'characters of two units alone' },
  { text: '容器'.repeat(200), why: 'text without spaces' },
])('reads at most 256 characters, says so and parts no character: $why', ({ text }) => {
  const question = readQuestion(text)
  expect(question.cut).toBe(true)
  expect(question.text.length).toBeLessThanOrEqual(256)
  expect(question.text.isWellFormed()).toBe(true)
})

it('reads 256 characters whole', () => {
  expect(readQuestion(`${'a '.repeat(127)}bc`)).toMatchObject({ cut: false, text: `${'a '.repeat(127)}bc` })
})

it.each([
  { text: `what is a namespace? ${'INFO started '.repeat(40)}`, why: 'asked before a paste' },
  { text: `${'Yesterday we tried it on two machines. '.repeat(12)}What is a namespace?`, why: 'asked after a story' },
  {
    text: `${'昨天试过 两台机器 '.repeat(40)}namespace里的东西怎么查 谢谢`,
    why: 'Chinese without spaces is no word to leave out',
  },
])('reads both ends of a long text: $why', ({ text }) => {
  expect(readQuestion(text).words.map(({ text }) => text)).toContain('namespac')
})
