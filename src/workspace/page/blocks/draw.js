import { h } from '../dom.js'
import { objects, string } from '../json.js'
import { langOfText } from '../language.js'
import { drawElement } from './elements.js'
import { imageBlock, picture } from './image.js'
import { inputBlock } from './input.js'
import { richText } from './rich-text.js'
import { table } from './table.js'
import { plainText, textBox } from './text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

/** @type {Readonly<Record<string, (block: Json, scene: Scene) => HTMLElement>>} */
const blockKinds = {
  actions: (block, scene) =>
    h('div', { class: 'actions' }, ...objects(block['elements']).map((one) => drawElement(one, block, scene))),
  alert: (block, scene) => textBox(block['text'], scene, `alert alert-${string(block['level']) || 'default'}`),
  context,
  context_actions: (block, scene) =>
    h('div', { class: 'context-actions' }, ...objects(block['elements']).map((one) => drawElement(one, block, scene))),
  data_table: table,
  divider: () => h('hr'),
  header,
  image: imageBlock,
  input: inputBlock,
  rich_text: richText,
  section,
  table,
}

/**
 * Blocks as Slack would show them; one that this page cannot draw is said to be so, never left out.
 *
 * @param {readonly Json[]} blocks
 * @param {Scene} scene
 */
export function drawBlocks(blocks, scene) {
  return blocks.map((block) => {
    const type = string(block['type'])
    const draw = Object.hasOwn(blockKinds, type) ? blockKinds[type] : undefined
    const node = draw ? draw(block, scene) : unknown(block, scene)
    node.classList.add('block')
    node.dataset['block'] = type
    node.dataset['blockId'] = string(block['block_id'])
    return node
  })
}

/** @param {Json} block */
function header(block) {
  const text = plainText(block['text'])
  return h('h3', { class: 'block-header', lang: langOfText(text) }, text)
}

/**
 * @param {Json} block
 * @param {Scene} scene
 */
function section(block, scene) {
  const fields = objects(block['fields'])
  const [accessory] = objects([block['accessory']].filter(Boolean))
  return h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'section-text' },
      block['text'] ? textBox(block['text'], scene) : undefined,
      fields.length > 0 && h('div', { class: 'fields' }, ...fields.map((field) => textBox(field, scene))),
    ),
    accessory && h('div', { class: 'accessory' }, drawElement(accessory, block, scene)),
  )
}

/**
 * @param {Json} block
 * @param {Scene} scene
 */
function context(block, scene) {
  return h(
    'div',
    { class: 'context' },
    ...objects(block['elements']).map((one) =>
      one['type'] === 'image' ? picture(one, 'context-image') : textBox(one, scene, 'context-text'),
    ),
  )
}

/**
 * @param {Json} block
 * @param {Scene} scene
 */
function unknown(block, scene) {
  return h(
    'details',
    { class: 'not-drawn-block' },
    h('summary', {}, scene.words.notDrawn(string(block['type']) || '?')),
    h('pre', {}, JSON.stringify(block, undefined, 2)),
  )
}
