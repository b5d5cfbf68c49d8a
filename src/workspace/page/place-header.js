import { byId, h, setAttributes, setText } from './dom.js'
import { icon } from './icons.js'
import { whereIs } from './state.js'

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Place} Place */

/**
 * Name and topic of the place, the app's two tabs, the way to the log.
 *
 * @param {{ go: (place: Place) => void, toggleLog: () => void, openSidebar: () => void }} actions
 */
export function createPlaceHeader({ go, toggleLog, openSidebar }) {
  const root = byId('place-header')
  const menu = h(
    'button',
    { type: 'button', class: 'quiet narrow-only', id: 'menu', onclick: openSidebar },
    icon('menu'),
  )
  const sign = h('span', { class: 'title-sign' })
  const title = h('h1')
  const topic = h('p', { class: 'topic' })
  const errors = h('span', { class: 'error-count', hidden: true })
  const logText = h('span', { class: 'wide-only' })
  const log = h(
    'button',
    { type: 'button', class: 'log-toggle', id: 'log-toggle', onclick: toggleLog },
    icon('log'),
    logText,
    errors,
  )
  const homeTab = h('button', { type: 'button', role: 'tab', id: 'tab-home' })
  const messagesTab = h('button', { type: 'button', role: 'tab', id: 'tab-messages' })
  const tabs = h('div', { class: 'tabs', role: 'tablist', hidden: true }, homeTab, messagesTab)
  tabs.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = document.activeElement === homeTab ? messagesTab : homeTab
    other.click()
    other.focus()
  })
  let channelId = ''
  homeTab.addEventListener('click', () => go({ kind: 'home', id: channelId }))
  messagesTab.addEventListener('click', () => go({ kind: 'channel', id: channelId }))
  root.append(menu, h('div', { class: 'title' }, sign, title, topic), tabs, log)
  let shownSign = ''

  /**
   * @param {State} state
   * @param {import('../protocol.ts').Snapshot} snapshot
   * @param {import('./words.js').Words} words
   */
  return function update(state, snapshot, words) {
    const { kind, channel } = whereIs(state, snapshot)
    const direct = channel?.kind === 'dm'
    channelId = channel?.id ?? ''
    setText(title, direct ? snapshot.app.name : (channel?.name ?? ''))
    setText(topic, channel?.topic ?? '')
    setAttributes(topic, { title: channel?.topic })
    if (shownSign !== String(direct)) {
      shownSign = String(direct)
      sign.replaceChildren(direct ? h('img', { src: '/icon.svg', alt: '', class: 'avatar small' }) : icon('hash'))
    }
    tabs.hidden = !direct
    setAttributes(tabs, { 'aria-label': words.tabs })
    for (const [tab, text, selected, panel] of /** @type {const} */ ([
      [homeTab, words.home, kind === 'home', 'home'],
      [messagesTab, words.messages, kind === 'channel', 'messages'],
    ])) {
      setText(tab, text)
      setAttributes(tab, { 'aria-selected': String(selected), tabindex: selected ? 0 : -1, 'aria-controls': panel })
    }
    const failed = snapshot.log.filter((entry) => !entry.ok).length
    setText(logText, words.log)
    setText(errors, String(failed))
    errors.hidden = failed === 0
    const label = failed > 0 ? `${words.log}, ${words.logNewErrors(failed)}` : words.log
    setAttributes(log, {
      'aria-expanded': String(state.logOpen),
      'aria-controls': 'log',
      'aria-label': label,
      title: words.logTitle,
    })
    setAttributes(menu, {
      'aria-label': words.openSidebar,
      'aria-expanded': String(state.sidebarOpen),
      'aria-controls': 'sidebar',
    })
    menu.classList.toggle(
      'has-unread',
      snapshot.channels.some((one) => one.id !== channelId && one.unread > 0),
    )
  }
}
