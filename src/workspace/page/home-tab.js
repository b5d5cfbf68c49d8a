import { readState } from './blocks/control.js'
import { drawBlocks } from './blocks/draw.js'
import { byId, h } from './dom.js'

/** @typedef {import('../protocol.ts').Container} Container */

/**
 * The app's Home, as it published it for this person.
 *
 * @param {{ use: (container: Container, root: HTMLElement, element: import('../protocol.ts').UsedElement, control: HTMLElement) => void }} actions
 */
export function createHomeTab({ use }) {
  const root = byId('home')
  const body = h('div', { class: 'home-body' })
  root.append(body)
  root.tabIndex = -1
  let shown = ''

  /**
   * @param {import('../protocol.ts').Snapshot} snapshot
   * @param {import('./words.js').Words} words
   * @param {import('./language.js').Language} language
   * @param {boolean} waiting whether the app has just been asked
   */
  return function update(snapshot, words, language, waiting) {
    const { home, viewer } = snapshot
    const version = JSON.stringify([viewer, language, home?.id, home?.hash, home ? '' : waiting])
    if (version === shown) return
    shown = version
    if (!home) {
      body.replaceChildren(h('p', { class: 'home-empty' }, waiting ? words.homeWaiting : words.homeEmpty))
      return
    }
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['action'] : undefined
    const inside = body.contains(document.activeElement)
    const draft = readState(body)
    /** @type {Container} */
    const container = { type: 'view', view: home.id }
    const blocks = drawBlocks(home.blocks, {
      words,
      names: snapshot,
      surface: 'home',
      use: (element, control) => use(container, body, element, control),
      draft,
    })
    body.replaceChildren(...blocks)
    if (!inside) return
    const same = focused ? body.querySelector(`[data-action="${CSS.escape(focused)}"]`) : undefined
    if (same instanceof HTMLElement) same.focus()
    else root.focus()
  }
}
