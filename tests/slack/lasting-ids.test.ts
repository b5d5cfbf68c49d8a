import type { KnownBlock } from '@slack/types'
import { describe, expect, it } from 'vitest'
import { withLastingIds } from '../../src/slack/lasting-ids.ts'
import { button, section } from '../../src/slack/plain-blocks.ts'
import { checkBlocks } from '../../src/workspace/check-blocks.ts'

const actions = (...values: string[]): KnownBlock => ({
  type: 'actions',
  elements: values.map((value, n) => button(`press_${n}`, 'Press', value)),
})
const menu = { type: 'timepicker', action_id: 'time' } as const
const long = 'x'.repeat(1_999)

const cases: readonly { blocks: KnownBlock[]; ids: readonly unknown[]; why: string }[] = [
  { blocks: [section('Hi')], ids: [undefined], why: 'nothing is pressed' },
  { blocks: [actions('a')], ids: ['press_0 a'], why: 'it says what a button does' },
  { blocks: [actions('a', 'b')], ids: ['press_0 a'], why: 'the first of a row stands for it' },
  { blocks: [{ ...section('Hi'), accessory: button('go', 'Go', 'a') }], ids: ['go a'], why: 'beside a text' },
  { blocks: [actions('a'), actions('b')], ids: ['press_0 a', 'press_0 b'], why: 'the same action for two things' },
  { blocks: [actions('a'), actions('a')], ids: ['press_0 a', 'press_0 a 2'], why: 'ids differ in a message' },
  { blocks: [{ ...section('Hi'), accessory: menu }], ids: [undefined], why: 'a choice that Slack would remember' },
  {
    blocks: [{ type: 'actions', elements: [menu, button('go', 'Go', 'a')] }],
    ids: [undefined],
    why: 'a choice in a row',
  },
]

describe('lasting ids of blocks', () => {
  it.each(cases)('are given to blocks of buttons alone: $why', ({ blocks, ids }) => {
    expect(withLastingIds(blocks).map(({ block_id }) => block_id)).toEqual(ids)
  })

  it('are as long as Slack takes at most, and differ', () => {
    const blocks = withLastingIds([actions(long), actions(`${long}y`), actions('😀'.repeat(400))])
    expect(checkBlocks(blocks, 'message')).toEqual([])
  })
})
