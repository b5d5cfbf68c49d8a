import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/notes/item.ts'
import type { Section } from '../../src/notes/note.ts'
import { parseNote } from '../../src/notes/parse.ts'
import { type Passage, passageText, runsText } from '../../src/notes/passage.ts'
import { goodNote, ownBody, parseOwn, spoil, today } from './good-note.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'notes')
const readExample = (path: string) => parseNote(readFileSync(join(fixtures, path)), { path, strict: true, today })

describe.each([
  { path: 'en/linux/linux-namespaces.md', lang: 'en', title: 'Linux namespaces', definition: /^A Linux namespace is/ },
  { path: 'zh/linux/linux-namespaces.md', lang: 'zh', title: 'Linux 命名空间', definition: /^Linux 命名空间是内核/ },
] as const)('the example $path of the format', ({ path, lang, title, definition }) => {
  const { note, problems, anchors } = readExample(path)

  it('is right', () => {
    expect(problems).toEqual([])
  })

  it('says what its front matter says', () => {
    expect(note).toMatchObject({
      id: 'linux-namespaces',
      path,
      lang,
      title,
      level: 1,
      kind: 'concept',
      updated: '2026-11-23',
    })
    expect(note?.tags).toEqual(['linux', 'isolation'])
    expect(note?.related).toHaveLength(5)
    expect(note?.sources[0]).toEqual({
      title: expect.stringContaining('namespaces(7)'),
      url: 'https://man7.org/linux/man-pages/man7/namespaces.7.html',
      checked: '2026-11-23',
    })
  })

  it('opens with its definition and goes on with four sections', () => {
    const [lead, ...others] = note?.sections ?? []
    expect(lead).toMatchObject({ heading: title, lead: true, above: [], line: expect.any(Number) })
    expect(texts(lead)[0]).toMatch(definition)
    expect(others.map((section) => section.passages.map(({ kind }) => kind))).toEqual([
      ['paragraph', 'paragraph'],
      ['table', 'paragraph'],
      ['code', 'paragraph'],
      ['list'],
    ])
    expect(others.every(({ anchor }) => anchors.includes(anchor))).toBe(true)
  })

  it('keeps its quiz out of the sections', () => {
    expect(note?.items.map(({ id, kind, level }) => [id, kind, level])).toEqual([
      ['two-pid-ones', 'single', 1],
      ['what-is-isolated', 'multiple', 2],
      ['not-k8s-namespace', 'true-false', 1],
      ['unshare-command', 'cloze', 2],
      ['match-kinds', 'match', 2],
    ])
    expect(JSON.stringify(note?.sections)).not.toContain('nsenter')
  })

  it('gives every wrong choice its reason and every item its explanation', () => {
    for (const item of note?.items ?? []) {
      expect(item.explanation).not.toEqual([])
      expect(runsText(item.explanation)).not.toMatch(/^(Explanation|解析)/)
      if ('choices' in item) expect(item.choices.every(({ right, reason }) => right || reason.length > 0)).toBe(true)
    }
  })

  it('can be sent from a worker', () => {
    expect(structuredClone(readExample(path))).toEqual(readExample(path))
  })
})

