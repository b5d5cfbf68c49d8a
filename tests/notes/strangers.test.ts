import { describe, expect, it } from 'vitest'
import { linkNames } from '../../src/notes/link-names.ts'
import type { Note } from '../../src/notes/note.ts'
import { passageText } from '../../src/notes/passage.ts'
import { codes } from '../../src/notes/problem.ts'
import { codesOf, goodNote, parseStrange } from './good-note.ts'

interface Row {
  readonly code: string
  readonly why: string
  readonly source: string
  readonly path?: string
  readonly note?: Partial<Note>
  /** All text that is shown, sections and passages on lines of their own. */
  readonly text?: string
}

const fm = '---\ntitle: T\n---\n'

const rows: readonly Row[] = [
  {
    code: 'W601',
    why: 'the title is the H1',
    source: '# Pods\n\nText.\n',
    note: { id: 'blog/post', title: 'Pods', lang: 'en', level: 1, sources: [] },
  },
  { code: 'W601', why: 'the title is the first heading', source: '## Pods\n\nText.\n', note: { title: 'Pods' } },
  {
    code: 'W601',
    why: 'the title is the file name',
    source: 'Text.\n',
    path: 'blog/my-pods.md',
    note: { id: 'blog/my-pods', title: 'my-pods' },
  },
  {
    code: 'W601',
    why: 'the language is guessed by the characters',
    source: '# Pod\n\n容器组是最小的部署单元 in Kubernetes。\n',
    note: { lang: 'zh' },
  },
  {
    code: 'W601',
    why: 'the language is that of the folder',
    source: '# Pod\n\n容器组是最小的部署单元。\n',
    path: 'en/pod.md',
    note: { lang: 'en' },
  },
  {
    code: 'W602',
    why: 'tags and categories are one list, the date is a day',
    source:
      '---\ntitle: T\ndate: 2023-1-5 10:00:00\ntags: [[k8s, docker], ops]\ncategories:\n  - [cloud, native]\ntoc: true\n---\n\nText.\n',
    note: { title: 'T', updated: '2023-01-05', tags: ['k8s', 'docker', 'ops', 'cloud', 'native'] },
  },
  {
    code: 'W603',
    why: 'TOML is skipped as a block',
    source: '+++\ntitle = "T"\n+++\n\n# Pods\n\nText.\n',
    note: { title: 'Pods' },
    text: 'Text.',
  },
  {
    code: 'W603',
    why: 'old addresses are no aliases',
    source: '---\ntitle: T\nslug: t\naliases: [/old/url, tee]\n---\n\nText.\n',
    note: { aliases: ['tee'] },
  },
  {
    code: 'W604',
    why: 'comments and block ids are dropped, marks and tags kept',
    source: `${fm}\nA ==b== #tag %%no%% c ^id-1\n\n%%\nlong\n%%\n\nk:: v\n`,
    text: 'A b #tag  c\nk:: v',
  },
  {
    code: 'W604',
    why: 'tags of Obsidian lose their mark',
    source: '---\ntags: "#a #b/c"\naliases: x, y\ncssclass: z\n---\n\nText.\n',
    note: { tags: ['a', 'b/c'], aliases: ['x', 'y'] },
  },
  {
    code: 'W605',
    why: 'a tab',
    source: '---\ntitle:\n\t- x\n---\n\n# Pods\n\nText.\n',
    note: { title: 'Pods' },
    text: 'Text.',
  },
  { code: 'W605', why: 'an unquoted colon', source: '---\ntitle: a: b\n---\n\nText.\n', note: { title: 'post' } },
  { code: 'W605', why: 'a key that stands twice', source: '---\ntitle: a\ntitle: b\n---\n\nText.\n' },
  { code: 'W605', why: 'a full-width colon', source: '---\ntitle：x\n---\n\nText.\n', text: 'Text.' },
  {
    code: 'W606',
    why: 'blank lines and a comment above',
    source: `\n<!-- x -->\n\n${fm}\nText.\n`,
    note: { title: 'T' },
    text: 'Text.',
  },
  { code: 'W606', why: 'a byte order mark', source: `\uFEFF${fm}\nText.\n`, note: { title: 'T' } },
  { code: 'W608', why: 'the whole file is one section', source: `${fm}\nA.\n\nB.\n`, text: 'A.\nB.' },
  {
    code: 'W609',
    why: 'other H1 are sections',
    source: '# A\n\na\n\n# B\n\nb\n',
    note: { title: 'A' },
    text: 'a\n## B\nb',
  },
  {
    code: 'W609',
    why: 'an H1 in the middle is the title and a section',
    source: '## A\n\na\n\n# B\n\nb\n',
    note: { title: 'B' },
    text: '## A\na\n## B\nb',
  },
  { code: 'W609', why: 'levels may jump', source: '# A\n\n#### B\n\nb\n', text: '## B\nb' },
  {
    code: 'W609',
    why: 'a bold line is a heading when there is no other',
    source: `${fm}\n**一、简介**\n\n容器。\n`,
    text: '## 一、简介\n容器。',
  },
  {
    code: 'W609',
    why: 'numbered entries with text below are sections',
    source: `${fm}\n1. First\n\n   Text.\n\n1. Second\n\n   More.\n`,
    text: '## First\nText.\n## Second\nMore.',
  },
  {
    code: 'W610',
    why: 'tags are dropped, their text is kept',
    source: `${fm}\n<div>Text<br>more <b>x</b> &amp; y</div>\n\na <font color="red">b</font> <img src=x alt="a cat">\n`,
    text: 'Text\nmore x & y\na b a cat',
  },
  {
    code: 'W610',
    why: 'scripts are dropped with their content',
    source: `${fm}\n<script>alert(1)</script>\n\n<style>\na{}\n</style>\n\nText <script>x</script>.\n`,
    text: 'Text .',
  },
  {
    code: 'W610',
    why: 'a summary is a heading',
    source: '# A\n\n<details><summary>More about it</summary>\n\nb\n\n</details>\n',
    text: '## More about it\nb',
  },
  {
    code: 'W611',
    why: 'known shortcodes are unwrapped',
    source: `${fm}\n[toc]\n\n{% raw %}{{ x }}{% endraw %}\n\n:::tip\nMind.\n:::\n\n!!! note "Title"\n`,
    text: '{{ x }}\nMind.\nTitle',
  },
  { code: 'W611', why: 'figures of Hugo are dropped', source: `${fm}\nA {{< figure src="x" >}} b\n`, text: 'A  b' },
  { code: 'W612', why: 'an image without alt text', source: `${fm}\na ![](x.png) b\n`, text: 'a [image] b' },
  { code: 'W612', why: 'an image within the text', source: `${fm}\n![cat](data:image/png;base64,xx)\n`, text: 'cat' },
  { code: 'W613', why: 'a code block is never closed', source: `${fm}\na\n\n~~~\nb\n`, text: 'a\nb' },
  {
    code: 'W614',
    why: 'Q and A in two paragraphs',
    source: `${fm}\nQ: What is a Pod?\n\nA: A group.\n\nOf containers.\n`,
    note: { items: [flash('what-is-a-pod', 'What is a Pod?', 'A group.\nOf containers.', 5)] },
  },
  {
    code: 'W614',
    why: '问 and 答 in one paragraph',
    source: `${fm}\n问：什么是 Pod？\n答：一组容器。\n`,
    note: { items: [flash('什么是-pod', '什么是 Pod？', '一组容器。', 5)] },
  },
  {
    code: 'W614',
    why: 'an answer that is folded away',
    source: '# T\n\n## What is a Pod?\n\n<details><summary>Show answer</summary>\n\nA group.\n\n</details>\n',
    note: { items: [flash('what-is-a-pod', 'What is a Pod?', 'A group.', 3)] },
  },
  {
    code: 'W615',
    why: 'a question without a right answer',
    source: '# T\n\n## Quiz\n\n### A?\n\n- [ ] a\n- [ ] b\n\n### B?\n\n- [x] a\n- [ ] b\n',
    note: { items: [expect.objectContaining({ id: 'b', kind: 'single' })] },
  },
  {
    code: 'W615',
    why: 'two right answers to a single choice',
    source: '# T\n\n## Quiz\n\n### A?\n\n`single`\n\n- [x] a\n- [x] b\n',
    note: { items: [] },
  },
  {
    code: 'W615',
    why: 'eleven options',
    source: `# T\n\n## Quiz\n\n### A?\n\n- [x] a\n${Array.from({ length: 10 }, (_, i) => `- [ ] b${i}`).join('\n')}\n`,
    note: { items: [] },
  },
  {
    code: 'W615',
    why: 'an option of 3,000 characters',
    source: `# T\n\n## Quiz\n\n### A?\n\n- [x] ${'x'.repeat(3_000)}\n- [ ] b\n`,
    note: { items: [] },
  },
  {
    code: 'W615',
    why: 'an option without text',
    source: '# T\n\n## Quiz\n\n### A?\n\n- [x] a\n- [ ]\n',
    note: { items: [] },
  },
  {
    code: 'W615',
    why: 'an answer that is not among the options',
    source: '# T\n\n## Quiz\n\n### A?\n\n- a\n- b\n\n**Answer**: c\n',
    note: { items: [] },
  },
  { code: 'W616', why: 'quotes 40 levels deep', source: `${fm}\n${'>'.repeat(40)} deep\n`, text: 'deep' },
]

