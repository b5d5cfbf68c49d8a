import { h } from '../dom.js'
import { string } from '../json.js'
import { button, feedbackButtons, iconButton, imageElement, overflow } from './buttons.js'
import { checkboxes, multiSelect, radioButtons, select } from './choices.js'
import { dateOrTime, textInput } from './fields.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

/** @type {Readonly<Record<string, (element: Json, block: Json, scene: Scene) => HTMLElement>>} */
const elementKinds = {
  button,
  channels_select: select,
  checkboxes,
  conversations_select: select,
  datepicker: dateOrTime,
  email_text_input: textInput,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  image: imageElement,
  multi_channels_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  number_input: textInput,
  overflow,
  plain_text_input: textInput,
  radio_buttons: radioButtons,
  static_select: select,
  timepicker: dateOrTime,
  url_text_input: textInput,
  users_select: select,
}

/**
 * @param {Json} element
 * @param {Json} block where it stands: gives it its `block_id`
 * @param {Scene} scene
 */
export function drawElement(element, block, scene) {
  const type = string(element['type'])
  const draw = Object.hasOwn(elementKinds, type) ? elementKinds[type] : undefined
  return draw ? draw(element, block, scene) : h('span', { class: 'not-drawn' }, scene.words.notDrawn(type || '?'))
}
