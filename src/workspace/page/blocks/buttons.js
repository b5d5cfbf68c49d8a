import { h } from '../dom.js'
import { icon } from '../icons.js'
import { object, objects, string } from '../json.js'
import { langOfText } from '../language.js'
import { safeUrl } from '../links.js'
import { openWith } from '../popover.js'
import { tellUse } from './control.js'
import { picture } from './image.js'
import { plainText } from './text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function button(element, block, scene) {
  const text = plainText(element['text'])
  const style = string(element['style'])
  const attributes = {
    class: `button ${style === 'primary' || style === 'danger' ? style : ''}`,
    'aria-label': string(element['accessibility_label']) || undefined,
    'data-action': string(element['action_id']),
    lang: langOfText(text),
  }
  const url = safeUrl(string(element['url']))
  const node = url
    ? h('a', { ...attributes, href: url, target: '_blank', rel: 'noopener noreferrer' }, text, icon('external'))
    : h('button', { ...attributes, type: 'button' }, text)
  node.addEventListener('click', () => {
    tellUse(element, block, node, { ...value(element), text: element['text'] }, scene)
  })
  return node
}

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function overflow(element, block, scene) {
  const label = scene.words.moreActions
  const attributes = {
    type: 'button',
    class: 'button icon-only',
    'aria-label': label,
    'data-action': string(element['action_id']),
  }
  const node = h('button', attributes, icon('more'))
  const items = () =>
    objects(element['options']).map((option) => {
      const url = safeUrl(string(option['url']))
      const text = plainText(option['text'])
      const item = url
        ? h('a', { role: 'menuitem', href: url, target: '_blank', rel: 'noopener noreferrer' }, text, icon('external'))
        : h('button', { role: 'menuitem', type: 'button', lang: langOfText(text) }, text)
      item.addEventListener('click', () => tellUse(element, block, node, { selected_option: option }, scene))
      return item
    })
  openWith(node, items, { label: () => label })
  return h('span', { class: 'overflow' }, node)
}

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function feedbackButtons(element, block, scene) {
  const group = h('span', { class: 'feedback', role: 'group', 'data-action': string(element['action_id']) })
  for (const [name, sign] of /** @type {const} */ ([
    ['positive_button', 'up'],
    ['negative_button', 'down'],
  ])) {
    const side = object(element[name])
    const text = plainText(side['text'])
    const label = string(side['accessibility_label']) || undefined
    const attributes = {
      type: 'button',
      class: 'quiet',
      'aria-label': label,
      'aria-pressed': 'false',
      lang: langOfText(text),
    }
    const node = h('button', attributes, icon(sign), text)
    node.addEventListener('click', async () => {
      if (!(await tellUse(element, block, node, { ...value(side), text: side['text'] }, scene))) return
      for (const other of group.children) other.setAttribute('aria-pressed', String(other === node))
    })
    group.append(node)
  }
  return group
}

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function iconButton(element, block, scene) {
  const text = plainText(element['text'])
  const label = string(element['accessibility_label']) || text
  const attributes = {
    type: 'button',
    class: 'quiet',
    'aria-label': label,
    'data-action': string(element['action_id']),
  }
  const node = h('button', attributes, icon('trash'), text)
  const viewers = element['visible_to_user_ids']
  node.hidden = Array.isArray(viewers) && viewers.length > 0 && !viewers.includes(scene.names.viewer)
  node.addEventListener('click', () => tellUse(element, block, node, value(element), scene))
  return node
}

/** @param {Json} element */
export function imageElement(element) {
  return picture(element, 'accessory-image')
}

/** @param {Json} element */
function value(element) {
  return element['value'] === undefined ? {} : { value: element['value'] }
}
