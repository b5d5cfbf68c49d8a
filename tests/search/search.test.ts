import { describe, expect, it } from 'vitest'
import { glossaryEntry } from '../../src/search/glossary.ts'
import { readQuestion } from '../../src/search/question.ts'
import { search } from '../../src/search/search.ts'
import { packIndex, type SearchDocument, SearchIndex } from '../../src/search/search-index.ts'
import { thresholds } from '../../src/search/weights.ts'

const document = (heading: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  heading,
  above: '',
  text,
  aliases: '',
  questions: '',
  asked: '',
  lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  lead: false,
  note: heading,
  ...more,
})

const names = 'netns\nnamespace\n命名空间'

const sections = [
  document('Linux namespaces', 'A namespace gives processes a private view of the system.', {
    lead: true,
    aliases: names,
  }),
  document('The eight kinds', 'PID, network, mount and user namespaces. A namespace for the clock came last.'),
  document('Linux 命名空间', '命名空间让一组进程看到自己的系统资源。', { lead: true, aliases: names }),
  document('cgroups', 'A control group limits memory and CPU time of processes.', { lead: true, aliases: '控制组' }),
  document('cgroups：资源限制', '控制组限制进程的内存和 CPU 时间。', { lead: true, aliases: 'cgroup' }),
  document('Rollouts', 'A revision is kept for each change.', {
    asked: 'my new version is worse, put the old one back',
  }),
  document('Images', 'An image is a template. Pull it from a registry. ImagePullBackOff says that this failed.', {
    lead: true,
  }),
]
const packed = packIndex(sections)
const index = new SearchIndex(packed)
const first = (question: string) => {
  const hit = search(index, readQuestion(question), { lang: 'en' }).hits[0]
  return hit && sections[hit.section]?.heading
}

it('is not sure of a section that holds none of what was asked but in a way of asking', () => {
  expect(search(index, readQuestion('what is worse'), { lang: 'en' })).toMatchObject({ confidence: 0 })
  expect(search(index, readQuestion('a revision that is worse'), { lang: 'en' }).confidence).toBeGreaterThan(0)
})

it('tells what people read from ways of asking', () => {
  expect(['revis', 'wors', 'sourdough'].map((term) => index.isRead(term))).toEqual([true, false, false])
})

it('finds the section of which somebody asks in these very words among hundreds that say them more often', () => {
  const many = Array.from({ length: 200 }, (_, i) =>
    document('Use a volume', 'Use a volume.', { note: `${i}`, asked: `use a volume ${i}` }),
  )
  const asked = document('Rollouts', 'A revision is kept for each change. '.repeat(9), { asked: 'use a volume' })
  const crowd = new SearchIndex(packIndex([...many, asked]))
  expect(search(crowd, readQuestion('use a volume'), { lang: 'en' }).hits.find(({ isAsked }) => isAsked)).toMatchObject(
    {
      section: 200,
    },
  )
})

it('is sure of the section of which somebody asks in these very words', () => {
  const typed = 'Put the old one back! My new version is worse'
  expect(first(typed)).toBe('Rollouts')
  expect(search(index, readQuestion(typed), { lang: 'en' }).confidence).toBeGreaterThanOrEqual(thresholds.sure)
})

describe('search() puts first', () => {
  it.each([
    { question: 'what is a namespace', heading: 'Linux namespaces', why: 'the definition answers "what is"' },
    { question: '命名空间是什么', heading: 'Linux 命名空间', why: 'the language of the question is preferred' },
    {
      question: 'which kinds of namespaces are there for the clock',
      heading: 'The eight kinds',
      why: 'it holds the words',
    },
    { question: 'netns', heading: 'Linux namespaces', why: 'an alias is another name of the note' },
    { question: 'namespce', heading: 'Linux namespaces', why: 'one letter is missing' },
    { question: 'imagepullbackoff', heading: 'Images', why: 'compound words are found in lower case' },
    { question: '記憶體限制', heading: 'cgroups：资源限制', why: 'Traditional words are folded' },
    { question: 'how to get the old version back', heading: 'Rollouts', why: 'people ask so for it' },
    { question: '???', heading: undefined, why: 'no word is left' },
    { question: 'football', heading: undefined, why: 'no section holds the word' },
    { question: '足球', heading: undefined, why: 'Chinese words are never guessed' },
  ])('$heading for "$question": $why', ({ question, heading }) => {
    expect(first(question)).toBe(heading)
  })
})

