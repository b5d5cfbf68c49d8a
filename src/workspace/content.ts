import { checkBlocks } from './check-blocks.ts'
import { ApiError } from './errors.ts'
import { codePoints, type Json, parseJson } from './json.ts'
import { messageLimits } from './limits.ts'
import { normaliseAppText } from './text.ts'
import type { World } from './world.ts'

/** The content of a message of the app, in the form the workspace stores. */
export interface Content {
  readonly text: string
  readonly blocks?: readonly Json[]
}

/**
 * Reads `text`, `blocks` and `markdown_text` of a message and checks them as Slack does.
 *
 * @throws {ApiError} `invalid_blocks` with JSON pointers, `no_text`, `msg_blocks_too_long`, …
 */
export function readContent(world: World, payload: Json): Content {
  const raw = readList(payload, 'blocks', 'invalid_blocks_format')
  const markdown = payload['markdown_text']
  const attachments = readList(payload, 'attachments', 'invalid_attachments')
  if (attachments && attachments.length > messageLimits.attachments) throw new ApiError('too_many_attachments')
  if (typeof markdown === 'string') {
    if (payload['text'] || raw) throw new ApiError('markdown_text_conflict')
    if (codePoints(markdown) > messageLimits.markdownText) throw new ApiError('msg_too_long')
    return { text: '', blocks: withIds(world, [{ type: 'markdown', text: markdown }]) }
  }
  const text = typeof payload['text'] === 'string' ? payload['text'] : ''
  if (raw && raw.length > 0) {
    const problems = checkBlocks(raw, 'message')
    if (problems.length > 0) throw refused('invalid_blocks', problems)
  }
  if (!text && !raw?.length && !attachments?.length) throw new ApiError('no_text')
  const blocks = raw?.length ? { blocks: withIds(world, raw as readonly Json[]) } : {}
  return { text: normaliseAppText(cut(text, messageLimits.textCut)), ...blocks }
}

/** An error with Slack's two lists of the same problems. */
export function refused(code: string, problems: readonly string[]): ApiError {
  return new ApiError(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  })
}

/** Gives every block and interactive element the id that Slack makes up where the app named none. */
export function withIds(world: World, blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => fill(world, { ...block, block_id: block['block_id'] ?? world.ids.id('').slice(0, 5) }))
}

const interactive =
  /^(?:button|checkboxes|datepicker|datetimepicker|feedback_buttons|icon_button|overflow|radio_buttons|timepicker|workflow_button|.*_select|.*_input)$/u

function fill(world: World, block: Json): Json {
  const named = (element: unknown): unknown => {
    if (typeof element !== 'object' || element === null) return element
    const { type, action_id: id } = element as Json
    if (typeof type !== 'string' || !interactive.test(type) || id !== undefined) return element
    return { ...element, action_id: world.ids.id('').slice(0, 5) }
  }
  const elements = block['elements']
  return {
    ...block,
    ...(Array.isArray(elements) && { elements: elements.map(named) }),
    ...('accessory' in block && { accessory: named(block['accessory']) }),
    ...('element' in block && { element: named(block['element']) }),
  }
}

function readList(payload: Json, name: string, error: string): readonly unknown[] | undefined {
  const given = payload[name]
  if (given === undefined || given === null || given === '') return undefined
  const value = typeof given === 'string' ? parseJson(given) : given
  if (!Array.isArray(value)) throw new ApiError(error)
  return value
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('')
}
