import { copyButton } from './copy.js'
import { byId, h, keyed, setAttributes, setText } from './dom.js'
import { icon } from './icons.js'
import { drawJson } from './json-view.js'
import { timeOfDay } from './time.js'

/** @typedef {import('../protocol.ts').LogEntry} LogEntry */
/** @typedef {'all' | 'to-app' | 'from-app' | 'errors'} Kind */

const kinds = /** @type {const} */ (['all', 'to-app', 'from-app', 'errors'])
const slowMs = 1000

/**
 * What passed between app and stand-in.
 *
 * @param {{ close: () => void }} actions
 */
export function createLogDrawer({ close }) {
  const root = byId('log')
  const title = h('h2', { id: 'log-title' })
  const hint = h('p', { class: 'log-hint' })
  const closeButton = h('button', { type: 'button', class: 'quiet', onclick: close }, icon('close'))
  const filter = h('input', { type: 'search', class: 'field' })
  const buttons = kinds.map((kind) => h('button', { type: 'button', 'data-kind': kind, onclick: () => choose(kind) }))
  const group = h('div', { class: 'segmented', role: 'group' }, ...buttons)
  const list = h('ol', { class: 'log-list' })
  const scroller = h('div', { class: 'log-scroll', tabindex: 0, role: 'region', 'aria-labelledby': 'log-title' }, list)
  const empty = h('p', { class: 'log-empty' })
  root.append(
    h('header', { class: 'log-head' }, h('div', { class: 'log-title' }, title, closeButton), hint, group, filter),
    scroller,
  )
  scroller.append(empty)
  root.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  /** @type {Kind} */
  let kind = 'all'
  /** @type {() => void} */
  let redraw = () => undefined
  filter.addEventListener('input', () => redraw())

  /** @param {Kind} next */
  function choose(next) {
    kind = next
    redraw()
  }

  /**
   * @param {import('../protocol.ts').Snapshot} snapshot
   * @param {import('./words.js').Words} words
   * @param {import('./time.js').Clock} clock
   * @param {boolean} open
   */
  function update(snapshot, words, clock, open) {
    root.hidden = !open
    redraw = () => update(snapshot, words, clock, open)
    if (!open) return
    setText(title, words.log)
    setText(hint, words.logHint)
    setAttributes(root, { 'aria-label': words.logTitle })
    setAttributes(closeButton, { 'aria-label': words.close })
    setAttributes(filter, { 'aria-label': words.logFilter, placeholder: words.logFilter })
    const names = { all: words.logAll, 'to-app': words.logToApp, 'from-app': words.logFromApp, errors: words.logErrors }
    kinds.forEach((one, index) => {
      const button = buttons[index]
      if (!button) return
      setText(button, names[one])
      setAttributes(button, { 'aria-pressed': String(one === kind) })
    })
    const shown = snapshot.log.filter((entry) => isKind(entry, kind) && contains(entry, filter.value))
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40
    keyed(list, shown, {
      key: ({ id }) => String(id),
      version: ({ ms, ok, summary }) => `${clock.language}${ms}${ok}${summary}`,
      draw: (entry) => row(entry, words, clock),
    })
    empty.hidden = shown.length > 0
    setText(empty, snapshot.log.length === 0 ? words.logEmpty : words.logNoMatch)
    if (atEnd) scroller.scrollTop = scroller.scrollHeight
  }
  return update
}

/**
 * @param {LogEntry} entry
 * @param {Kind} kind
 */
function isKind(entry, kind) {
  return kind === 'all' || (kind === 'errors' ? !entry.ok : entry.direction === kind)
}

/**
 * @param {LogEntry} entry
 * @param {string} text
 */
function contains({ name, summary, payload, response }, text) {
  const wanted = text.trim().toLowerCase()
  return !wanted || JSON.stringify([name, summary, payload, response]).toLowerCase().includes(wanted)
}

/**
 * @param {LogEntry} entry
 * @param {import('./words.js').Words} words
 * @param {import('./time.js').Clock} clock
 */
function row(entry, words, clock) {
  const { direction, name, summary, ok, ms, at } = entry
  const sign = direction === 'to-app' ? 'arrow' : direction === 'from-app' ? 'back' : 'dot'
  const seconds = new Date(at).toISOString().slice(17, 23)
  const head = h(
    'summary',
    {},
    h('span', { class: `direction ${direction}`, title: words.logDirections[direction] }, icon(sign)),
    h('span', { class: 'visually-hidden' }, `${words.logDirections[direction]}: `),
    h('code', { class: 'log-name' }, name),
    !ok && h('span', { class: 'log-failed' }, words.failed),
    ms !== undefined && h('span', { class: `log-ms${ms >= slowMs ? ' slow' : ''}` }, `${Math.round(ms)} ms`),
    h('time', { title: new Date(at).toISOString() }, `${timeOfDay(new Date(at), clock)}:${seconds}`),
    h('span', { class: 'log-summary' }, summary),
  )
  const details = h('details', { class: ok ? 'log-entry' : 'log-entry failed' }, head)
  details.addEventListener('toggle', () => {
    if (!details.open) return
    if (details.childElementCount === 1) {
      if (entry.payload !== undefined) details.append(part(words.payload, entry.payload, words))
      if (entry.response !== undefined) details.append(part(words.response, entry.response, words))
    }
    details.scrollIntoView({ block: 'nearest' }) // the newest stands last, where its details open out of sight
  })
  return h('li', {}, details)
}

/**
 * @param {string} title
 * @param {unknown} value
 * @param {import('./words.js').Words} words
 */
function part(title, value, words) {
  const text = JSON.stringify(value, undefined, 2) ?? ''
  return h(
    'div',
    { class: 'log-part' },
    h(
      'div',
      { class: 'log-part-head' },
      h('h3', {}, title),
      copyButton(() => text, words),
    ),
    h('pre', { tabindex: 0, 'aria-label': title }, ...drawJson(text)),
  )
}
