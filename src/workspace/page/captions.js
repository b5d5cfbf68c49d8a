import { dateOf, timeOfDay } from './time.js'

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../protocol.ts').Snapshot} Snapshot */
/** @typedef {import('../protocol.ts').Channel} Channel */
/** @typedef {import('./words.js').Words} Words */

/**
 * What stands in the way of being answered; empty when nothing does.
 *
 * @param {State} state
 * @param {Words} words
 */
export function troubleOf({ connection, snapshot }, words) {
  if (connection === 'expired') return words.expired
  if (connection === 'lost') return words.lost
  if (snapshot?.app.starting) return words.appStarting
  return snapshot && !snapshot.app.connected ? words.appMissingLong : ''
}

/**
 * @param {State} state
 * @param {Channel} channel
 * @param {Snapshot} snapshot
 * @param {Words} words
 * @returns {import('./composer.js').Target}
 */
export function composerTarget({ replyTo }, channel, snapshot, words) {
  const direct = channel.kind === 'dm'
  const thread = replyTo[channel.id]
  const root = snapshot.messages[channel.id]?.find((message) => message.ts === thread)
  const author = snapshot.people.find((person) => person.id === root?.user)?.realName ?? snapshot.app.name
  const zone = snapshot.people.find((person) => person.id === snapshot.viewer)?.tz
  const at = root && timeOfDay(dateOf(root.ts), { language: 'en', zone })
  return {
    key: `${snapshot.viewer}/${channel.id}/${root ? thread : ''}`,
    label: direct ? words.askApp(snapshot.app.name) : words.writeTo(`#${channel.name}`),
    hint: snapshot.commands.length > 0 ? `${words.slashHint} · ${words.composerHint}` : words.composerHint,
    replyTo: root && `${author}, ${at}`,
  }
}

/**
 * @param {Snapshot} snapshot
 * @param {Channel | undefined} channel
 * @param {Words} words
 */
export function titleOf(snapshot, channel, words) {
  const unread = snapshot.channels.reduce((sum, one) => sum + one.unread, 0)
  const place = channel?.kind === 'dm' ? '' : `#${channel?.name ?? ''} · `
  return `${unread > 0 ? `(${unread}) ` : ''}${place}${snapshot.app.name} · ${words.localWorkspace}`
}
