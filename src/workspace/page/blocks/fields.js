import { h } from '../dom.js'
import { has, object, string } from '../json.js'
import { draftOf, registerControl, reportsChanges, tellUse } from './control.js'
import { plainText } from './text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

const inputTypes = /** @type {const} */ ({ email_text_input: 'email', number_input: 'number', url_text_input: 'url' })

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function textInput(element, block, scene) {
  const type = string(element['type'])
  const attributes = {
    class: 'field',
    placeholder: plainText(element['placeholder']) || undefined,
    maxlength: has(element, 'max_length') ? Number(element['max_length']) : undefined,
    minlength: has(element, 'min_length') ? Number(element['min_length']) : undefined,
    autocomplete: 'off',
  }
  const field =
    element['multiline'] === true
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', { ...attributes, type: inputTypes[/** @type {keyof typeof inputTypes} */ (type)] ?? 'text' })
  const draft = draftOf(element, block, scene)
  field.value = string(draft ? draft['value'] : element['initial_value'])
  const read = () => ({ value: field.value || null })
  registerControl(field, element, block, read)
  if (reportsChanges(block)) reportText(field, element, () => tellUse(element, block, field, read(), scene))
  focusIfAsked(field, element)
  return field
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {Json} element
 * @param {() => void} tell
 */
function reportText(field, element, tell) {
  const triggers = object(element['dispatch_action_config'])['trigger_actions_on']
  const onTyping = Array.isArray(triggers) && triggers.includes('on_character_entered')
  if (onTyping) field.addEventListener('input', tell)
  else
    field.addEventListener('keydown', (event) => {
      const { key, isComposing } = /** @type {KeyboardEvent} */ (event)
      if (key !== 'Enter' || isComposing) return
      event.preventDefault()
      tell()
    })
}

/**
 * `datepicker` and `timepicker`.
 *
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function dateOrTime(element, block, scene) {
  const [type, name] = element['type'] === 'timepicker' ? ['time', 'selected_time'] : ['date', 'selected_date']
  const label = plainText(element['placeholder']) || (type === 'time' ? scene.words.time : scene.words.date)
  const field = h('input', { class: 'field short', type, 'aria-label': block['type'] === 'input' ? undefined : label })
  const draft = draftOf(element, block, scene)
  field.value = string(draft ? draft[name] : element[`initial_${type}`])
  const read = () => ({ [name]: field.value || null })
  registerControl(field, element, block, read)
  if (reportsChanges(block)) field.addEventListener('change', () => tellUse(element, block, field, read(), scene))
  focusIfAsked(field, element)
  return field
}

/**
 * @param {HTMLElement} field
 * @param {Json} element
 */
function focusIfAsked(field, element) {
  if (element['focus_on_load'] === true) field.dataset['focusOnLoad'] = ''
}
