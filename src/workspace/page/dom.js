/**
 * Elements are built here and nowhere else: text only as text nodes, nothing from strings of markup, no style
 * attributes. That is what keeps a hostile message a message.
 */

/** @typedef {{ handle(event: Event): void }['handle']} Listener takes any kind of event */
/** @typedef {string | number | boolean | undefined | Listener} Attribute */
/** @typedef {Node | string | false | null | undefined} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes] `onclick` and its like are listeners; `true` is an empty attribute, `false` none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  setAttributes(element, attributes)
  append(element, children)
  return element
}

/**
 * @param {Element} element
 * @param {Record<string, Attribute>} attributes
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === undefined || value === false) element.removeAttribute(name)
    else if (name === 'style' || name === 'srcdoc') throw new TypeError(`Cannot set ${name}: not allowed on this page`)
    else {
      const text = value === true && !name.startsWith('aria-') ? '' : String(value)
      if (element.getAttribute(name) !== text) element.setAttribute(name, text)
    }
  }
}

/**
 * @param {ParentNode} parent
 * @param {readonly Child[]} children
 */
export function append(parent, children) {
  for (const child of children) if (child) parent.append(child)
}

/**
 * Changes text only if it differs, so that a screen reader stays silent and a selection survives.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/**
 * @param {string} id
 * @throws {Error} when index.html lacks the element
 */
export function byId(id) {
  const element = document.getElementById(id)
  if (!element) throw new Error(`Cannot start: index.html has no element #${id}`)
  return element
}

/** @type {WeakMap<Node, Map<string, { version: string, node: HTMLElement }>>} */
const drawn = new WeakMap()

/**
 * Makes `parent` show `items` and keeps every node whose key and version are as before, with its focus, selection,
 * open menus and typed text.
 *
 * @template Item
 * @param {Element} parent its children are left to this function alone
 * @param {readonly Item[]} items
 * @param {{ key: (item: Item) => string, version: (item: Item) => string, draw: (item: Item) => HTMLElement, update?: (node: HTMLElement, item: Item) => void }} how
 */
export function keyed(parent, items, { key, version, draw, update }) {
  const before = drawn.get(parent) ?? new Map()
  /** @type {Map<string, { version: string, node: HTMLElement }>} */
  const now = new Map()
  for (const item of items) {
    const known = before.get(key(item))
    const kept = known?.version === version(item) ? known : undefined
    const entry = kept ?? { version: version(item), node: draw(item) }
    if (known && !kept) known.node.replaceWith(entry.node)
    now.set(key(item), entry)
    update?.(entry.node, item)
  }
  for (const [name, { node }] of before) if (!now.has(name)) node.remove()
  let place = parent.firstChild
  for (const { node } of now.values()) {
    if (node === place) place = place.nextSibling
    else parent.insertBefore(node, place)
  }
  drawn.set(parent, now)
}
