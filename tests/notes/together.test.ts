import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkTogether } from '../../src/notes/check-together.ts'
import { parseNote } from '../../src/notes/parse.ts'
import { formatProblem } from '../../src/notes/problem.ts'
import { goodNote, parseOwn } from './good-note.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'notes')
const example = (lang: string) => readFileSync(join(fixtures, lang, 'linux', 'linux-namespaces.md'), 'utf8')

/** Two pairs that refer to one another; nothing is wrong between them. */
const folder: Readonly<Record<string, string>> = {
  'en/linux/cgroups.md': goodNote,
  'zh/linux/cgroups.md': goodNote.replace('lang: en', 'lang: zh').replaceAll('[cgroup]', '[控制组]'),
  'en/linux/linux-namespaces.md': lonely(example('en')),
  'zh/linux/linux-namespaces.md': lonely(example('zh')),
}

/** The example without its links to notes that are not here. */
function lonely(text: string): string {
  return text
    .replace(/^related:.*$/m, 'related: [cgroups]')
    .replace(/\[([^\]]*)\]\(\.\.\/k8s-core\/k8s-namespaces\.md\)/, '$1')
}

interface Change {
  readonly file: string
  readonly from?: string | RegExp
  readonly to?: string
  /** Puts the file elsewhere; without `from` and `moved` it is left out. */
  readonly moved?: string
}

function check({ file, from, to = '', moved }: Change): string[] {
  const files = new Map(Object.entries(folder))
  const text = files.get(file) ?? ''
  const changed = text.replace(from ?? '', () => to)
  if (from && changed === text) throw new Error(`${file} does not hold ${from}`)
  if (from === undefined) files.delete(file)
  if (from !== undefined || moved !== undefined)
    files.set(
      moved ?? file,
      text.replace(from ?? '', () => to),
    )
  const parsed = [...files].map(([path, source]) => parseOwn(source, { path }))
  return checkTogether(parsed, { strict: true, fileExists: (path) => path === 'assets/there.svg' }).map(formatProblem)
}