describe('search() takes as text', () => {
  it.each([
    '*',
    '.*',
    '(a+)+$',
    '~',
    '"',
    '\\',
    'AND NOT',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'İstanbul ß ไทย عربي',
    '\ud800',
  ])('%j', (question) => {
    expect(() => search(index, readQuestion(question))).not.toThrow()
    expect(search(index, readQuestion(`${question} namespace`)).hits.length).toBeGreaterThan(0)
  })
})

it.each([
  { hostile: 'k '.repeat(20_000), why: 'one term, many times' },
  { hostile: 'x'.repeat(40_000), why: 'one endless word' },
  { hostile: Array.from({ length: 500 }, (_, i) => `word${i}`).join(' '), why: 'many different words' },
  { hostile: '容器'.repeat(20_000), why: 'Chinese without an end' },
])('hands at most 12 distinct terms of 256 characters to the index: $why', ({ hostile }) => {
  expect(readQuestion(hostile).text.length).toBeLessThanOrEqual(256)
  expect(() => search(index, readQuestion(hostile))).not.toThrow()
})

it('does not score higher for the number of words that match, as MiniSearch does', () => {
  const scoreOf = (question: string) => search(index, readQuestion(question)).hits[0]?.score ?? 0
  expect(scoreOf('registry template')).toBeLessThan(2.5 * Math.max(scoreOf('registry'), scoreOf('template')))
})

it('is surer of a question whose words the notes hold than of one with words that they do not know', () => {
  const confidence = (question: string) => search(index, readQuestion(question)).confidence
  expect(confidence('what limits memory of processes')).toBeGreaterThan(
    confidence('what limits memory of football teams'),
  )
  expect(confidence('football')).toBe(0)
})

describe('of a word that is mentioned once', () => {
  const padding = 'Each request is written down with its time, its verb and who made it. '.repeat(30)
  const notes = [
    document('Audit log', `${padding}Look for the verb deletecollection. Whoever pays the salary reads it.`, {
      asked: 'who deleted my things',
    }),
    ...Array.from({ length: 30 }, (_, i) => document(`Note ${i}`, padding, { asked: 'who came here' })),
  ]
  const spoken = new Map([['salari', 1e-4]])
  const crowd = new SearchIndex(packIndex(notes, [], spoken))
  const again = new SearchIndex(
    packIndex([...notes, document('Again', `${padding}Not deletecollection.`, { asked: 'who was it' })], [], spoken),
  )
  it.each([
    { in: crowd, asked: 'deletecollection', answers: true, why: 'an identifier, in one note' },
    { in: crowd, asked: 'salary', answers: false, why: 'people talk of it everywhere' },
    { in: crowd, asked: 'deletecollection on mars', answers: false, why: 'that is not all that was asked' },
    { in: again, asked: 'deletecollection', answers: false, why: 'it could be the other note' },
  ])('$asked is answered: $answers, $why', ({ in: library, asked, answers }) => {
    const { confidence } = search(library, readQuestion(asked), { lang: 'en' })
    expect(confidence >= thresholds.answer).toBe(answers)
  })
})

describe('the confidence is higher', () => {
  const notes = new SearchIndex(
    packIndex([
      document('Quota of a namespace', 'It limits memory.', { note: 'quota' }),
      document('Images', 'A registry keeps layers, in which files of a program are.', { note: 'images' }),
    ]),
  )
  const confidence = (question: string) => search(notes, readQuestion(question)).confidence

  it.each([
    { surer: 'namespace quota', than: 'registry layers', why: 'the heading says it, and nothing else' },
    { surer: 'registry layers files', than: 'registry layers', why: 'more words score more' },
    { surer: 'registry layers', than: 'registry layers metallb', why: 'the note lacks a name' },
    { surer: 'registry layers', than: 'registry holidays beaches dinners', why: 'most of the rare words are missing' },
  ])('for "$surer" than for "$than": $why', ({ surer, than }) => {
    expect(confidence(surer)).toBeGreaterThan(confidence(than))
  })
})

