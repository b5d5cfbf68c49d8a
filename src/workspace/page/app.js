import { composerTarget, titleOf, troubleOf } from './captions.js'
import { createComposer } from './composer.js'
import { byId, setText } from './dom.js'
import { createHomeTab } from './home-tab.js'
import { langTag, languageOf } from './language.js'
import { createLogDrawer } from './log-drawer.js'
import { remember, remembered } from './memory.js'
import { createMessageList } from './message-list.js'
import { createModals } from './modal.js'
import { createNextDay } from './next-day.js'
import { createNotices } from './notices.js'
import { placeFromHash, showInAddress } from './place-address.js'
import { createPlaceHeader } from './place-header.js'
import { createPreferences } from './preferences.js'
import { createPress } from './press.js'
import { createSidebar } from './sidebar.js'
import { createStore, languageIn, viewerIn, whereIs } from './state.js'
import { createUse } from './use.js'
import { words as allWords } from './words.js'
import { follow, send, unreachable } from './workspace-server.js'

/** @typedef {import('../protocol.ts').Snapshot} Snapshot */
/** @typedef {import('../protocol.ts').Message} Message */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Place} Place */

const { theme, logOpen } = remembered()
const store = createStore({ theme, logOpen, place: placeFromHash(location.hash) })
const notices = createNotices()
/** How long an empty Home is taken to be on its way. */
const homeWaitMs = 1500
const narrow = matchMedia('(max-width: 760px)')
let stopFollowing = () => {}
let homeAskedFor = ''
let homeWaiting = false
let readUpTo = ''

const use = createUse(async (container, element, state) =>
  accepted(await send({ call: 'use', person: me(), container, element, state })),
)
const updateSidebar = createSidebar({ go, close: () => toggleSidebar(false) })
const updatePreferences = createPreferences({ become: followAs, speak, shine })
const updateNextDay = createNextDay({ moveOn })
const updateHeader = createPlaceHeader({
  go,
  toggleLog: () => showLog(!store.get().logOpen),
  openSidebar: () => toggleSidebar(true),
})
const updateMessages = createMessageList(byId('messages'), { ask: (text) => void post(text) })
const composer = createComposer({ post, leaveThread: () => replyTo(undefined) })
const updateHome = createHomeTab({ use })
const updateModals = createModals({
  use,
  close: async (view) => accepted(await send({ call: 'close', person: me(), view })),
  async submit(view, state) {
    const result = await send({ call: 'submit', person: me(), view, state })
    return result.ok ? { errors: result.errors ?? {}, problem: '' } : { errors: {}, problem: problemText(result.error) }
  },
})
const updateLog = createLogDrawer({ close: () => showLog(false) })
const holdsBack = createPress(() => render(store.get()))

store.listen(render)
addEventListener('popstate', () => {
  const place = placeFromHash(location.hash)
  if (place) store.change({ place })
})
document.addEventListener('visibilitychange', () => render(store.get()))
narrow.addEventListener('change', () => render(store.get()))
byId('skip').addEventListener('click', (event) => {
  event.preventDefault()
  if (byId('home').hidden) composer.focus()
  else byId('home').focus()
})
byId('scrim').addEventListener('click', () => toggleSidebar(false))
byId('sidebar').addEventListener('keydown', (event) => event.key === 'Escape' && toggleSidebar(false))
render(store.get())
followAs(remembered().person)

/** @param {string | undefined} person */
function followAs(person) {
  stopFollowing()
  let undecided = !person
  stopFollowing = follow(person, {
    onSnapshot(snapshot) {
      if (undecided && preferOther(snapshot)) return
      undecided = false
      remember({ person: snapshot.viewer })
      const { language, snapshot: before } = store.get()
      const confirmed = languageOf(viewerIn(snapshot)?.locale) === language || before?.viewer !== snapshot.viewer
      store.change(confirmed ? { snapshot, language: undefined } : { snapshot })
    },
    onConnection(connection) {
      if (connection === store.get().connection) return
      if (connection === 'live' && store.get().snapshot) notices.toast(words().back, 'good', words())
      homeAskedFor = ''
      store.change({ connection })
    },
    onUnknownPerson: () => followAs(undefined),
  })
}

/**
 * On the very first visit one is the person who speaks the language of the browser.
 *
 * @param {Snapshot} snapshot
 */
function preferOther({ people, viewer }) {
  const wanted = languageOf(navigator.language)
  const current = people.find((person) => person.id === viewer)
  const other = people.find((person) => !person.bot && languageOf(person.locale) === wanted)
  if (!other || languageOf(current?.locale) === wanted) return false
  followAs(other.id)
  return true
}

