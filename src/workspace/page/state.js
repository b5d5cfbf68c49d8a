import { languageOf } from './language.js'

/** @typedef {import('../protocol.ts').Snapshot} Snapshot */
/** @typedef {import('../protocol.ts').Channel} Channel */
/** @typedef {import('./language.js').Language} Language */
/** @typedef {{ readonly kind: 'channel' | 'home', readonly id: string }} Place `id` is the channel, also of the app's Home */
/** @typedef {'light' | 'dark' | 'system'} Theme */

/**
 * Everything the page is drawn from.
 *
 * @typedef {object} State
 * @property {Snapshot | undefined} snapshot
 * @property {Place | undefined} place undefined: the app's messages
 * @property {import('./workspace-server.js').Connection} connection
 * @property {Language | undefined} language what was just chosen, until the workspace confirms it
 * @property {Theme} theme
 * @property {boolean} logOpen
 * @property {boolean} sidebarOpen counts on narrow screens only
 * @property {Readonly<Record<string, string>>} replyTo channel → `ts` of the thread that the composer writes to
 */

/** @param {Partial<State>} start */
export function createStore(start) {
  /** @type {State} */
  let state = {
    snapshot: undefined,
    place: undefined,
    connection: 'connecting',
    language: undefined,
    theme: 'system',
    logOpen: false,
    sidebarOpen: false,
    replyTo: {},
    ...start,
  }
  /** @type {((state: State) => void)[]} */
  const listeners = []
  return {
    get: () => state,
    /** @param {Partial<State>} change */
    change(change) {
      state = { ...state, ...change }
      for (const listener of listeners) listener(state)
    },
    /** @param {(state: State) => void} listener */
    listen(listener) {
      listeners.push(listener)
    },
  }
}

/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {Snapshot} snapshot */
export function appChannel({ channels }) {
  return channels.find((channel) => channel.kind === 'dm')
}

/**
 * Where the person is, or the app's messages when that place is gone.
 *
 * @param {State} state
 * @param {Snapshot} snapshot
 * @returns {{ kind: 'channel' | 'home', channel: Channel | undefined }}
 */
export function whereIs({ place }, snapshot) {
  const fallback = appChannel(snapshot) ?? snapshot.channels[0]
  if (place?.kind === 'home') return { kind: 'home', channel: appChannel(snapshot) }
  return { kind: 'channel', channel: snapshot.channels.find((channel) => channel.id === place?.id) ?? fallback }
}

/** @param {State} state */
export function languageIn({ language, snapshot }) {
  const viewer = snapshot?.people.find((person) => person.id === snapshot.viewer)
  return language ?? languageOf(viewer?.locale ?? navigator.language)
}

/** @param {Snapshot} snapshot */
export function viewerIn(snapshot) {
  return snapshot.people.find((person) => person.id === snapshot.viewer)
}
