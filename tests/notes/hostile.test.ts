import { describe, expect, it } from 'vitest'
import { passageText } from '../../src/notes/passage.ts'
import { measured } from '../cpu-time.ts'
import { codesOf, goodNote, ownBody, parseOwn, parseStrange, spoil } from './good-note.ts'

const times = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i))

/** What cost a Markdown parser seconds or its stack, or may come from any editor. */
const hostile: readonly { readonly what: string; readonly source: string }[] = [
  { what: '10,000 quotes in one another', source: `${'>'.repeat(10_000)} end` },
  { what: 'quotes one deeper in every line', source: times(900, (i) => `${'>'.repeat(i)} end`).join('\n') },
  { what: 'a list 700 deep', source: times(700, (i) => `${' '.repeat(2 * i)}- end`).join('\n') },
  { what: '1,500 quotes and lists in turn', source: `${'> - '.repeat(1_500)}end` },
  { what: '10,000 brackets', source: `${'['.repeat(10_000)}end` },
  { what: '10,000 links in one another', source: `${'['.repeat(10_000)}end${'](b)'.repeat(10_000)}` },
  { what: '10,000 times *a_', source: `${'*a_'.repeat(10_000)}end` },
  { what: '10,000 times **x', source: `${'**x'.repeat(10_000)}end` },
  { what: '10,000 times ~~a', source: `${'~~a '.repeat(10_000)}end` },
  {
    what: 'marks just below the limit, then text',
    source: `${'['.repeat(2_000)}${'abcde '.repeat(5_000)}end`,
  },
  {
    what: 'runs of 1 to 1,000 back-ticks',
    source: `${times(1_000, (i) => '`'.repeat(i + 1)).join(' ')} end`,
  },
  { what: 'a fence that never closes', source: `\`\`\`\n${'line\n'.repeat(50_000)}end` },
  {
    what: 'a table of 200 times 1,000 cells',
    source: `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${`|${'b|'.repeat(200)}\n`.repeat(999)}\nend`,
  },
  {
    what: 'a table of 1,000 columns with short rows',
    source: `|${'a|'.repeat(1_000)}\n|${'-|'.repeat(1_000)}\n${'|b|\n'.repeat(500)}\nend`,
  },
  {
    what: '4,000 footnotes',
    source: `${times(4_000, (i) => `[^${i}]`).join(' ')}\n\n${times(4_000, (i) => `[^${i}]: x`).join('\n')}\n\nend`,
  },
  {
    what: '10,000 link references',
    source: `${times(10_000, (i) => `[a${i}]`).join(' ')}\n\n${times(10_000, (i) => `[a${i}]: /x`).join('\n')}\n\nend`,
  },
  { what: 'a footnote that refers to itself', source: 'end[^1]\n\n[^1]: [^1]' },
  { what: '10,000 comments that never close', source: `end\n\n${'<!--'.repeat(10_000)}` },
  { what: 'CDATA and a script that never close', source: 'end\n\n<![CDATA[ x\n\n<script>alert(1)' },
  { what: 'MDX and templates', source: "import x from 'y'\n\n{process.exit()}\n\n{{ x }} end" },
  {
    what: 'a code block of 200 kB',
    source: `\`\`\`text\n${`${'x'.repeat(79)}\n`.repeat(2_500)}\`\`\`\n\nend`,
  },
  { what: 'a heading of 10,000 characters', source: `# ${'x'.repeat(10_000)}\n\nend` },
  { what: 'seven #', source: '####### end' },
  { what: '2,000 headings', source: `${'## 🐳\n\n'.repeat(2_000)}end` },
]

describe('parseNote() survives within 2 s', () => {
  it.each(hostile)('$what', ({ source }) => {
    const { result, ms } = measured(() => parseStrange(source))
    const { note } = result
    expect(ms).toBeLessThan(2_000)
    const text = note?.sections.flatMap(({ passages }) => passages.map(passageText)).join('\n') ?? ''
    expect(text).toContain('end')
    expect(Math.max(...indents(note?.sections))).toBeLessThanOrEqual(8)
  })

  it('and says of our own notes where they are too much', () => {
    for (const body of ['>'.repeat(40), '*a_'.repeat(1_100)]) {
      const { problems } = parseOwn(ownBody(`## Part\n\nText.\n\n${body}\n`))
      expect(problems).toContainEqual(expect.objectContaining({ code: 'E001', line: 25 }))
    }
  })
})