/** @param {State} state */
function render(state) {
  if (holdsBack()) return
  const text = words()
  const language = languageIn(state)
  const { snapshot, connection } = state
  document.documentElement.lang = langTag[language]
  document.documentElement.dataset['theme'] = state.theme
  setText(byId('loading-text'), text.loading)
  notices.banner(troubleOf(state, text), connection === 'expired' ? 'error' : 'warning')
  byId('frame').hidden = !snapshot
  byId('loading').hidden = snapshot !== undefined
  if (!snapshot) return

  const { kind, channel } = whereIs(state, snapshot)
  const inHome = kind === 'home'
  const clock = { language, zone: viewerIn(snapshot)?.tz, aheadMs: snapshot.aheadMs }
  byId('frame').classList.toggle('with-log', state.logOpen)
  byId('scrim').hidden = !state.sidebarOpen
  byId('main').inert = state.sidebarOpen && narrow.matches
  byId('messages-panel').hidden = inHome
  byId('home').hidden = !inHome
  setText(byId('skip'), inHome ? text.skipToMain : text.skip)
  updateSidebar(state, snapshot, text)
  updatePreferences(state, snapshot, text)
  updateNextDay(clock, text)
  updateHeader(state, snapshot, text)
  if (channel && !inHome) {
    updateMessages(channel, { words: text, snapshot, clock, use: useInMessage, reply: replyTo })
    composer.update(composerTarget(state, channel, snapshot, text), snapshot, text)
    if (channel.unread > 0 && document.visibilityState === 'visible') markRead(channel.id, snapshot)
  }
  askForHome(inHome && connection === 'live' ? snapshot.viewer : '')
  updateHome(snapshot, text, language, homeWaiting)
  updateModals(snapshot, text, language)
  updateLog(snapshot, text, clock, state.logOpen)
  document.title = titleOf(snapshot, channel, text)
}

/** @param {Place} place */
function go(place) {
  showInAddress(place)
  store.change({ place, sidebarOpen: false })
  if (place.kind === 'channel' && !narrow.matches) composer.focus()
}

/** @param {string} text */
async function post(text) {
  const state = store.get()
  const { channel } = state.snapshot ? whereIs(state, state.snapshot) : {}
  if (!channel) return false
  const thread = state.replyTo[channel.id]
  // A command leaves no message of one's own to scroll to, and its answer is to be seen.
  if (!thread) scrollToEnd(byId('messages'))
  const call = { call: /** @type {const} */ ('post'), person: me(), channel: channel.id, text }
  return accepted(await send(thread ? { ...call, thread } : call))
}

/** @param {HTMLElement} scroller */
function scrollToEnd(scroller) {
  scroller.scrollTop = scroller.scrollHeight
}

/**
 * @param {Message} message
 * @param {import('../protocol.ts').UsedElement} element
 * @param {HTMLElement} control
 */
function useInMessage({ channel, ts }, element, control) {
  const root = control.closest('article') ?? control
  use({ type: 'message', channel, ts }, root, element, control)
}

/** @param {Message | undefined} message */
function replyTo(message) {
  const state = store.get()
  const channel = message?.channel ?? (state.snapshot && whereIs(state, state.snapshot).channel?.id)
  if (!channel) return
  const { [channel]: _, ...others } = state.replyTo
  store.change({ replyTo: message ? { ...others, [channel]: message.threadTs ?? message.ts } : others })
  composer.focus()
}

/** @param {import('./language.js').Language} language */
async function speak(language) {
  store.change({ language })
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  if (accepted(await send({ call: 'set-locale', person: me(), locale }))) askForHomeAnew()
  else store.change({ language: undefined })
}

/** @param {import('./state.js').Theme} theme */
function shine(theme) {
  remember({ theme })
  store.change({ theme })
}

async function moveOn() {
  if (accepted(await send({ call: 'next-day', person: me() }))) askForHomeAnew()
}

/** @param {boolean} logOpen */
function showLog(logOpen) {
  remember({ logOpen })
  store.change({ logOpen })
  if (!logOpen) byId('log-toggle').focus()
  else if (narrow.matches) byId('log').querySelector('button')?.focus()
}

/** @param {boolean} sidebarOpen */
function toggleSidebar(sidebarOpen) {
  store.change({ sidebarOpen })
  const focus = sidebarOpen ? byId('sidebar').querySelector('button') : byId('menu')
  focus?.focus()
}

/** A day later, and in another language, the Home of the app is another: who looks at it wants to see that one. */
function askForHomeAnew() {
  homeAskedFor = ''
  store.change({})
}

/**
 * Opening the Home tab is an event for the app, once each time it is opened.
 *
 * @param {string} viewer empty: the tab is not open
 */
async function askForHome(viewer) {
  if (viewer === homeAskedFor) return
  homeAskedFor = viewer
  if (!viewer) return
  homeWaiting = true
  accepted(await send({ call: 'open-home', person: viewer }))
  setTimeout(() => {
    homeWaiting = false
    store.change({})
  }, homeWaitMs)
}

/**
 * @param {string} channel
 * @param {Snapshot} snapshot
 */
function markRead(channel, snapshot) {
  const version = `${snapshot.viewer}/${channel}/${snapshot.messages[channel]?.at(-1)?.ts}`
  if (version === readUpTo) return
  readUpTo = version
  send({ call: 'read', person: snapshot.viewer, channel })
}

/**
 * Says so when a call was not taken.
 *
 * @param {import('../protocol.ts').UiResult} result
 */
function accepted(result) {
  if (!result.ok) notices.toast(problemText(result.error), 'error', words())
  return result.ok
}

/** @param {string} error */
function problemText(error) {
  return error === unreachable ? words().notSent : words().refused(error)
}

function me() {
  return store.get().snapshot?.viewer ?? ''
}

function words() {
  return allWords[languageIn(store.get())]
}
