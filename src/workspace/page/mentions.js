import { h } from './dom.js'

/** @typedef {import('../protocol.ts').Snapshot} Snapshot */
/** @typedef {Pick<Snapshot, 'people' | 'channels' | 'viewer'>} Names */

/**
 * @param {string} id
 * @param {Names} names
 */
export function userMention(id, names) {
  const person = names.people.find((one) => one.id === id)
  const mine = id === names.viewer
  return h('span', { class: mine ? 'mention mine' : 'mention', 'data-user': id }, `@${person?.realName ?? id}`)
}

/**
 * @param {string} id
 * @param {Names} names
 * @param {string} [label] what the sender wrote for its name
 */
export function channelMention(id, names, label) {
  const channel = names.channels.find((one) => one.id === id)
  return h('span', { class: 'mention', 'data-channel': id }, `#${channel?.name ?? (label || id)}`)
}

/**
 * What would ring many people's bells in Slack. Drawn loudly, because an app that sends it by accident has a bug.
 *
 * @param {string} name `channel`, `here`, `everyone`, or the name of a group
 */
export function broadcast(name) {
  return h('span', { class: 'mention broadcast', 'data-broadcast': name }, `@${name}`)
}