describe('parseNote() never runs what a note holds', () => {
  const canary = 'globalThis.canary = true'
  it.each([
    { source: `---js\n{ title: (() => { ${canary} })() }\n---\n\nText.\n` },
    { source: `---\ntitle: !!js/function 'function () { ${canary} }'\n---\n\nText.\n` },
    { source: `<script>${canary}</script>\n\nText.\n` },
    { source: `{(() => { ${canary} })()}\n\n\${${canary}} Text.\n` },
  ])('$source', ({ source }) => {
    const parsed = parseStrange(source)
    expect(Reflect.get(globalThis, 'canary')).toBeUndefined()
    expect(parsed.note?.sections.flatMap(({ passages }) => passages.map(passageText)).join()).toContain('Text.')
  })
})

describe('parseNote() refuses front matter', () => {
  const laughs = times(9, (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')
  const deep = `${'['.repeat(3_000)}${']'.repeat(3_000)}`
  it.each([
    { why: 'aliases of aliases', yaml: `a0: &a0 lol\n${laughs}` },
    { why: 'lists 3,000 deep, twice', yaml: `a: ${deep}\nb: ${deep}` },
    { why: 'a tag of YAML', yaml: 'a: !!binary aGVsbG8=' },
    { why: 'a merge key with an alias', yaml: 'a: &a {b: c}\n<<: *a' },
    { why: '100 kB', yaml: `a: ${'x'.repeat(100_000)}` },
    { why: 'a list', yaml: '- a\n- b' },
    { why: 'tabs', yaml: 'a:\n\t- b' },
  ])('$why', ({ yaml }) => {
    const own = measured(() => codesOf(parseOwn(spoil('level: 1', yaml))))
    const strange = measured(() => codesOf(parseStrange(`---\n${yaml}\n---\n\nText.\n`)))
    expect(own.result).toContain('E102')
    expect(strange.result.some((code) => code === 'W605' || code === 'W601')).toBe(true)
    expect(own.ms + strange.ms).toBeLessThan(500)
  })

  it('and takes it as text when it is not closed', () => {
    const { note } = parseStrange('---\ntitle: T\n\nText.\n')
    expect(note?.sections.flatMap(({ passages }) => passages.map(passageText)).join()).toContain('Text.')
  })
})

describe('parseNote() takes long documents', () => {
  const body = goodNote.slice(goodNote.indexOf('## What')).replace(/## Quiz[\s\S]*/, '')
  const long = `# Long\n\nLead, see [x].\n\n${times(600, (i) => `## Part ${i}\n\nSee [x] and [y].\n\n${body.replace('## What they limit\n', '')}`).join('')}\n[x]: https://a.b/x\n[y]: ./y.md\n`

  it('piece by piece, with the same places, anchors and links as in one', () => {
    const { note, links, anchors } = parseStrange(long, 'en/long.md')
    const lines = long.split('\n')
    expect(long.length).toBeGreaterThan(100_000)
    expect(note?.sections).toHaveLength(601)
    expect(anchors).toHaveLength(601)
    for (const { line, heading, lead } of note?.sections ?? []) {
      expect(lines[line - 1]).toBe(lead ? '# Long' : `## ${heading}`)
    }
    for (const { url, line, column } of links) {
      const found = lines[line - 1]?.slice(column - 1) ?? ''
      expect(found.startsWith('[x]') || found.startsWith('[y]') || found.includes(`](${url})`)).toBe(true)
    }
    expect(links.filter(({ target }) => target === 'en/y.md')).toHaveLength(600)
  })
})

function indents(sections: readonly { readonly passages: readonly object[] }[] | undefined): number[] {
  const passages = sections?.flatMap((section) => section.passages) ?? []
  return [
    0,
    ...passages.flatMap((passage) =>
      ('items' in passage ? (passage.items as { indent: number }[]) : []).map(({ indent }) => indent),
    ),
  ]
}
