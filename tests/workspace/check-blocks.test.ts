import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBlocks, type Surface, textLength } from '../../src/workspace/check-blocks.ts'
import { checkView } from '../../src/workspace/check-view.ts'
import type { Json } from '../../src/workspace/json.ts'
import { button, section } from './fixtures.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const header = (text: string) => ({ type: 'header', text: plain(text) })
const actions = (...elements: Json[]) => ({ type: 'actions', elements })
const option = (text: string, value = text) => ({ text: plain(text), value })
const rich = (...elements: Json[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] })
const table = (...rows: unknown[][]) => ({ type: 'table', rows })
const raw = (text: string) => ({ type: 'raw_text', text })
const input = (element: Json) => ({ type: 'input', label: plain('Label'), element })
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const select = (options: Json[]) => ({ type: 'static_select', action_id: 's', options })
const feedback = {
  type: 'feedback_buttons',
  action_id: 'f',
  positive_button: { text: plain('Good'), value: 'good' },
  negative_button: { text: plain('Bad'), value: 'bad' },
}

describe('checkBlocks() refuses in a message', () => {
  it.each([
    {
      block: header('x'.repeat(151)),
      problem: 'must be less than 151 characters',
      at: '/text/text',
      why: 'header cap',
    },
    { block: header(''), problem: 'must be more than 0 characters', at: '/text/text', why: 'empty text' },
    {
      block: section('x'.repeat(3_001)),
      problem: 'must be less than 3001 characters',
      at: '/text/text',
      why: 'section cap',
    },
    { block: { type: 'section' }, problem: 'missing required field: text', at: '', why: 'neither text nor fields' },
    { block: { type: 'nonsense' }, problem: 'unsupported type: nonsense', at: '', why: 'no such block' },
    { block: {}, problem: 'missing required field: type', at: '', why: 'a block without type' },
    { block: 'text', problem: 'must be an object', at: '', why: 'a block that is text' },
    {
      block: { type: 'header', text: { type: 'mrkdwn', text: '*x*' } },
      problem: 'unsupported type: mrkdwn',
      at: '/text',
      why: 'headers are plain text',
    },
    {
      block: { ...header('x'), color: 'red' },
      problem: 'invalid additional property: color',
      at: '',
      why: 'Slack refuses what it does not know',
    },
    { block: actions(), problem: 'no less than 1 items allowed', at: '/elements', why: 'an empty row of actions' },
    {
      block: actions(...times(26, (i) => button(`b${i}`))),
      problem: 'no more than 25 items allowed',
      at: '/elements',
      why: 'actions cap',
    },
    {
      block: actions(button('b', 'x'.repeat(76))),
      problem: 'must be less than 76 characters',
      at: '/elements/0/text/text',
      why: 'button text cap',
    },
    {
      block: actions({ ...button('b'), value: 'x'.repeat(2_001) }),
      problem: 'must be less than 2001 characters',
      at: '/elements/0/value',
      why: 'button value cap',
    },
    {
      block: actions({ ...button('b'), url: 'javascript:alert(1)' }),
      problem: 'invalid_url',
      at: '/elements/0/url',
      why: 'only http, https and mailto',
    },
    {
      block: actions(button('same'), button('same')),
      problem: 'action_id already exists: same',
      at: '/elements',
      why: 'action ids are unique in a block',
    },
    {
      block: actions(feedback),
      problem: 'unsupported type: feedback_buttons',
      at: '/elements/0',
      why: 'feedback stands in context_actions only',
    },
    {
      block: actions(select(times(101, (i) => option(`o${i}`)))),
      problem: 'no more than 100 items allowed',
      at: '/elements/0/options',
      why: 'select cap',
    },
    {
      block: actions({ type: 'overflow', options: times(6, (i) => option(`o${i}`)) }),
      problem: 'no more than 5 items allowed',
      at: '/elements/0/options',
      why: 'overflow cap',
    },
    {
      block: actions({ type: 'radio_buttons', options: times(11, (i) => option(`o${i}`)) }),
      problem: 'no more than 10 items allowed',
      at: '/elements/0/options',
      why: 'radio cap',
    },
    {
      block: actions({ ...select([option('a')]), initial_option: option('b') }),
      problem: 'initial option must match one of the options',
      at: '/elements/0',
      why: 'the first choice must be a choice',
    },
    {
      block: actions(select([option('x'.repeat(76), 'v')])),
      problem: 'must be less than 76 characters',
      at: '/elements/0/options/0/text/text',
      why: 'option text cap',
    },
    {
      block: { type: 'context', elements: times(11, (i) => plain(`${i}`)) },
      problem: 'no more than 10 items allowed',
      at: '/elements',
      why: 'context cap',
    },
    {
      block: { type: 'context_actions', elements: times(6, (i) => ({ ...feedback, action_id: `f${i}` })) },
      problem: 'no more than 5 items allowed',
      at: '/elements',
      why: 'context_actions cap',
    },
    {
      block: { type: 'image', alt_text: 'x', image_url: 'https://example.org/a.png', slack_file: { id: 'F1' } },
      problem: 'must provide exactly one of: image_url, slack_file',
      at: '',
      why: 'one picture',
    },
    {
      block: { type: 'image', image_url: 'https://example.org/a.png' },
      problem: 'missing required field: alt_text',
      at: '',
      why: 'pictures need words',
    },
    {
      block: rich({ type: 'text', text: '' }),
      problem: 'must be more than 0 characters',
      at: '/elements/0/elements/0/text',
      why: 'an empty run',
    },
    {
      block: rich({ type: 'link', url: 'data:text/html,x' }),
      problem: 'invalid_url',
      at: '/elements/0/elements/0/url',
      why: 'links of rich text obey the same rule',
    },
    {
      block: rich({ type: 'text', text: 'x', style: { blink: true } }),
      problem: 'invalid additional property: blink',
      at: '/elements/0/elements/0/style',
      why: 'no such style',
    },
    {
      block: { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [] }] },
      problem: 'must be at most 8',
      at: '/elements/0/indent',
      why: 'list depth',
    },
    {
      block: table([raw('a'), raw('b')], [raw('c')]),
      problem: 'all rows must have the same number of cells',
      at: '/rows',
      why: 'rows of different width',
    },
    { block: table([raw('')]), problem: 'must be more than 0 characters', at: '/rows/0/0/text', why: 'empty cell' },
    {
      block: table(...times(101, () => [raw('a')])),
      problem: 'no more than 100 items allowed',
      at: '/rows',
      why: 'rows cap',
    },
    {
      block: table(times(21, () => raw('a'))),
      problem: 'no more than 20 items allowed',
      at: '/rows/0',
      why: 'cells cap',
    },
    {
      block: { ...header('x'), block_id: 'x'.repeat(256) },
      problem: 'must be less than 256 characters',
      at: '/block_id',
      why: 'id cap',
    },
    {
      block: input({ type: 'plain_text_input', max_length: 3_001 }),
      problem: 'must be at most 3000',
      at: '/element/max_length',
      why: 'input cap',
    },
    {
      block: actions({ ...button('b'), confirm: { text: plain('x'.repeat(301)) } }),
      problem: 'must be less than 301 characters',
      at: '/elements/0/confirm/text/text',
      why: 'confirm cap',
    },
  ])('$problem at $at: $why', ({ block, problem, at }) => {
    expect(checkBlocks([block], 'message')).toContain(`${problem} [json-pointer:/blocks/0${at}]`)
  })

  it.each([
    {
      blocks: times(51, () => header('x')),
      problem: 'no more than 50 items allowed [json-pointer:/blocks]',
      why: 'blocks cap',
    },
    {
      blocks: [table([raw('a')]), header('x'), table([raw('b')])],
      problem: 'only_one_table_allowed [json-pointer:/blocks/2]',
      why: 'one table in a message',
    },
    {
      blocks: [table(...times(100, () => [raw('x'.repeat(101))]))],
      problem: 'must be less than 10001 characters [json-pointer:/blocks/0/rows]',
      why: '10,000 characters in tables',
    },
    {
      blocks: [
        { ...header('a'), block_id: 'same' },
        { ...header('b'), block_id: 'same' },
      ],
      problem: 'block_id already exists: same [json-pointer:/blocks/1/block_id]',
      why: 'block ids are unique',
    },
    {
      blocks: times(2, () => ({ type: 'markdown', text: 'x'.repeat(6_001) })),
      problem: 'must be less than 12001 characters [json-pointer:/blocks/0/text]',
      why: '12,000 characters over all markdown blocks',
    },
  ])('$problem: $why', ({ blocks, problem }) => {
    expect(checkBlocks(blocks, 'message')).toContain(problem)
  })
})

