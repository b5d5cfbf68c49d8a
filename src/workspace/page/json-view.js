import { h } from './dom.js'

const parts = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi

/**
 * Printed JSON with its names, texts and numbers told apart by colour.
 *
 * @param {string} text as JSON.stringify gives it
 * @returns {(Node | string)[]}
 */
export function drawJson(text) {
  /** @type {(Node | string)[]} */
  const nodes = []
  let end = 0
  for (const match of text.matchAll(parts)) {
    const [whole, quoted, colon] = match
    nodes.push(text.slice(end, match.index))
    const kind = quoted ? (colon ? 'name' : 'text') : 'number'
    nodes.push(h('span', { class: `json-${kind}` }, quoted ?? whole), colon ?? '')
    end = match.index + whole.length
  }
  nodes.push(text.slice(end))
  return nodes
}
