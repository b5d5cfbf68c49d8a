import { avatar } from './avatar.js'
import { byId, h, keyed, setAttributes, setText } from './dom.js'
import { icon } from './icons.js'
import { viewerIn, whereIs } from './state.js'

/** @typedef {import('../protocol.ts').Channel} Channel */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Place} Place */

/**
 * Channels and the app.
 *
 * @param {{ go: (place: Place) => void, close: () => void }} actions
 */
export function createSidebar({ go, close }) {
  const nav = byId('sidebar')
  const channelsTitle = h('h2')
  const channels = h('ul')
  const appsTitle = h('h2')
  const apps = h('ul')
  const title = h('strong')
  const subtitle = h('span', { class: 'wordmark-sub' })
  const closeButton = h('button', { type: 'button', class: 'quiet narrow-only', onclick: close }, icon('close'))
  const note = h('p', { class: 'not-slack' })
  nav.prepend(
    h(
      'div',
      { class: 'wordmark' },
      h('img', { src: '/icon.svg', alt: '', width: 32, height: 32 }),
      h('span', { class: 'wordmark-text' }, title, subtitle),
      closeButton,
    ),
    h('nav', { id: 'places' }, channelsTitle, channels, appsTitle, apps),
  )
  nav.append(note)

  /**
   * @param {State} state
   * @param {import('../protocol.ts').Snapshot} snapshot
   * @param {import('./words.js').Words} words
   */
  return function update(state, snapshot, words) {
    setText(title, snapshot.app.name)
    setText(subtitle, words.localWorkspace)
    setText(channelsTitle, words.channels)
    setText(appsTitle, words.apps)
    setText(note, words.notSlack)
    setAttributes(byId('places'), { 'aria-label': words.navigation })
    setAttributes(closeButton, { 'aria-label': words.closeSidebar })
    nav.classList.toggle('open', state.sidebarOpen)
    const here = whereIs(state, snapshot)
    const how = {
      key: (/** @type {Channel} */ { id }) => id,
      version: () => '',
      draw: (/** @type {Channel} */ channel) => row(channel, snapshot, go),
      update: (/** @type {HTMLElement} */ node, /** @type {Channel} */ channel) =>
        updateRow(node, channel, here, snapshot, words),
    }
    keyed(
      channels,
      snapshot.channels.filter((channel) => channel.kind === 'channel'),
      how,
    )
    keyed(
      apps,
      snapshot.channels.filter((channel) => channel.kind === 'dm'),
      how,
    )
    const viewer = viewerIn(snapshot)
    nav.dataset['viewer'] = viewer?.id ?? ''
  }
}

/**
 * @param {Channel} channel
 * @param {import('../protocol.ts').Snapshot} snapshot
 * @param {(place: Place) => void} go
 */
function row({ id, kind }, snapshot, go) {
  const sign = kind === 'dm' ? avatar(undefined, true) : icon('hash')
  const button = h(
    'button',
    { type: 'button', class: 'place', 'data-channel': id, onclick: () => go({ kind: 'channel', id }) },
    h('span', { class: 'place-sign' }, sign, kind === 'dm' && h('span', { class: 'presence' })),
    h('span', { class: 'place-name' }),
    h('span', { class: 'unread', hidden: true }),
  )
  if (kind === 'dm') button.dataset['app'] = snapshot.app.userId
  return h('li', {}, button)
}

/**
 * @param {HTMLElement} node
 * @param {Channel} channel
 * @param {ReturnType<typeof whereIs>} here
 * @param {import('../protocol.ts').Snapshot} snapshot
 * @param {import('./words.js').Words} words
 */
function updateRow(node, channel, here, snapshot, words) {
  const [button] = node.getElementsByTagName('button')
  const [name, unread] = [node.querySelector('.place-name'), node.querySelector('.unread')]
  if (!button || !name || !unread) return
  const current = here.channel?.id === channel.id
  const count = current && here.kind === 'channel' ? 0 : channel.unread
  setText(name, channel.kind === 'dm' ? snapshot.app.name : channel.name)
  setText(unread, String(count))
  setAttributes(unread, { hidden: count === 0, 'aria-label': words.unread(count), role: 'img' })
  setAttributes(button, { 'aria-current': current ? 'page' : undefined })
  button.classList.toggle('has-unread', count > 0)
  const presence = node.querySelector('.presence')
  if (presence) {
    presence.classList.toggle('on', snapshot.app.connected)
    setAttributes(presence, {
      role: 'img',
      'aria-label': snapshot.app.connected ? words.appConnected : words.appMissing,
      title: snapshot.app.connected ? words.appConnected : words.appMissing,
    })
  }
}