describe('parseNote() reads strangers’ notes and warns', () => {
  it.each(rows)('$code: $why', ({ code, source, path, note, text }) => {
    const parsed = parseStrange(source, path)
    expect(codesOf(parsed)).toContain(code)
    expect(parsed.problems.every(({ severity }) => severity === 'warning')).toBe(true)
    if (note) expect(parsed.note).toMatchObject(note)
    if (text !== undefined) expect(shownText(parsed.note)).toBe(text)
  })

  it.each([
    { why: 'an empty file', source: '' },
    { why: 'only a byte order mark', source: '\uFEFF' },
    { why: 'only spaces', source: ' \n\t\n' },
    { why: 'only front matter', source: fm },
    { why: 'UTF-16', source: Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42, 0) },
    { why: 'GBK', source: Uint8Array.of(0xc8, 0xdd, 0xc6, 0xf7) },
    { why: 'Latin-1', source: Uint8Array.of(0x63, 0x61, 0x66, 0xe9) },
    { why: 'NUL bytes', source: 'a\0b' },
  ])('W616 and reads nothing: $why', ({ source }) => {
    const { note, problems } = parseStrange(source)
    expect(note).toBeUndefined()
    expect(problems.map(({ code, path, line }) => `${path}:${line} ${code}`)).toContain('blog/post.md:1 W616')
  })

  it('once of each kind, however often it is there', () => {
    const parsed = parseStrange(`${fm}\n${'<b>a</b> ![](x) ==b== %%c%%\n\n'.repeat(20)}`)
    expect(codesOf(parsed).toSorted()).toEqual(['W604', 'W608', 'W610', 'W612'])
  })

  it('of every kind but those that concern several files, or the terms', () => {
    const shown = new Set([...rows.map(({ code }) => code), 'W607', 'W617', 'W618'])
    expect(Object.keys(codes).filter((code) => code.startsWith('W6') && !shown.has(code))).toEqual([])
  })
})