describe('checkTogether() finds', () => {
  it('nothing between notes that fit together', () => {
    expect(check({ file: 'en/linux/cgroups.md', from: '' })).toEqual([])
  })

  const cgroups = 'zh/linux/cgroups.md'
  it.each<Change & { why: string; says: string }>([
    {
      why: 'a half is missing',
      file: cgroups,
      says: 'en/linux/cgroups.md:1:1: error E003 other half of the pair is missing: zh/linux/cgroups.md',
    },
    {
      why: 'a half lies elsewhere',
      file: cgroups,
      moved: 'zh/basics/cgroups.md',
      says: 'error E003 other half of the pair is missing: zh/linux/cgroups.md; zh/basics/cgroups.md has the same id',
    },
    {
      why: 'one id for two files',
      file: cgroups,
      from: 'id: cgroups',
      to: 'id: linux-namespaces',
      says: 'error E002 id "linux-namespaces" is also that of zh/linux/cgroups.md',
    },
    {
      why: 'other level',
      file: cgroups,
      from: 'level: 1',
      to: 'level: 2',
      says: 'zh/linux/cgroups.md:6:1: error E004 level differs',
    },
    {
      why: 'other kind',
      file: cgroups,
      from: 'level: 1',
      to: 'level: 1\nkind: history',
      says: 'error E004 kind differs',
    },
    {
      why: 'other tags',
      file: cgroups,
      from: '[linux, resources]',
      to: '[linux]',
      says: '(only in en/linux/cgroups.md: resources)',
    },
    {
      why: 'other sources',
      file: cgroups,
      from: 'cgroups.7.html',
      to: 'cgroups.7',
      says: 'error E004 sources differs',
    },
    {
      why: 'other related notes',
      file: cgroups,
      from: 'related: [linux-namespaces]',
      to: 'related: []',
      says: 'error E004 related differs',
    },
    {
      why: 'a question on one side only',
      file: cgroups,
      from: 'id: controllers',
      to: 'id: other',
      says: 'zh/linux/cgroups.md:44:1: error E209 question "other" is missing in en/linux/cgroups.md',
    },
    {
      why: 'other level of a question',
      file: cgroups,
      from: '`level 2` `id: controllers`',
      to: '`level 3` `id: controllers`',
      says: 'E209 level of question "controllers" is 3 here, but 2',
    },
    {
      why: 'other type of a question',
      file: cgroups,
      from: '`single` `level 1`',
      to: '`multiple` `level 1`',
      says: 'E209 type of question "what-is-limited" is multiple here, but single',
    },
    {
      why: 'other number of right answers',
      file: cgroups,
      from: '- [x] cpu',
      to: '- [ ] cpu',
      says: 'E209 number of right answers of question "controllers" is 1 here, but 2',
    },
    {
      why: 'right answers at other places',
      file: cgroups,
      from: '- [x] cpu\n- [ ] hostname',
      to: '- [ ] cpu\n- [x] hostname',
      says: 'E209 place of the right answers of question "controllers" is 1, 3 here, but 1, 2 in en/linux/cgroups.md',
    },
    {
      why: 'a statement that is true on one side only',
      file: 'zh/linux/linux-namespaces.md',
      from: /- \[ \] 对[\s\S]*?- \[x\] 错/,
      to: '- [x] 对\n- [ ] 错\n  > 重名。',
      says: 'E209 right answer of question "not-k8s-namespace" is true here, but false in en/linux/linux-namespaces.md',
    },
    {
      why: 'a related note that does not exist',
      file: cgroups,
      from: '[linux-namespaces]',
      to: '[linux-namespace]',
      says: 'zh/linux/cgroups.md:9:11: error E106 related note "linux-namespace" does not exist (did you mean linux-namespaces?)',
    },
    {
      why: 'a link to nothing',
      file: cgroups,
      from: './linux-namespaces.md',
      to: './linux-namespace.md',
      says: 'zh/linux/cgroups.md:23:43: error E301 link target not found: ./linux-namespace.md (did you mean linux-namespaces.md?)',
    },
    {
      why: 'a link to the beginning of a name',
      file: cgroups,
      from: './linux-namespaces.md',
      to: './linux.md',
      says: '(did you mean linux-namespaces.md?)',
    },
    {
      why: 'an anchor that does not exist',
      file: 'en/linux/cgroups.md',
      from: './linux-namespaces.md',
      to: './linux-namespaces.md#the-eight-kind',
      says: 'E301 en/linux/linux-namespaces.md has no heading #the-eight-kind (did you mean the-eight-kinds?)',
    },
    {
      why: 'an image without a file',
      file: cgroups,
      from: '```console',
      to: '![A tree.](../../assets/gone.svg)\n\n```console',
      says: 'zh/linux/cgroups.md:25:1: error E303 image file not found: ../../assets/gone.svg',
    },
    {
      why: 'an alias of two notes',
      file: 'zh/linux/linux-namespaces.md',
      from: '  - netns',
      to: '  - 控制组',
      says: '',
    },
    {
      why: 'a signature of two notes',
      file: cgroups,
      from: 'level: 1',
      to: 'level: 1\nsignatures: [OOMKilled]',
      says: '',
    },
  ])('$why', ({ says, why, ...change }) => {
    const lines = check(change)
    if (says === '')
      expect(lines).toEqual([]) // related notes may share an alias, a signature stands in one note here
    else expect(lines).toContainEqual(expect.stringContaining(says))
  })

  it.each([
    { field: 'aliases', why: 'the notes are not related', why2: 'W502' },
    { field: 'signatures', why: 'a search cannot decide', why2: 'W502' },
  ])('W502 for $field that two notes share: $why', ({ field }) => {
    const texts = ['en/a/one.md', 'en/a/two.md'].map((path) =>
      parseOwn(`---\nid: ${path.slice(5, 8)}\nlang: en\n${field}: [Same]\n---\n\n# T\n\nText.\n`, { path }),
    )
    const found = checkTogether(texts, { strict: true }).filter(({ code }) => code === 'W502')
    expect(found.map(formatProblem)).toEqual([
      `en/a/two.md:4:${field.length + 4}: warning W502 "Same" is also among the ${field} of en/a/one.md`,
    ])
  })

  it('W502 for a way of asking that leads to two sections', () => {
    const note = (id: string, line: string) =>
      parseOwn(`---\nid: ${id}\nlang: en\n---\n\n# T\n\n<!-- asked as\n${line}\n-->\n\nText.\n`, {
        path: `en/a/${id}.md`,
      })
    const found = checkTogether([note('one', 'who killed it?'), note('two', 'Who killed it?')], { strict: true })
    expect(found.filter(({ code }) => code === 'W502').map(formatProblem)).toEqual([
      'en/a/two.md:6:1: warning W502 "Who killed it?" is also asked in en/a/one.md:6',
    ])
  })

  it('W503 for a note to which nothing leads', () => {
    const parsed = ['en/a/one.md', 'en/a/two.md'].map((path) =>
      parseOwn(`---\nid: ${path.slice(5, 8)}\nlang: en\nrelated: [two]\n---\n`, { path }),
    )
    expect(checkTogether(parsed, { strict: true }).filter(({ code }) => code === 'W503')).toMatchObject([
      { path: 'en/a/one.md' },
    ])
  })

  it('no disagreement about questions while one of them is broken', () => {
    expect(check({ file: cgroups, from: '[x] Memory', to: '[ ] Memory' })).toEqual([])
  })

  it('images that are there', () => {
    expect(
      check({ file: cgroups, from: '```console', to: '![A tree.](../../assets/there.svg)\n\n```console' }),
    ).toEqual([])
  })

  it('of strangers only names: the same title twice, and wiki links that lead nowhere', () => {
    const parsed = ['a/x.md', 'b/y.md'].map((path) => parseNote('# Pods\n\nSee [[gone]].\n', { path, strict: false }))
    expect(checkTogether(parsed, { strict: false }).map(formatProblem)).toEqual([
      'a/x.md:1:1: warning W607 [[gone]] leads to no note and stays plain text',
      'b/y.md:1:1: warning W607 [[gone]] leads to no note and stays plain text',
      'b/y.md:1:1: warning W617 a/x.md has the same title',
    ])
  })
})
