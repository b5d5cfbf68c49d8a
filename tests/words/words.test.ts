import { describe, expect, it } from 'vitest'
import { readRequest } from '../../src/commands/request.ts'
import { topicName } from '../../src/words/topics.ts'
import { words } from '../../src/words/words.ts'

/** Every text of a language, with what functions make of usual values. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return textsIn(value(...Array.from({ length: value.length }, () => sample)))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
/** Passes for a text, a number and a list. */
const sample = Object.assign(['1'], { toString: () => '1', questions: 1, cards: 1, reviews: 1, reports: 1 })

/** What stands behind `/k8s`, up to where the command ends. */
function commandsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/\/k8s ([^”"，。；：、;:,.()（）]+)/g)].map(([, typed = '']) => typed.trim()),
  )
}

describe('the commands that are told in Chinese', () => {
  const told = commandsIn(textsIn(words.zh))

  it('are in Chinese', () => {
    expect(told.length).toBeGreaterThan(15)
    expect(told.filter((typed) => !/\p{Script=Han}/u.test(typed))).toEqual([])
  })

  it('are commands', () => {
    const descriptions = /^加|^术语/
    expect(told.filter((typed) => !descriptions.test(typed) && readRequest(typed).kind === 'question')).toEqual([])
  })
})

describe('topicName()', () => {
  it.each([
    { folder: 'k8s-network', lang: 'en', name: 'Kubernetes networking', why: 'a folder of ours' },
    { folder: 'k8s-network', lang: 'zh', name: 'Kubernetes 网络', why: 'in Chinese' },
    { folder: 'team_on-call', lang: 'en', name: 'team on call', why: 'one of a team’s own' },
    { folder: 'docker/our-images', lang: 'en', name: 'Docker › our images', why: 'one in another' },
    { folder: 'constructor', lang: 'en', name: 'constructor', why: 'a word that objects have' },
    { folder: '', lang: 'zh', name: '其他笔记', why: 'notes in no folder' },
  ] as const)('of "$folder" is "$name": $why', ({ folder, lang, name }) => {
    expect(topicName(folder, lang)).toBe(name)
  })
})
