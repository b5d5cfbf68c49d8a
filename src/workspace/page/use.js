import { readState } from './blocks/control.js'

/** @typedef {import('../protocol.ts').Container} Container */
/** @typedef {import('../protocol.ts').UsedElement} UsedElement */

/** After an answer without visible change, how long until the element may be used again. */
const settleMs = 500

/**
 * Tells the app that an element was used. It stays busy until it is redrawn or the call has come back, so that a
 * double click is one click.
 *
 * @param {(container: Container, element: UsedElement, state: import('../protocol.ts').ViewState) => Promise<boolean>} tell
 */
export function createUse(tell) {
  /**
   * @param {Container} container
   * @param {HTMLElement} root whose inputs make up the state
   * @param {UsedElement} element
   * @param {HTMLElement} control
   */
  return async function use(container, root, element, control) {
    if (control.getAttribute('aria-busy') === 'true') return
    const isButton = control.matches('button, a')
    if (isButton) control.setAttribute('aria-busy', 'true')
    const told = await tell(container, element, readState(root))
    setTimeout(() => control.removeAttribute('aria-busy'), told ? settleMs : 0)
  }
}
