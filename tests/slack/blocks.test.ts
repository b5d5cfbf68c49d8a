import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage } from '../../src/notes/passage.ts'
import { passagesToBlocks, passagesToText } from '../../src/slack/blocks.ts'
import { message } from '../../src/slack/message.ts'
import { checkBlocks } from '../../src/workspace/check-blocks.ts'
import { anyText } from './any-text.ts'
import { charactersIn, problemsOf } from './check-blocks.ts'
import { list, paragraph, partsOf, table } from './passages.ts'

const section = (...texts: string[]) => ({
  type: 'rich_text_section',
  elements: texts.map((text) => ({ type: 'text', text })),
})

describe('prose', () => {
  it('stands in one rich text block with an empty line between paragraphs', () => {
    expect(partsOf([paragraph('One.'), paragraph('Two.')])).toEqual([section('One.', '\n\n', 'Two.')])
  })

  it('keeps its styles', () => {
    const [part] = partsOf([
      paragraph({ text: 'a', bold: true, italic: true }, { text: 'b', strike: true }, { text: 'c', code: true }),
    ])
    expect(part?.elements).toEqual([
      { type: 'text', text: 'a', style: { bold: true, italic: true } },
      { type: 'text', text: 'b', style: { strike: true } },
      { type: 'text', text: 'c', style: { code: true } },
    ])
  })

  it.each([
    '<!channel> <@U1> <!subteam^S1>',
    '@here',
    ':tada:',
    '*b* _i_ ~s~ `c` ```',
    '<http://evil|https://bank>',
    '&lt;',
  ])('shows %s literally', (text) => {
    expect(partsOf([paragraph(text)])).toEqual([section(text)])
  })

  it('becomes a quote, a code block with its language, and lists', () => {
    const parts = partsOf([
      { kind: 'quote', runs: [{ text: 'said' }] },
      { kind: 'code', language: 'YAML', text: 'a: ```b```' },
      list({ indent: 0, text: 'one' }, { indent: 1, number: 3, text: 'three' }, { indent: 1, number: 4, text: 'four' }),
    ])
    expect(parts).toEqual([
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a: ```b```' }], language: 'yaml' },
      { type: 'rich_text_list', style: 'bullet', indent: 0, border: 0, elements: [section('one')] },
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 1,
        border: 0,
        offset: 2,
        elements: [section('three'), section('four')],
      },
    ])
  })
})

describe('lists', () => {
  it.each([
    { items: [1, 2, 3], lists: 1, why: 'the numbers follow one another' },
    { items: [1, 2, 5], lists: 2, why: 'Slack counts by itself, so a gap begins a list' },
    { items: [1, 1, 1], lists: 3, why: 'so does a repeated number' },
    { items: [undefined, undefined, 1], lists: 2, why: 'bullets and numbers do not mix' },
  ])('$items make $lists: $why', ({ items, lists }) => {
    const passage = list(...items.map((number) => ({ indent: 0, text: 'x', ...(number !== undefined && { number }) })))
    expect(partsOf([passage])).toHaveLength(lists)
  })

  it('go on with their number after nested entries', () => {
    const parts = partsOf([
      list({ indent: 0, number: 1, text: 'a' }, { indent: 1, text: 'b' }, { indent: 0, number: 2, text: 'c' }),
    ])
    expect(parts.map((part) => ('offset' in part ? part.offset : undefined))).toEqual([undefined, undefined, 1])
  })

  it('of two passages do not become one', () => {
    expect(partsOf([list({ indent: 0, text: 'a' }), list({ indent: 0, text: 'b' })])).toHaveLength(2)
  })

  it('show the state of tasks and keep empty entries', () => {
    const [part] = partsOf([
      list(
        { indent: 0, checked: true, text: 'done' },
        { indent: 0, checked: false, text: 'open' },
        { indent: 0, text: '' },
      ),
    ])
    expect(part?.elements).toEqual([section('☑ ', 'done'), section('☐ ', 'open'), section(' ')])
  })
})