describe('parseNote() reads', () => {
  it.each<{ what: string; body: string; passages: readonly Passage[] }>([
    {
      what: 'styles as runs, neighbours of one style joined',
      body: 'a **b** *c* ~~d~~ `e`',
      passages: [
        paragraph(
          { text: 'a ' },
          { text: 'b', bold: true },
          { text: ' ' },
          { text: 'c', italic: true },
          { text: ' ' },
          { text: 'd', strike: true },
          { text: ' ' },
          { text: 'e', code: true },
        ),
      ],
    },
    {
      what: 'styles in styles',
      body: '**a *b***',
      passages: [paragraph({ text: 'a ', bold: true }, { text: 'b', bold: true, italic: true })],
    },
    { what: 'a soft line end as a space', body: 'one\ntwo', passages: [paragraph({ text: 'one two' })] },
    {
      what: 'a soft line end between Chinese characters as nothing',
      body: '容器\n镜像',
      passages: [paragraph({ text: '容器镜像' })],
    },
    {
      what: 'a soft line end between styles',
      body: 'one\n**two**',
      passages: [paragraph({ text: 'one ' }, { text: 'two', bold: true })],
    },
    { what: 'a hard line end as a line end', body: 'one\\\ntwo', passages: [paragraph({ text: 'one\ntwo' })] },
    {
      what: 'a link that is given elsewhere',
      body: '[a][x]\n\n[x]: https://a.b/',
      passages: [paragraph({ text: 'a', link: 'https://a.b/' })],
    },
    {
      what: 'an alert without its marker',
      body: '> [!NOTE]\n> Mind.',
      passages: [{ kind: 'quote', runs: [{ text: 'Mind.' }] }],
    },
    {
      what: 'a quote paragraph by paragraph',
      body: '> a\n>\n> b',
      passages: [
        { kind: 'quote', runs: [{ text: 'a' }] },
        { kind: 'quote', runs: [{ text: 'b' }] },
      ],
    },
    {
      what: 'lists in lists, flattened',
      body: '- a\n  - b\n    1. c\n- d',
      passages: [
        {
          kind: 'list',
          items: [
            { indent: 0, runs: [{ text: 'a' }] },
            { indent: 1, runs: [{ text: 'b' }] },
            { indent: 2, number: 1, runs: [{ text: 'c' }] },
            { indent: 0, runs: [{ text: 'd' }] },
          ],
        },
      ],
    },
    {
      what: 'code within a list between two lists, the second of which goes on counting',
      body: '3. a\n\n   ```text\n   x\n   ```\n\n4. b',
      passages: [
        { kind: 'list', items: [{ indent: 0, number: 3, runs: [{ text: 'a' }] }] },
        { kind: 'code', language: 'text', text: 'x' },
        { kind: 'list', items: [{ indent: 0, number: 4, runs: [{ text: 'b' }] }] },
      ],
    },
    {
      what: 'tasks with their state',
      body: '- [x] a\n- [ ] b',
      passages: [
        {
          kind: 'list',
          items: [
            { indent: 0, checked: true, runs: [{ text: 'a' }] },
            { indent: 0, checked: false, runs: [{ text: 'b' }] },
          ],
        },
      ],
    },
    {
      what: 'a table with rows of equal length',
      body: '| a | b |\n|:-:|---|\n| 1 |',
      passages: [
        {
          kind: 'table',
          align: ['center', undefined],
          rows: [
            [[{ text: 'a' }], [{ text: 'b' }]],
            [[{ text: '1' }], []],
          ],
        },
      ],
    },
    {
      what: 'an image within the folder',
      body: '![A tree.](../../assets/tree.svg)',
      passages: [{ kind: 'image', alt: 'A tree.', url: 'assets/tree.svg' }],
    },
    {
      what: 'an image with a title',
      body: '![A tree.](../../assets/tree.svg "Trees")',
      passages: [{ kind: 'image', alt: 'A tree.', title: 'Trees', url: 'assets/tree.svg' }],
    },
    {
      what: 'text, image, text',
      body: 'a ![b](https://c.d/e.png) f',
      passages: [
        paragraph({ text: 'a' }),
        { kind: 'image', alt: 'b', url: 'https://c.d/e.png' },
        paragraph({ text: 'f' }),
      ],
    },
    {
      what: 'HTML as nothing',
      body: 'a <b>c</b>\n\n<!-- d -->\n\n<div>e</div>',
      passages: [paragraph({ text: 'a c' })],
    },
    {
      what: 'a mermaid diagram as the sentence below it',
      body: '```mermaid\ngraph TD\n```\n\nA box.',
      passages: [paragraph({ text: 'A box.' })],
    },
    {
      what: 'footnotes as text where they are given',
      body: 'a[^1]\n\n[^1]: b',
      passages: [paragraph({ text: 'a' }), paragraph({ text: 'b' })],
    },
    {
      what: 'code that holds back-ticks',
      body: '````text\n```\n````',
      passages: [{ kind: 'code', language: 'text', text: '```' }],
    },
  ])('$what', ({ body, passages }) => {
    expect(sectionsOf(`## Part\n\n${body}\n`)[1]?.passages).toEqual(passages)
  })

  it.each([
    { url: 'https://a.b/c?d#e', link: 'https://a.b/c?d#e', why: 'absolute' },
    { url: 'mailto:a@b.cd', link: 'mailto:a@b.cd', why: 'an address for mail' },
    { url: './pods.md', link: 'en/linux/pods.md', why: 'a note in the same folder' },
    { url: '../k8s-core/pods.md#phases', link: 'en/k8s-core/pods.md#phases', why: 'an anchor in another folder' },
    { url: '#quiz', link: 'en/linux/cgroups.md#quiz', why: 'an anchor in the note itself' },
    { url: '%2e%2e/a%20b.md', link: 'en/a b.md', why: 'percent codes are read first' },
    { url: '../../../secret', link: undefined, why: 'leaves the folder' },
    { url: '..%2f..%2f..%2fsecret', link: undefined, why: 'leaves the folder in percent codes' },
    { url: '/etc/passwd', link: undefined, why: 'absolute path' },
    { url: '//a.b/c', link: undefined, why: 'absolute without a scheme' },
    { url: 'javascript:alert(1)', link: undefined, why: 'a script' },
    { url: 'JavaScript&#58;alert(1)', link: undefined, why: 'a script in disguise' },
    { url: 'data:text/html,x', link: undefined, why: 'data' },
    { url: 'file:///etc/passwd', link: undefined, why: 'a file' },
    { url: 'http://', link: undefined, why: 'no host' },
    { url: `https://a.b/${'x'.repeat(3_000)}`, link: undefined, why: 'too long for Slack' },
  ])('a link to $url as $link: $why', ({ url, link }) => {
    const [, section] = sectionsOf(`## Part\n\n[text](${url})\n`)
    expect(section?.passages).toEqual([paragraph({ text: 'text', ...(link !== undefined && { link }) })])
  })

  it('sections with the headings above them', () => {
    const body = '## A\n\na\n\n### B\n\nb\n\n## C\n\n### D\n\nd\n\n### D\n\ne\n'
    expect(sectionsOf(body).map(({ heading, above, anchor, line }) => [heading, above, anchor, line])).toEqual([
      ['Control groups', [], 'control-groups', 17],
      ['A', [], 'a', 21],
      ['B', ['A'], 'b', 25],
      ['D', ['C'], 'd', 31],
      ['D', ['C'], 'd-1', 35],
    ])
  })

  it('the same sections whatever ends the lines', () => {
    const { note } = parseOwn(goodNote)
    for (const end of ['\r\n', '\r']) expect(parseOwn(goodNote.replaceAll('\n', end)).note).toEqual(note)
    expect(parseOwn(`\uFEFF${goodNote}`).note).toEqual(note)
  })

  it('nothing of a draft', () => {
    const parsed = parseOwn(spoil('level: 1', 'level: 9\ndraft: true'))
    expect(parsed).toEqual({ path: 'en/linux/cgroups.md', problems: [], links: [], anchors: [], places: {} })
  })

  it('where fields and links stand', () => {
    const { places, links } = parseOwn(goodNote)
    expect(places).toMatchObject({ title: { line: 3, column: 1 }, 'sources.0.url': { line: 12, column: 5 } })
    expect(links).toEqual([
      { url: './linux-namespaces.md', target: 'en/linux/linux-namespaces.md', line: 23, column: 43, image: false },
    ])
  })

  it('versions and signatures as text', () => {
    const { note } = parseOwn(
      spoil('level: 1', 'level: 1\napplies_to: {kubernetes: ">=1.35"}\nsignatures: [exit code 137]'),
    )
    expect(note).toMatchObject({ appliesTo: { kubernetes: '>=1.35' }, signatures: ['exit code 137'] })
  })

  it('front matter as data: keys of objects and words of YAML 1.1 stay what they are', () => {
    const parsed = parseOwn(spoil('title: Control groups', 'title: no\n__proto__: {polluted: true}\nconstructor: 1'))
    expect(parsed.note?.title).toBe('no')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('parseNote() reads items', () => {
  it.each<{ what: string; from: string; to: string; item: Partial<Item> }>([
    { what: 'a single choice without a chip', from: '`single` ', to: '', item: { kind: 'single' } },
    { what: 'a multiple choice without a chip', from: '`multiple` ', to: '', item: { kind: 'multiple' } },
    { what: 'a cloze without a chip', from: '`cloze` ', to: '', item: { kind: 'cloze' } },
    {
      what: 'the level of the note without a chip',
      from: '`level 2` `id: controllers`',
      to: '`id: controllers`',
      item: { id: 'controllers', level: 1 },
    },
    {
      what: 'Chinese chips',
      from: '`multiple` `level 2` `id: controllers`',
      to: '`多选` `难度 3` `id：controllers`',
      item: { kind: 'multiple', level: 3, id: 'controllers' },
    },
    {
      what: 'Traditional Chinese chips',
      from: '`multiple` `level 2`',
      to: '`多選` `難度 3`',
      item: { kind: 'multiple', level: 3 },
    },
    {
      what: 'a full-width colon',
      from: '**Answer**: ',
      to: '**答案**：',
      item: { kind: 'cloze', blanks: [['/sys/fs/cgroup', '/sys/fs/cgroup/']] },
    },
    {
      what: 'an order',
      from: '`cloze` `level 2` `id: mount-point`\n\n**Answer**: `/sys/fs/cgroup` / `/sys/fs/cgroup/`',
      to: '`id: steps`\n\n1. one\n2. two\n3. *three*',
      item: { kind: 'order', steps: [[{ text: 'one' }], [{ text: 'two' }], [{ text: 'three', italic: true }]] },
    },
    {
      what: 'pairs with any arrow outside code',
      from: '`cloze` `level 2` `id: mount-point`\n\n**Answer**: `/sys/fs/cgroup` / `/sys/fs/cgroup/`',
      to: '`id: pairs`\n\n- a → 1\n- `b -> x` -> 2\n- c => 3',
      item: {
        kind: 'match',
        pairs: [
          { left: [{ text: 'a' }], right: [{ text: '1' }] },
          { left: [{ text: 'b -> x', code: true }], right: [{ text: '2' }] },
          { left: [{ text: 'c' }], right: [{ text: '3' }] },
        ],
      },
    },
  ])('$what', ({ from, to, item }) => {
    expect(parseOwn(spoil(from, to)).note?.items).toContainEqual(expect.objectContaining(item))
  })

  it('one answer for each line and blank', () => {
    const source = spoil('mounted at `____`', 'mounted at `____` by `____`').replace(
      '`/sys/fs/cgroup` / `/sys/fs/cgroup/`',
      '`/sys/fs/cgroup`\n`systemd` / `init`',
    )
    const { note, problems } = parseOwn(source)
    expect(problems).toEqual([])
    expect(note?.items[2]).toMatchObject({ blanks: [['/sys/fs/cgroup'], ['systemd', 'init']] })
  })

  it('without the wrong ones, and the others all the same', () => {
    expect(parseOwn(spoil('[x] Memory', '[ ] Memory')).note?.items.map(({ id }) => id)).toEqual([
      'controllers',
      'mount-point',
    ])
  })

  it.each(['Quiz', 'QUIZZES', 'Self-test', 'Test yourself', '测验', '小测验', '自我測驗', '练习题：'])(
    'below the heading %s',
    (heading) => {
      expect(parseOwn(spoil('## Quiz', `## ${heading}`)).note?.items).toHaveLength(3)
    },
  )
})

function paragraph(...runs: Extract<Passage, { kind: 'paragraph' }>['runs']): Passage {
  return { kind: 'paragraph', runs }
}

function sectionsOf(body: string): readonly Section[] {
  return parseOwn(ownBody(body)).note?.sections ?? []
}

function texts(section: Section | undefined): string[] {
  return section?.passages.map(passageText) ?? []
}
