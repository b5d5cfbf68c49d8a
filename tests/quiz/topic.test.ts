import { describe, expect, it } from 'vitest'
import { bankOf } from '../../src/quiz/bank.ts'
import { readTopic, topicByKey, topicShared, topicsOf } from '../../src/quiz/topic.ts'
import { words } from '../../src/words/words.ts'
import { ownLibrary } from './libraries.ts'

const own = await ownLibrary()
const bank = bankOf(own)

describe('a topic', () => {
  it.each([
    { typed: 'k8s-storage', lang: 'en', name: 'Kubernetes storage', why: 'the folder' },
    { typed: ' Network ', lang: 'en', name: 'Kubernetes networking', why: 'the end of its name, in another form' },
    { typed: '网络', lang: 'zh', name: 'Kubernetes 网络', why: 'its name in Chinese' },
    { typed: 'netwrok', lang: 'en', name: 'Kubernetes networking', why: 'a slip of the finger' },
    { typed: 'ｄｏｃｋｅｒ', lang: 'en', name: 'Docker', why: 'full width' },
    { typed: 'k8s', lang: 'en', name: 'Kubernetes', why: 'what several folders begin with' },
    { typed: 'image-vs-container', lang: 'en', name: 'Image and container', why: 'the id of a note' },
    { typed: 'football', lang: 'en', name: undefined, why: 'the notes know nothing of it' },
    { typed: 'how to make bread', lang: 'en', name: undefined, why: 'our search is not sure' },
    { typed: 'the', lang: 'en', name: undefined, why: 'nothing is asked for' },
  ] as const)('"$typed" is $name: $why', ({ typed, lang, name }) => {
    expect(readTopic(own, typed, lang)?.name).toBe(name)
  })

  it.each([
    { typed: 'cgroup', note: 'cgroups', why: 'a word that the note explains' },
    { typed: '调度', note: 'scheduling-affinity-taints', why: 'in Chinese' },
    { typed: 'liveness probe', note: 'probes', why: 'our search' },
    { typed: 'network policy', note: 'network-policies', why: 'a word of a folder and more' },
  ])('"$typed" has items of the note $note alone: $why', ({ typed, note }) => {
    const items = readTopic(own, typed, 'en')?.items.flat() ?? []
    expect(new Set(items.map(({ noteId }) => noteId))).toEqual(new Set([note]))
  })

  it('that a button names is the same again, in either language', () => {
    for (const { key = '', name, items } of topicsOf(own, 'zh')) {
      expect(topicByKey(own, key, 'zh')).toMatchObject({ name })
      expect(topicByKey(own, key, 'en')?.items.flat()).toEqual(items.flat())
    }
  })

  it('that has gone is none', () => {
    expect(topicByKey(own, '0'.repeat(16), 'en')).toBeUndefined()
  })

  const itemsOf = (...ids: string[]) => [...bank.items.values()].filter(({ noteId }) => ids.includes(noteId))
  it.each([
    { ids: ['probes'], name: 'Probes: liveness, readiness, startup', why: 'one note' },
    { ids: ['probes', 'autoscaling'], name: 'Kubernetes workloads', why: 'one folder' },
    { ids: ['probes', 'cgroups'], name: undefined, why: 'two folders' },
    { ids: [], name: undefined, why: 'nothing' },
  ])('of items of $ids is $name: $why', ({ ids, name }) => {
    expect(topicShared(own, itemsOf(...ids), 'en')?.name).toBe(name)
  })
})

describe('the names of topics', () => {
  it.each(['en', 'zh'] as const)('are those of people, not of folders (%s)', (lang) => {
    const folders = new Set([...bank.items.values()].map(({ topic }) => topic))
    expect(folders.size).toBeGreaterThan(5)
    expect([...folders].filter((folder) => !Object.hasOwn(words[lang].topics.names, folder))).toEqual([])
  })
})
