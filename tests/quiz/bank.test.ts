import { describe, expect, it } from 'vitest'
import { type Bank, type BankItem, bankOf, textOf } from '../../src/quiz/bank.ts'
import { libraryWith, ownLibrary } from './libraries.ts'

const own = await ownLibrary()

const note = (lang: string, title: string, quiz: string) => `---
id: pods
lang: ${lang}
---

# ${title}

A Pod is the smallest unit that Kubernetes schedules.

## Restarts

The kubelet restarts a crashing container with a growing delay.

## Quiz

${quiz}
`
const english =
  '### Who restarts a crashing container?\n\n`single` `id: who`\n\n- [x] the kubelet\n- [ ] the scheduler\n'
const chinese = '### 谁重启崩溃的容器？\n\n`单选` `id: who`\n\n- [x] kubelet\n- [ ] 调度器\n'

function bankWith(files: Record<string, string>): Bank {
  return bankOf(libraryWith(files))
}

/** The only item of an English note with that quiz. */
function onlyItem(quiz: string): BankItem | undefined {
  return [...bankWith({ 'en/pods.md': note('en', 'Pods', quiz) }).items.values()][0]
}

describe('the bank', () => {
  it('holds a pair of items once, in both languages', () => {
    const files = { 'en/k8s/pods.md': note('en', 'Pods', english), 'zh/k8s/pods.md': note('zh', 'Pod', chinese) }
    const [item, ...others] = bankWith(files).items.values()
    expect(others).toEqual([])
    expect(item).toMatchObject({ key: 'k8s/pods/who', kind: 'single', topic: 'k8s', noteId: 'k8s/pods' })
    expect(item && [textOf(item, 'en').note.lang, textOf(item, 'zh').note.lang]).toEqual(['en', 'zh'])
  })

  it('shows an item in the language that it exists in', () => {
    const item = onlyItem(english)
    expect(item && textOf(item, 'zh').note.lang).toBe('en')
  })

  it('knows the section that answers', () => {
    expect(onlyItem(english)?.texts.en?.section.heading).toBe('Restarts')
  })

  it.each([
    { from: 'the scheduler', to: 'the API server', same: false, why: 'an option has changed' },
    { from: '[x] the kubelet\n- [ ]', to: '[ ] the kubelet\n- [x]', same: false, why: 'another is right' },
    { from: '`single`', to: '`single` `level 3`', same: false, why: 'its level has' },
    { from: '###', to: '\n###', same: true, why: 'it has only moved' },
  ])('gives an item a version that stays the same ($same): $why', ({ from, to, same }) => {
    const [before, after] = [english, english.replace(from, to)].map((quiz) => onlyItem(quiz)?.texts.en?.version)
    expect(after).toMatch(/^[0-9a-f]{12}$/)
    expect(after === before).toBe(same)
  })

  it.each([
    { blanks: 10, kind: 'cloze', why: 'as many blanks as can be shown' },
    { blanks: 11, kind: 'single', why: 'one more, so that only the next item is left' },
  ])('leaves out what Slack could not show: $why', ({ blanks, kind }) => {
    const stem = Array.from({ length: blanks }, () => '`____`').join(' ')
    const quiz = `### ${stem}\n\n\`cloze\` \`id: many\`\n\n${'**Answer**: `x`\n\n'.repeat(blanks)}${english}`
    expect(onlyItem(quiz)?.kind).toBe(kind)
  })

  it('is made once for a library', () => {
    const library = libraryWith({ 'en/pods.md': note('en', 'Pods', english) })
    expect(bankOf(library)).toBe(bankOf(library))
  })

  it('knows the words of the notes', () => {
    const { isWord } = bankWith({ 'en/pods.md': note('en', 'Pods', english) })
    expect(['container', 'containers', 'containrs'].map(isWord)).toEqual([true, true, false])
  })
})

describe('the section that answers an item of our notes', () => {
  it.each([
    { key: 'one-concern-per-container/what-init-adds', heading: 'Why use docker run --init?' },
    { key: 'lxc/what-docker-uses', heading: 'Is Docker based on LXC?' },
    { key: 'autoscaling/cpu-to-zero', heading: 'Can the HPA scale to zero?' },
    { key: 'daemonsets/cordoned-node', heading: 'Why is there no DaemonSet Pod on a node?' },
  ])('$key is "$heading"', ({ key, heading }) => {
    const item = bankOf(own).items.get(key)
    expect(item?.texts.en?.section.heading).toBe(heading)
  })

  it('is the same in both languages', () => {
    for (const { key, texts } of bankOf(own).items.values()) {
      expect(own.sections[texts.en?.section.twin ?? -1]?.id, key).toBe(texts.zh?.section.id)
    }
  })
})