describe('tables', () => {
  it('have a bold header, their alignment, and a space in empty cells', () => {
    const passage: Passage = {
      kind: 'table',
      align: [undefined, 'right'],
      rows: [
        [[{ text: 'Kind' }], [{ text: 'n' }]],
        [[{ text: 'pod', code: true }], []],
      ],
    }
    expect(passagesToBlocks([passage]).blocks).toEqual([
      {
        type: 'table',
        column_settings: [
          { align: 'left', is_wrapped: true },
          { align: 'right', is_wrapped: true },
        ],
        rows: [
          ['Kind', 'n'].map((text) => rich({ type: 'text', text, style: { bold: true } })),
          [rich({ type: 'text', text: 'pod', style: { code: true } }), { type: 'raw_text', text: ' ' }],
        ],
      },
    ])
  })
  const rich = (element: unknown) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [element] }],
  })

  it('become lines from the second on', () => {
    const small = table(['Name', 'Port', 'Use'], ['ssh', '22', 'shell'])
    const { blocks } = passagesToBlocks([small, small])
    expect(blocks.map(({ type }) => type)).toEqual(['table', 'rich_text'])
    expect(textOf(blocks[1])).toBe('Name — Port · Use\nssh — 22 · shell')
  })

  it('become lines with more than 20 columns', () => {
    const wide = Array.from({ length: 21 }, (_, i) => `c${i}`)
    expect(textOf(passagesToBlocks([table(wide, wide)]).blocks[0])).toContain('c0 — c1 · c2')
  })

  it.each([
    { rows: 50, cell: 'x', shown: 50, truncated: false, why: '50 rows are shown' },
    { rows: 51, cell: 'x', shown: 51, truncated: true, why: '50 rows and one that says there are more' },
    {
      rows: 30,
      cell: 'x'.repeat(1_000),
      shown: 9,
      truncated: true,
      why: 'Slack takes 10,000 characters, we show 9,000',
    },
  ])('of $rows rows show $shown: $why', ({ rows, cell, shown, truncated }) => {
    const result = passagesToBlocks([table(...Array.from({ length: rows }, () => [cell, '']))])
    expect(result.truncated).toBe(truncated)
    expect(result.blocks[0]).toMatchObject({ type: 'table', rows: { length: shown } })
    expect(problemsOf(result.blocks)).toEqual([])
  })
})

describe('images', () => {
  const pictureAt = (path: string) => `https://pictures.example.org/${path}`
  const drawing = { kind: 'image', alt: 'Two Pods.', url: 'a.svg', picture: 'a.png' } as const

  it('stand in a block of their own, with title and description', () => {
    const { blocks } = passagesToBlocks([{ ...drawing, title: 'Pods' }], { pictureAt })
    const title = { type: 'plain_text', text: 'Pods', emoji: false }
    expect(blocks).toEqual([{ type: 'image', image_url: pictureAt('a.png'), alt_text: 'Two Pods.', title }])
    expect([...problemsOf(blocks), ...checkBlocks(blocks, 'message')]).toEqual([])
  })

  it.each([
    { image: drawing, options: {}, why: 'Slack cannot fetch pictures' },
    { image: drawing, options: { pictureAt: () => undefined }, why: 'its address is too long' },
    { image: { kind: 'image', alt: 'Two Pods.', url: 'a.svg' }, options: { pictureAt }, why: 'there is no PNG of it' },
    {
      image: { kind: 'image', alt: 'Two Pods.', url: 'https://example.org/a.png' },
      options: { pictureAt },
      why: 'a remote picture tells its host who reads the note',
    },
  ] as const)('are described in words: $why', ({ image, options }) => {
    const { blocks } = passagesToBlocks([image], options)
    expect(blocks).toMatchObject([{ type: 'rich_text' }])
    expect(textOf(blocks[0])).toBe('Two Pods.')
  })

  it('are linked where they are only described', () => {
    const linkTo = (path: string) => `https://notes.example.org/${path}`
    expect(JSON.stringify(passagesToBlocks([drawing], { linkTo }).blocks)).toContain(linkTo('a.svg'))
  })

  it('are shown once, however often a section has them', () => {
    const other = { ...drawing, url: 'b.svg', picture: 'b.png' }
    const { blocks } = passagesToBlocks([drawing, paragraph('a'), drawing, other], { pictureAt })
    expect(blocks.map(({ type }) => type)).toEqual(['image', 'rich_text', 'image'])
  })
})

describe('what does not fit', () => {
  it('is left out as whole paragraphs', () => {
    const { blocks, truncated } = passagesToBlocks([paragraph('a'.repeat(60)), paragraph('b'.repeat(60))], {
      maxCharacters: 100,
    })
    expect({ text: textOf(blocks[0]), truncated }).toEqual({ text: 'a'.repeat(60), truncated: true })
  })

  it('does not let a shorter one jump the queue', () => {
    const { blocks } = passagesToBlocks([paragraph('a'), paragraph('b'.repeat(100)), paragraph('c')], {
      maxCharacters: 50,
    })
    expect(textOf(blocks[0])).toBe('a')
  })

  it('is left out as whole entries', () => {
    const entries = Array.from({ length: 9 }, () => ({ indent: 0, text: 'x'.repeat(20) }))
    const [part] = partsOf([list(...entries)], { maxCharacters: 100 })
    expect(part?.elements).toHaveLength(4)
  })

  it('is cut when the first paragraph alone is too long', () => {
    const { blocks, truncated } = passagesToBlocks(
      [paragraph('a '.repeat(20), { text: '👨‍👩‍👧‍👦'.repeat(20), bold: true })],
      { maxCharacters: 50 },
    )
    expect({ text: textOf(blocks[0]), truncated }).toEqual({ text: `${'a '.repeat(20)}…`, truncated: true })
  })

  it('is cut within a code block of 200 kB', () => {
    const { blocks, truncated } = passagesToBlocks([{ kind: 'code', text: '🐳'.repeat(50_000) }])
    expect({ text: textOf(blocks[0]), truncated }).toEqual({ text: `${'🐳'.repeat(2_899)}…`, truncated: true })
  })

  it('is more than 44 blocks', () => {
    const images = Array.from({ length: 60 }, (_, i): Passage => {
      return { kind: 'image', alt: 'x', url: `${i}.png`, picture: `${i}.png` }
    })
    const { blocks, truncated } = passagesToBlocks(images, { pictureAt: (path) => `https://x.io/${path}` })
    expect({ count: blocks.length, truncated }).toEqual({ count: 44, truncated: true })
  })
})

