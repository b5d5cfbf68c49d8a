import { describe, expect, it } from 'vitest'
import { endOfLife, endOfLifeChecked } from '../../src/notes/end-of-life.ts'
import { findStale } from '../../src/notes/freshness.ts'
import type { Note } from '../../src/notes/note.ts'
import { goodNote, parseOwn, today } from './good-note.ts'

const ended = [{ name: 'Kubernetes v1.34', pattern: /\bv1\.34\b/g, on: '2026-10-27', source: 'https://k8s.io/' }]
const options = { today, ended, endedChecked: today, changed: new Map<string, string>() }
const line = 'A **controller** counts one resource.'

function note(text: string, path = 'en/linux/cgroups.md'): Note {
  const { note } = parseOwn(text, { path })
  if (!note) throw new Error('the note cannot be read')
  return note
}

function says(...notes: readonly Note[]): string[] {
  return findStale(notes, options).map(({ path, line, message }) => `${path}:${line ?? 1}: ${message}`)
}

describe('findStale() says', () => {
  it('nothing of a fresh note', () => {
    expect(says(note(goodNote))).toEqual([])
  })

  it.each([
    { checked: '2025-11-23', stale: [], why: 'a year ago' },
    {
      checked: '2025-11-22',
      stale: [
        'en/linux/cgroups.md:1: source "cgroups(7), Linux manual page" was checked 366 days ago: https://man7.org/linux/man-pages/man7/cgroups.7.html',
      ],
      why: 'more than a year ago',
    },
  ])('what source was checked $why', ({ checked, stale }) => {
    expect(says(note(goodNote.replace('checked: 2026-11-01', `checked: ${checked}`)))).toEqual(stale)
  })

  const found =
    'en/linux/cgroups.md:21: Kubernetes v1.34 reached its end of life on 2026-10-27, after the note was updated on 2026-10-01'
  it.each([
    { text: 'Kubelets of v1.34 are supported.', updated: '2026-10-01', stale: [found], why: 'it ended later' },
    { text: 'Kubelets of v1.34 are not.', updated: '2026-10-27', stale: [], why: 'its author knew' },
    { text: 'Stable since v1.34.', updated: '2026-10-01', stale: [], why: 'a beginning holds for ever' },
    { text: '从 v1.34 起稳定。', updated: '2026-10-01', stale: [], why: 'so it does in Chinese' },
    { text: 'v1.34+ has it.', updated: '2026-10-01', stale: [], why: 'and with a plus' },
    { text: 'See v1.345 of it.', updated: '2026-10-01', stale: [], why: 'it is another version' },
  ])('of "$text" updated on $updated: $why', ({ text, updated, stale }) => {
    expect(says(note(goodNote.replace(line, text).replace('updated: 2026-11-02', `updated: ${updated}`)))).toEqual(
      stale,
    )
  })

  it('of a version in a quiz question, at its line', () => {
    const old = goodNote.replace('Which of these are controllers?', 'Which controllers has v1.34?')
    expect(says(note(old.replace('updated: 2026-11-02', 'updated: 2026-10-01')))).toEqual([
      expect.stringContaining('cgroups.md:44: Kubernetes v1.34'),
    ])
  })

  describe('which half of a pair is older', () => {
    const en = note(goodNote)
    const zh = (updated: string) =>
      note(
        goodNote.replace('lang: en', 'lang: zh').replace('updated: 2026-11-02', `updated: ${updated}`),
        'zh/linux/cgroups.md',
      )
    const days = (en: string, zh: string) =>
      new Map([
        ['en/linux/cgroups.md', en],
        ['zh/linux/cgroups.md', zh],
      ])

    it('by the dates in the notes', () => {
      expect(says(en, zh('2026-11-05'))).toEqual([
        'en/linux/cgroups.md:1: is of 2026-11-02, but zh/linux/cgroups.md of 2026-11-05',
      ])
    })

    it.each([
      { changed: days('2026-11-02', '2026-11-02'), stale: [], why: 'both changed on the same day' },
      {
        changed: days('2026-11-02', '2026-11-09'),
        stale: ['was last changed on 2026-11-02, but zh/linux/cgroups.md on 2026-11-09 (git)'],
        why: 'one changed later',
      },
      { changed: days('2026-10-01', '2026-11-02'), stale: [], why: 'its own date says that it was read since' },
      { changed: new Map(), stale: [], why: 'there is no git' },
    ])('by git: $why', ({ changed, stale }) => {
      const found = findStale([en, zh('2026-11-02')], { ...options, changed })
      expect(found.map(({ message }) => message)).toEqual(stale)
    })
  })

  it('when the table itself is old', () => {
    const old = { ...options, endedChecked: '2026-07-25' }
    expect(findStale([], { ...old, today: '2026-11-22' })).toEqual([])
    expect(findStale([], old)).toEqual([
      {
        message: 'the ends of life in src/notes/end-of-life.ts were checked 121 days ago; read https://k8s.io/',
      },
    ])
  })
})

describe('the table of ends of life', () => {
  it.each([
    ['kubelet v1.34', 'Kubernetes v1.34'],
    ['containerd 1.7', 'containerd 1.7'],
    ['Docker Engine 27.5', 'Docker Engine 27'],
    ['Docker 27', 'Docker Engine 27'],
    ['Helm 3', 'Helm 3'],
    ['cgroup v1', 'cgroup v1'],
    ['cgroups v1', 'cgroup v1'],
    ['cgroup v2', undefined],
    ['Gateway API v1.6', undefined],
    ['Docker 1.12', undefined],
    ['v1.345', undefined],
  ])('"%s" is %s', (text, name) => {
    expect(endOfLife.filter(({ pattern }) => text.match(pattern)).map((one) => one.name)).toEqual(name ? [name] : [])
  })

  it('has dates, and a day on which they were checked', () => {
    const days = [endOfLifeChecked, ...endOfLife.map(({ on }) => on)]
    expect(days.filter((day) => Number.isNaN(Date.parse(day)) || !/^\d{4}-\d\d-\d\d$/.test(day))).toEqual([])
  })
})
