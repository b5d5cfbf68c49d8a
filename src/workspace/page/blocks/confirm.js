import { h } from '../dom.js'
import { plainText, textBox } from './text.js'

/** @typedef {import('../json.js').Json} Json */

/**
 * @param {Json} json confirmation dialog of Block Kit
 * @param {import('./scene.js').Scene} scene
 * @returns {Promise<boolean>}
 */
export function confirmed(json, scene) {
  const danger = json['style'] === 'danger' ? 'danger' : 'primary'
  const title = plainText(json['title'])
  const dialog = h(
    'dialog',
    { class: 'confirm', 'aria-label': title },
    h(
      'form',
      { method: 'dialog' },
      h('h2', {}, title),
      textBox(json['text'], scene),
      h(
        'div',
        { class: 'dialog-actions' },
        h('button', { class: 'button', value: 'no' }, plainText(json['deny']) || scene.words.cancel),
        h('button', { class: `button ${danger}`, value: 'yes' }, plainText(json['confirm']) || scene.words.yes),
      ),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    })
  })
}