describe('a name that was asked for', () => {
  const notes = new SearchIndex(
    packIndex([
      document('命名空间', '命名空间隔离进程。', { note: 'namespaces' }),
      document('查看', '用 lsns 列出。', { note: 'namespaces' }),
      document('镜像', '镜像从仓库拉取，用 skopeo 复制。', { note: 'images' }),
    ]),
  )
  const missing = (question: string) => search(notes, readQuestion(question)).signals.nameMissing

  it.each([
    { question: '命名空间 隔离 进程', expected: 0, why: 'none is asked for' },
    { question: 'lsns 命名空间 隔离 进程', expected: 0, why: 'another section of the note holds it' },
  ])('is not missing from the note for "$question": $why', ({ question, expected }) => {
    expect(missing(question)).toBe(expected)
  })

  it.each([
    { question: 'skopeo 命名空间 隔离 进程', why: 'only another note holds it' },
    { question: 'metallb 命名空间 隔离 进程', why: 'no note holds it' },
  ])('is missing from the note for "$question": $why', ({ question }) => {
    expect(missing(question)).toBeGreaterThan(0)
  })
})

describe('a name that the section does not say of itself', () => {
  const glossary = [glossaryEntry(['registry', '仓库'], false), glossaryEntry(['copy', '复制'], true)]
  const notes = new SearchIndex(
    packIndex(
      [
        document('Images', 'They come from a registry, and skopeo can copy them.', { asked: 'where to pull layers' }),
        document('镜像从哪里来', '镜像从仓库拉取，用 skopeo 复制。', { asked: '怎么用 crane 看镜像' }),
      ],
      glossary,
    ),
  )
  const unsaid = (question: string) => search(notes, readQuestion(question, notes)).signals.nameUnsaid

  it.each([
    { question: 'images layers', why: 'its ways of asking say the rest' },
    { question: 'images copy', why: 'an everyday word names nothing' },
    { question: 'images skopeo', why: 'in English every word is in Latin letters' },
    { question: '镜像 crane', why: 'a way of asking says it' },
    { question: '镜像 复制', why: 'an everyday word names nothing, in Chinese too' },
  ])('is not missing for "$question": $why', ({ question }) => {
    expect(unsaid(question)).toBe(0)
  })

  it.each([
    { question: 'images registry', why: 'a term of the glossary stands in its text only' },
    { question: '镜像 仓库', why: 'so it does in Chinese' },
    { question: '镜像 skopeo', why: 'in a Chinese question a word in Latin letters is a name' },
    { question: '镜像 metallb', why: 'no note holds it' },
  ])('is missing for "$question": $why', ({ question }) => {
    expect(unsaid(question)).toBeGreaterThan(0)
  })
})

it.each([
  { question: 'put the old version back, my new one is worse', more: false, why: 'the way of asking says no more' },
  { question: 'put the old version back', more: true, why: 'the way of asking says that another is worse' },
  { question: 'revision', more: false, why: 'no way of asking is like it' },
])('the nearest way of asking says more than "$question": $more, for $why', ({ question, more }) => {
  expect(search(index, readQuestion(question), { lang: 'en' }).signals.lineBeyond > 0).toBe(more)
})

it('takes everyday words for their translation, and terms for their synonyms too', () => {
  const found = (everyday: boolean) => {
    const documents = [document('en', 'Delete it.'), document('zh', '如此删除。')]
    const glossary = [glossaryEntry(['删除', '移除', 'delete'], everyday)]
    const either = new SearchIndex(packIndex(documents, glossary))
    return search(either, readQuestion('移除', either)).hits.map(({ section }) => documents[section]?.heading)
  }
  expect(found(true)).toEqual(['en'])
  expect(found(false).toSorted()).toEqual(['en', 'zh'])
})

it('says when a word was read as a similar one', () => {
  expect(search(index, readQuestion('namespce')).approximate).toBe(true)
  expect(search(index, readQuestion('namespace')).approximate).toBe(false)
})

it('finds the same in an index that is loaded again', () => {
  const loaded = new SearchIndex(packed)
  for (const question of ['what is a namespace', '控制组', 'imge registry']) {
    const { termsIn, ...found } = search(index, readQuestion(question))
    const { termsIn: loadedTerms, ...again } = search(loaded, readQuestion(question))
    expect(again).toEqual(found)
    for (const { section } of found.hits) expect(loadedTerms(section)).toEqual(termsIn(section))
  }
})