describe('parseNote() reads strangers’ notes', () => {
  it.each([
    '---\ntitle: T\ndraft: true\n---\n\nText.\n',
    '+++\ndraft = true\n+++\n\nText.\n',
    '---\na: b: c\ndraft: true\n---\nText.\n',
  ])('unless they are drafts: %j', (source) => {
    expect(parseStrange(source)).toMatchObject({ problems: [] })
    expect(parseStrange(source).note).toBeUndefined()
  })

  it('that keep to our format without a word, with all that is in them', () => {
    const { note, problems } = parseStrange(goodNote, 'en/linux/cgroups.md')
    expect(problems).toEqual([])
    expect(note).toMatchObject({
      id: 'en/linux/cgroups',
      title: 'Control groups',
      tags: ['linux', 'resources'],
      updated: '2026-11-02',
    })
    expect(note?.items).toHaveLength(3)
    expect(note?.sections.map(({ heading }) => heading)).toEqual(['Control groups', 'What they limit'])
  })

  it('with to-do lists that never become questions', () => {
    const { note } = parseStrange('# Plans\n\n## To do\n\n- [x] eat\n- [ ] sleep\n')
    expect(note?.items).toEqual([])
    expect(shownText(note)).toBe('## To do\n☑ eat\n☐ sleep')
  })

  it('with exercises that are no quiz of ours as ordinary sections', () => {
    const { note } = parseStrange('# T\n\n## 练习题\n\n### 什么是容器？\n\n一组进程。\n')
    expect(shownText(note)).toBe('## 什么是容器？\n一组进程。')
  })

  it('with lists below exercises as text, since nobody said that their order is an answer', () => {
    const { note, problems } = parseStrange('# T\n\n## 练习题\n\n### 怎么部署？\n\n1. a\n2. b\n3. c\n')
    expect(note?.items).toEqual([])
    expect(shownText(note)).toBe('## 怎么部署？\n1. a\n2. b\n3. c')
    expect(codesOf({ problems })).toEqual(['W601'])
  })

  it('with code that looks like marks', () => {
    const body = '`$a%%.*` and `$b%%.*`\n\n    $c%%.* $d%%.*\n\n```sh\n:::\n%%\n```'
    expect(shownText(parseStrange(`${fm}\n${body}\n`).note)).toBe('$a%%.* and $b%%.*\n$c%%.* $d%%.*\n:::\n%%')
  })

  it('with rules of `---` as text', () => {
    expect(shownText(parseStrange('---\n\nText.\n\n---\n\nMore.\n').note)).toBe('Text.\nMore.')
  })

  it('with a title in the front matter and several H1 as sections', () => {
    const { note } = parseStrange('---\ntitle: T\n---\n\nLead.\n\n# A\n\na\n\n# B\n\nb\n')
    expect(note?.title).toBe('T')
    expect(shownText(note)).toBe('Lead.\n## A\na\n## B\nb')
  })
})