describe('checkBlocks() takes', () => {
  it.each([
    { blocks: [header('😀'.repeat(150))], why: 'an emoji counts as one character' },
    { blocks: [section('x'.repeat(3_000))], why: 'a section at its cap' },
    { blocks: [{ type: 'context_actions', elements: [feedback] }], why: 'feedback buttons' },
    { blocks: [table([raw('a'), rich({ type: 'text', text: 'b' })])], why: 'a table of raw and rich cells' },
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', language: 'yaml', elements: [{ type: 'text', text: 'a: 1' }] }],
        },
      ],
      why: 'a language, documented though not typed',
    },
    { blocks: [rich({ type: 'link', url: 'mailto:a@example.org' })], why: 'a mail address' },
    {
      blocks: [actions({ ...select([option('a')]), initial_option: option('a') })],
      why: 'a first choice among the options',
    },
    { blocks: [input({ type: 'plain_text_input' })], why: 'an input in a message' },
  ])('$why', ({ blocks }) => {
    expect(checkBlocks(blocks, 'message')).toEqual([])
  })

  it('garbage of every kind without failing', () => {
    const types = fc.constantFrom(
      'header',
      'section',
      'actions',
      'table',
      'rich_text',
      'input',
      '__proto__',
      'toString',
    )
    const block = fc.dictionary(
      fc.constantFrom('type', 'text', 'elements', 'rows', 'block_id', 'toString'),
      fc.jsonValue(),
    )
    const blocks = fc.array(
      fc.oneof(
        fc.jsonValue(),
        fc.tuple(block, types).map(([rest, type]) => ({ ...rest, type })),
      ),
    )
    fc.assert(
      fc.property(blocks, (garbage) => checkBlocks(garbage, 'message').every((line) => line.includes('/blocks'))),
    )
  })
})

