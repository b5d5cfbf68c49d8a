/** What drawing a block needs to know about the place it is drawn in. */

/**
 * @typedef {object} Scene
 * @property {import('../words.js').Words} words
 * @property {import('../mentions.js').Names} names
 * @property {'message' | 'modal' | 'home'} surface
 * @property {(element: import('../../protocol.ts').UsedElement, control: HTMLElement) => void} use tells the app
 * @property {import('../../protocol.ts').ViewState} [draft] what was typed before the view was redrawn
 */

export {}
