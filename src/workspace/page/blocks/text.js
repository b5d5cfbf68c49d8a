import { h } from '../dom.js'
import { withEmoji } from '../emoji.js'
import { object, string } from '../json.js'
import { langOfText } from '../language.js'
import { mrkdwn } from '../mrkdwn.js'

/** @typedef {import('./scene.js').Scene} Scene */

/**
 * A text object of Block Kit: `plain_text` is literal, `mrkdwn` is parsed.
 *
 * @param {unknown} value
 * @param {Scene} scene
 * @returns {(Node | string)[]}
 */
export function textNodes(value, scene) {
  const json = object(value)
  if (json['type'] === 'mrkdwn') return mrkdwn(string(json['text']), scene.names)
  return [plainText(json)]
}

/**
 * The words of a text object where only characters can stand: option labels, button names, titles.
 *
 * @param {unknown} value
 */
export function plainText(value) {
  const json = object(value)
  const text = string(json['text'])
  return json['emoji'] === true ? withEmoji(text) : text
}

/**
 * @param {unknown} value
 * @param {Scene} scene
 * @param {string} [className]
 */
export function textBox(value, scene, className = 'text') {
  const lang = langOfText(string(object(value)['text']))
  return h('div', { class: className, lang }, ...textNodes(value, scene))
}
