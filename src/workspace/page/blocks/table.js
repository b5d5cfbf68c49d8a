import { h } from '../dom.js'
import { has, object, objects, string } from '../json.js'
import { langOfText } from '../language.js'
import { richText } from './rich-text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

/** A cell with more characters is not squeezed further; the table scrolls instead. */
const longText = 8

/**
 * `table` and the plain part of `data_table`. The first row names the columns.
 *
 * @param {Json} block
 * @param {Scene} scene
 */
export function table(block, scene) {
  const settings = objects(block['column_settings'])
  const rows = Array.isArray(block['rows']) ? block['rows'].map(objects) : []
  const [first = [], ...rest] = rows
  const caption = string(block['caption'])
  return h(
    'div',
    { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': caption || scene.words.table },
    h(
      'table',
      {},
      caption && h('caption', {}, caption),
      h('thead', {}, row(first, 'th', settings, scene)),
      h('tbody', {}, ...rest.map((cells) => row(cells, 'td', settings, scene))),
    ),
  )
}

/**
 * @param {readonly Json[]} cells
 * @param {'th' | 'td'} tag
 * @param {readonly Json[]} settings
 * @param {Scene} scene
 */
function row(cells, tag, settings, scene) {
  return h(
    'tr',
    {},
    ...cells.map((cell, column) => {
      const { align, is_wrapped: wrapped } = object(settings[column])
      const side = align === 'right' || align === 'center' ? align : 'left'
      const content = cellContent(cell, scene)
      const long = (content.textContent ?? '').length > longText
      const name = `align-${side}${wrapped === true ? ' wrapped' : ''}${long ? ' long' : ''}`
      return h(tag, { class: name, scope: tag === 'th' && 'col' }, content)
    }),
  )
}

/**
 * @param {Json} cell
 * @param {Scene} scene
 */
function cellContent(cell, scene) {
  switch (cell['type']) {
    case 'rich_text':
      return richText(cell, scene)
    case 'raw_text':
      return h('span', { lang: langOfText(string(cell['text'])) }, string(cell['text']))
    case 'raw_number':
      return h('span', {}, has(cell, 'text') ? string(cell['text']) : String(cell['value'] ?? ''))
    default:
      return h('span', { class: 'not-drawn' }, scene.words.notDrawn(string(cell['type'])))
  }
}