describe('linkNames()', () => {
  it.each([
    { wiki: '[[pods]]', run: { text: 'pods', link: 'k8s/pods.md' }, why: 'file name' },
    {
      wiki: '[[Container Group]]',
      run: { text: 'Container Group', link: 'k8s/pods.md' },
      why: 'title, whatever the case',
    },
    { wiki: '[[po]]', run: { text: 'po', link: 'k8s/pods.md' }, why: 'alias' },
    {
      wiki: '[[k8s/pods|the Pod]]',
      run: { text: 'the Pod', link: 'k8s/pods.md' },
      why: 'path, with a text of its own',
    },
    { wiki: '[[pods#Life cycle]]', run: { text: 'pods#Life cycle', link: 'k8s/pods.md#life-cycle' }, why: 'a section' },
    { wiki: '![[pods]]', run: { text: 'pods', link: 'k8s/pods.md' }, why: 'an embedded note is a link' },
    { wiki: '[[gone]]', run: { text: 'gone' }, why: 'no such note' },
  ])('makes of $wiki $run.link: $why', ({ wiki, run }) => {
    const pods = parseStrange(
      '---\ntitle: Container group\naliases: [po]\n---\n\nText.\n\n## Life cycle\n\nText.\n',
      'k8s/pods.md',
    )
    const [, linked] = linkNames([pods, parseStrange(`${fm}\n${wiki}\n`)])
    expect(linked?.note?.sections[0]?.passages).toEqual([{ kind: 'paragraph', runs: [run] }])
  })

  it('makes ids of related names', () => {
    const [one] = linkNames([
      parseStrange('---\nrelated: [two, none]\n---\n\nText.\n', 'a/one.md'),
      parseStrange('# Two\n\nText.\n', 'b/two.md'),
    ])
    expect(one?.note?.related).toEqual(['b/two'])
  })
})

function flash(id: string, stem: string, answer: string, line: number) {
  return {
    kind: 'flash',
    id,
    level: 1,
    stem: [{ text: stem }],
    answer: expect.toSatisfy((runs) => text(runs) === answer),
    explanation: [],
    line,
  } as never
}

function text(runs: readonly { text: string }[]): string {
  return runs.map((run) => run.text).join('')
}

function shownText(note: Note | undefined): string {
  return (note?.sections ?? [])
    .flatMap(({ heading, lead, passages }) => [...(lead ? [] : [`## ${heading}`]), ...passages.map(passageText)])
    .map((line) => line.replace(/^• /gm, ''))
    .join('\n')
}