describe('checkBlocks() knows where a block may stand', () => {
  const samples: Readonly<Record<string, Json>> = {
    header: header('x'),
    markdown: { type: 'markdown', text: 'x' },
    context_actions: { type: 'context_actions', elements: [feedback] },
    alert: { type: 'alert', text: plain('x') },
    table: table([raw('x')]),
    carousel: { type: 'carousel', elements: [{ type: 'card', title: plain('x') }] },
  }
  it.each<{ type: string; on: readonly Surface[] }>([
    { type: 'header', on: ['message', 'modal', 'home'] },
    { type: 'markdown', on: ['message'] },
    { type: 'context_actions', on: ['message'] },
    { type: 'alert', on: ['modal'] },
    { type: 'table', on: ['message', 'home'] },
    { type: 'carousel', on: ['message', 'home'] },
  ])('$type in $on and nowhere else', ({ type, on }) => {
    const surfaces: readonly Surface[] = ['message', 'modal', 'home']
    expect(surfaces.filter((surface) => checkBlocks([samples[type]], surface).length === 0)).toEqual(on)
  })
})

describe('textLength()', () => {
  it('counts what people can read, in code points', () => {
    expect(textLength([header('😀😀'), actions(button('b', 'ok')), rich({ type: 'text', text: 'abc' })])).toBe(7)
  })
})

describe('checkView() refuses', () => {
  const modal = { type: 'modal', title: plain('Title'), blocks: [header('x')] }
  it.each([
    {
      view: { ...modal, title: plain('x'.repeat(25)) },
      problem: 'must be less than 25 characters [json-pointer:/view/title/text]',
      why: 'title cap',
    },
    {
      view: { ...modal, private_metadata: 'x'.repeat(3_001) },
      problem: 'must be less than 3001 characters [json-pointer:/view/private_metadata]',
      why: 'metadata cap',
    },
    {
      view: { ...modal, blocks: times(101, () => header('x')) },
      problem: 'no more than 100 items allowed [json-pointer:/view/blocks]',
      why: 'blocks cap',
    },
    {
      view: { ...modal, blocks: [header('')] },
      problem: 'must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
      why: 'its blocks are checked',
    },
    {
      view: { ...modal, blocks: [input({ type: 'plain_text_input' })] },
      problem: 'missing required field: submit [json-pointer:/view]',
      why: 'an input needs a way to submit it',
    },
    {
      view: { type: 'home', blocks: [] },
      problem: 'unsupported type: home [json-pointer:/view/type]',
      why: 'a Home tab is no modal',
    },
    {
      view: { ...modal, blocks: 'none' },
      problem: 'must be an array [json-pointer:/view/blocks]',
      why: 'blocks are a list',
    },
  ])('$problem: $why', ({ view, problem }) => {
    expect(checkView(view, 'modal')).toContain(problem)
  })
})