it('nothing but text is left for phones and screen readers', () => {
  expect(
    passagesToText([paragraph('A ', { text: 'pod', bold: true }), list({ indent: 0, text: 'x' }), table(['a', 'b'])]),
  ).toBe('A pod\n\n• x\n\na | b')
})

it('a message has an escaped text that Slack can update, and no previews', () => {
  expect(message('<!here> & now', [])).toEqual({
    text: '&lt;!here&gt; &amp; now',
    blocks: [],
    unfurl_links: false,
    unfurl_media: false,
  })
  expect(message('&'.repeat(4_000), []).text).toHaveLength(3_996)
})

describe('for any passages', () => {
  const run = fc.record(
    {
      text: anyText,
      bold: fc.constant(true as const),
      code: fc.constant(true as const),
      link: fc.oneof(anyText, fc.webUrl(), fc.constantFrom('javascript:x', 'a.md', '//x', 'mailto:a@b')),
    },
    { requiredKeys: ['text'] },
  )
  const runs = fc.array(run, { maxLength: 6 })
  const items = fc.record(
    { indent: fc.nat({ max: 8 }), number: fc.nat({ max: 5 }), checked: fc.boolean(), runs },
    { requiredKeys: ['indent', 'runs'] },
  )
  const rows = fc.nat({ max: 23 }).chain((columns) =>
    fc.array(fc.array(fc.array(run, { maxLength: 2 }), { minLength: columns, maxLength: columns }), {
      maxLength: 60,
    }),
  )
  const passage: fc.Arbitrary<Passage> = fc.oneof(
    fc.record({ kind: fc.constantFrom('paragraph' as const, 'quote' as const), runs }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(items, { maxLength: 8 }) }),
    fc.record({ kind: fc.constant('code' as const), text: anyText, language: anyText }),
    fc.record({ kind: fc.constant('table' as const), align: fc.constant([]), rows }),
    fc.record(
      {
        kind: fc.constant('image' as const),
        alt: anyText,
        url: fc.oneof(fc.webUrl(), anyText),
        title: anyText,
        picture: fc.constant('a.png'),
      },
      { requiredKeys: ['kind', 'alt', 'url'] },
    ),
  )
  const options = fc.record({
    maxCharacters: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constant(20_000)),
    pictureAt: fc.constantFrom(undefined, (path: string) => `https://example.org/${path}`),
    marks: fc.constantFrom(undefined, (text: string) =>
      [...text.matchAll(/.x|\uD83D/g)].map(({ index }) => ({ start: index, end: index + 1 })),
    ),
  })

  it('Slack takes the blocks and nobody is called', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 6 }), options, (passages, option) => {
        const { blocks } = passagesToBlocks(passages, option)
        expect([...problemsOf(blocks), ...checkBlocks(blocks, 'message')]).toEqual([])
        expect(charactersIn(blocks)).toBeLessThanOrEqual(Math.min(option.maxCharacters, 12_000))
      }),
      { numRuns: 1_500 },
    )
  })

  it('whatever is not shown is reported', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constant('paragraph' as const), runs }), { maxLength: 6 }),
        (passages) => {
          const whole = passagesToBlocks(passages)
          const part = passagesToBlocks(passages, { maxCharacters: 40 })
          expect(part.truncated).toBe(JSON.stringify(part.blocks) !== JSON.stringify(whole.blocks))
        },
      ),
      { numRuns: 1_500 },
    )
  })
})

/** All text of a block, as a person reads it. */
function textOf(block: unknown): string {
  if (typeof block !== 'object' || block === null) return ''
  if (Array.isArray(block)) return block.map(textOf).join('')
  return 'text' in block && typeof block.text === 'string' ? block.text : Object.values(block).map(textOf).join('')
}
