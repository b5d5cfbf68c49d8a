import { describe, expect, it } from 'vitest'
import { noteTemplate } from '../../scripts/note-template.ts'
import { writtenOf } from '../../src/notes/to-write.ts'
import { parseOwn, spoil } from './good-note.ts'

function written(source: string) {
  const { note } = parseOwn(source)
  if (!note) throw new Error('It is no note')
  const left = writtenOf(note)
  return left && { sections: left.sections.map(({ heading }) => heading), items: left.items.length }
}

const controlGroup = 'A control group is a set of processes'
const whole = { sections: ['Control groups', 'What they limit'], items: 3 }

describe('writtenOf() keeps', () => {
  it.each([
    { from: controlGroup, to: controlGroup, left: whole, why: 'a note in which all is written' },
    { from: controlGroup, to: 'Todo lists are no TODOs; it is a set', left: whole, why: 'other words' },
    {
      from: 'A **controller** counts',
      to: 'TODO: what counts',
      left: { ...whole, sections: ['Control groups'] },
      why: 'all but a section',
    },
    {
      from: '$ cat /proc/self/cgroup',
      to: '# a command\nTODO',
      left: { ...whole, sections: ['Control groups'] },
      why: 'all but a section with code to write',
    },
    {
      from: 'A **controller**',
      to: '<!-- asked as\nTODO how somebody asks\n-->\n\nA **controller**',
      left: { ...whole, sections: ['Control groups'] },
      why: 'all but a section with a way of asking to write',
    },
    {
      from: '> That is the UTS namespace.',
      to: '> TODO why it is wrong.',
      left: { ...whole, items: 2 },
      why: 'all but a quiz question',
    },
    { from: controlGroup, to: 'TODO the short answer', left: undefined, why: 'nothing without the definition' },
    { from: 'aliases: [cgroup]', to: 'aliases: [TODO a name]', left: undefined, why: 'nothing without an alias' },
    {
      from: 'https://man7.org/linux/man-pages/man7/cgroups.7.html',
      to: 'https://example.com/TODO',
      left: undefined,
      why: 'nothing without a source',
    },
  ])('$why', ({ from, to, left }) => {
    expect(written(spoil(from, to))).toEqual(left)
  })

  it.each(['en', 'zh'] as const)('nothing of the template in %s as it stands', (lang) => {
    expect(written(noteTemplate(lang, { id: 'cgroups', tag: 'linux', today: '2026-11-23' }))).toBeUndefined()
  })
})
