import { object, string } from '../json.js'
import { readState } from './control.js'

/**
 * What Slack checks before it sends a modal: nothing that is required is missing, nothing is too short.
 *
 * @param {HTMLElement} root
 * @param {import('../words.js').Words} words
 * @returns {Record<string, string>} by block_id
 */
export function problemsOf(root, words) {
  /** @type {Record<string, string>} */
  const problems = {}
  const state = readState(root)
  for (const block of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.input-block'))) {
    const id = block.dataset['blockId'] ?? ''
    const values = Object.values(state[id] ?? {})
    if (values.length === 0) continue
    const empty = values.every(isEmpty)
    const field = block.querySelector('[minlength]')
    const least = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.minLength : 0
    const length = [...string(object(values[0])['value'])].length
    if (empty && block.dataset['required'] !== undefined) problems[id] = words.required
    else if (!empty && least > 0 && length < least) problems[id] = words.tooShort(least)
  }
  return problems
}

/** @param {import('../json.js').Json} value */
function isEmpty({ type: _, ...value }) {
  return Object.values(value).every((one) => one === null || one === '' || (Array.isArray(one) && one.length === 0))
}
