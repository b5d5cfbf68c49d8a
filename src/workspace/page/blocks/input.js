import { h } from '../dom.js'
import { object, string } from '../json.js'
import { langOfText } from '../language.js'
import { drawElement } from './elements.js'
import { plainText } from './text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

let lastId = 0

/**
 * A labelled input with its hint, and the place for what is wrong with it.
 *
 * @param {Json} block
 * @param {Scene} scene
 */
export function inputBlock(block, scene) {
  lastId += 1
  const id = `input-${lastId}`
  const label = plainText(block['label'])
  const hint = plainText(block['hint'])
  const drawn = drawElement(object(block['element']), block, scene)
  const target = drawn.matches('[data-control]') ? drawn : (drawn.querySelector('[data-control]') ?? drawn)
  target.id = id
  const group = target.getAttribute('role')?.endsWith('group')
  if (group) target.setAttribute('aria-labelledby', `${id}-label`)
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ')
  target.setAttribute('aria-describedby', described)
  const optional = block['optional'] === true
  return h(
    'div',
    { class: 'input-block', 'data-required': !optional, 'data-element': string(object(block['element'])['type']) },
    h(
      group ? 'span' : 'label',
      { class: 'input-label', id: `${id}-label`, for: group ? undefined : id, lang: langOfText(label) },
      label,
      optional && h('span', { class: 'optional' }, scene.words.optional),
    ),
    drawn,
    hint && h('p', { class: 'input-hint', id: `${id}-hint`, lang: langOfText(hint) }, hint),
    h('p', { class: 'input-error', id: `${id}-error`, role: 'alert' }),
  )
}

/**
 * Shows what is wrong at the inputs concerned and leads to the first of them.
 *
 * @param {Element} root
 * @param {Readonly<Record<string, string>>} errors by block_id
 * @returns {string[]} messages about blocks that are not there
 */
export function showErrors(root, errors) {
  const left = new Map(Object.entries(errors))
  /** @type {HTMLElement | undefined} */
  let first
  for (const block of root.querySelectorAll('.input-block')) {
    const id = block instanceof HTMLElement ? (block.dataset['blockId'] ?? '') : ''
    const message = left.get(id) ?? ''
    left.delete(id)
    const place = block.querySelector('.input-error')
    if (place) place.textContent = message
    const control = /** @type {HTMLElement | null} */ (block.querySelector('[data-control]'))
    if (message) control?.setAttribute('aria-invalid', 'true')
    else control?.removeAttribute('aria-invalid')
    if (message)
      first ??= control?.matches('[role]') ? (control.querySelector('input') ?? control) : (control ?? undefined)
  }
  first?.focus()
  return [...left.values()]
}
