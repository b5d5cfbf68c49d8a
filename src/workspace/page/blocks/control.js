import { object, string } from '../json.js'
import { confirmed } from './confirm.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {{ type: string, action_id: string, block_id: string }} Identity */

/** @type {WeakMap<Element, { blockId: string, actionId: string, read: () => Json }>} */
const controls = new WeakMap()

/**
 * Makes `node` an element with a value: it counts in the state of its view, and telling of a change is one call.
 *
 * @param {HTMLElement} node
 * @param {Json} element
 * @param {Json} block
 * @param {() => Json} read the value as Slack names it, e.g. `{ selected_option }`
 */
export function registerControl(node, element, block, read) {
  const { type, action_id: actionId, block_id: blockId } = identityOf(element, block)
  node.dataset['control'] = type
  node.dataset['action'] = actionId
  controls.set(node, { blockId, actionId, read: () => ({ type, ...read() }) })
}

/**
 * What stands in all inputs below `root`, nested as Slack does.
 *
 * @param {Element} root
 * @returns {import('../../protocol.ts').ViewState}
 */
export function readState(root) {
  /** @type {Record<string, Record<string, Json>>} */
  const state = {}
  for (const node of root.querySelectorAll('[data-control]')) {
    const control = controls.get(node)
    if (!control) continue
    const inBlock = state[control.blockId] ?? {}
    inBlock[control.actionId] = control.read()
    state[control.blockId] = inBlock
  }
  return state
}

/**
 * Tells the app that an element was used, after its question "are you sure?" if it has one.
 *
 * @param {Json} element
 * @param {Json} block
 * @param {HTMLElement} node
 * @param {Json} value
 * @param {Scene} scene
 * @returns {Promise<boolean>} false when the person thought better of it
 */
export async function tellUse(element, block, node, value, scene) {
  if (element['confirm'] && !(await confirmed(object(element['confirm']), scene))) return false
  scene.use({ ...value, ...identityOf(element, block) }, node)
  return true
}

/**
 * Whether a change is reported at once: always outside an input block, inside only if the block asks for it.
 *
 * @param {Json} block
 */
export function reportsChanges(block) {
  return block['type'] !== 'input' || block['dispatch_action'] === true
}

/**
 * What was typed or picked before the view was redrawn, if anything.
 *
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function draftOf(element, block, scene) {
  const { action_id: actionId, block_id: blockId } = identityOf(element, block)
  return scene.draft?.[blockId]?.[actionId]
}

/**
 * @param {Json} element
 * @param {Json} block
 * @returns {Identity}
 */
function identityOf(element, block) {
  return {
    type: string(element['type']),
    action_id: string(element['action_id']),
    block_id: string(block['block_id']),
  }
}
