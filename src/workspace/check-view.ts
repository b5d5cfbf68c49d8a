import { checkBlocks } from './check-blocks.ts'
import { plainText } from './check-elements.ts'
import { isRecord, type Json, shown } from './json.ts'
import { blockLimits, viewLimits as limits } from './limits.ts'
import { anything, type Fields, flag, may, need, object, oneOf, type Report, text } from './schema.ts'

const common: Fields = {
  type: need(oneOf('modal', 'home')),
  blocks: need(anything),
  private_metadata: may(text(limits.privateMetadata, 0)),
  callback_id: may(text(blockLimits.id, 0)),
  external_id: may(text(blockLimits.id, 0)),
}

const modal = object({
  ...common,
  title: need(plainText(limits.title)),
  submit: may(plainText(limits.submit)),
  close: may(plainText(limits.close)),
  clear_on_close: may(flag),
  notify_on_close: may(flag),
  submit_disabled: may(flag),
})

const home = object(common)

/** Checks a view that an app wants to open or publish. @returns Slack's lines, with pointers below `/view`. */
export function checkView(view: Json, type: 'modal' | 'home'): readonly string[] {
  const problems: string[] = []
  const report: Report = (problem, pointer) => problems.push(`${problem} [json-pointer:${pointer}]`)
  if (view['type'] !== type) return [`unsupported type: ${shown(view['type'])} [json-pointer:/view/type]`]
  const check = type === 'modal' ? modal : home
  check(view, '/view', report)
  const blocks = view['blocks']
  if (!Array.isArray(blocks)) return [...problems, 'must be an array [json-pointer:/view/blocks]']
  const asks = blocks.some((block) => isRecord(block) && block['type'] === 'input')
  if (type === 'modal' && asks && view['submit'] === undefined) report('missing required field: submit', '/view')
  return [...problems, ...checkBlocks(blocks, type, '/view/blocks')]
}
