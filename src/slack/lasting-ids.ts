import type { Button, KnownBlock } from '@slack/types'
import { limits } from './limits.ts'

/**
 * Gives each block of buttons an id that stays the same when the message or view is drawn anew, so that a click on what
 * was drawn a moment before still finds its button. Blocks with anything else get none: under the same id Slack would
 * go on to show what the person chose before.
 */
export function withLastingIds(blocks: readonly KnownBlock[]): KnownBlock[] {
  const given = new Map<string, number>()
  return blocks.map((block) => {
    const [first] = buttonsIn(block)
    if (!first) return block
    const name = Array.from(`${first.action_id} ${first.value ?? ''}`)
      .slice(0, longestName)
      .join('')
    const before = given.get(name) ?? 0
    given.set(name, before + 1)
    return { ...block, block_id: before === 0 ? name : `${name} ${before + 1}` }
  })
}

/** Leaves room to count those of the same name. */
const longestName = limits.id - 4

/** All elements of a block that has nothing but buttons. */
function buttonsIn(block: KnownBlock): readonly Button[] {
  const elements =
    block.type === 'actions' ? block.elements : block.type === 'section' && block.accessory ? [block.accessory] : []
  const buttons = elements.filter((element) => element.type === 'button')
  return buttons.length === elements.length ? buttons : []
}
