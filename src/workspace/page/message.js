import { avatar } from './avatar.js'
import { drawBlocks } from './blocks/draw.js'
import { picture } from './blocks/image.js'
import { h } from './dom.js'
import { emojiOf } from './emoji.js'
import { icon } from './icons.js'
import { langOfText } from './language.js'
import { mrkdwn } from './mrkdwn.js'
import { dateOf, fullTime, timeOfDay } from './time.js'

/** @typedef {import('../protocol.ts').Message} Message */

/**
 * @typedef {object} MessageScene
 * @property {import('./words.js').Words} words
 * @property {import('../protocol.ts').Snapshot} snapshot
 * @property {import('./time.js').Clock} clock
 * @property {(message: Message, element: import('../protocol.ts').UsedElement, control: HTMLElement) => void} use
 * @property {(message: Message) => void} reply
 */

/**
 * One message. `compact` ones follow another of the same person closely and show no name.
 *
 * @param {Message} message
 * @param {boolean} compact
 * @param {MessageScene} scene
 */
export function drawMessage(message, compact, scene) {
  const { words, snapshot, clock } = scene
  if (message.system) return systemLine(message, scene)
  const author = snapshot.people.find((person) => person.id === message.user)
  const isApp = message.user === snapshot.app.userId
  const name = isApp ? snapshot.app.name : (author?.realName ?? message.user)
  const date = dateOf(message.ts)
  const time = h('time', { datetime: date.toISOString(), title: fullTime(date, clock) }, timeOfDay(date, clock))
  return h(
    'article',
    {
      class: `message${compact ? ' compact' : ''}${message.ephemeral ? ' ephemeral' : ''}${isApp ? ' from-app' : ''}`,
      'aria-label': `${name}, ${time.textContent}${message.ephemeral ? `, ${words.onlyYou}` : ''}`,
      'data-ts': message.ts,
      tabindex: -1,
    },
    h('div', { class: 'gutter' }, compact ? time : avatar(author, isApp)),
    h(
      'div',
      { class: 'message-body' },
      message.ephemeral && h('p', { class: 'only-you' }, icon('eye'), words.onlyYou),
      !compact &&
        h(
          'p',
          { class: 'byline' },
          h('span', { class: 'author' }, name),
          isApp && h('span', { class: 'app-mark' }, words.appMark),
          time,
        ),
      content(message, scene),
      message.files && message.files.length > 0 && files(message.files, words),
      message.edited && h('span', { class: 'edited' }, words.edited),
      message.reactions && message.reactions.length > 0 && reactions(message.reactions),
    ),
    !message.ephemeral && tools(message, scene),
  )
}

/**
 * Blocks if there are any, else the text: as in Slack, which shows the text of a message with blocks only in
 * notifications.
 *
 * @param {Message} message
 * @param {MessageScene} scene
 */
function content(message, { words, snapshot, use }) {
  if (!message.blocks?.length) {
    return h('div', { class: 'text', lang: langOfText(message.text) }, ...mrkdwn(message.text, snapshot))
  }
  const blocks = drawBlocks(message.blocks, {
    words,
    names: snapshot,
    surface: 'message',
    use: (element, control) => use(message, element, control),
  })
  return h('div', { class: 'blocks' }, ...blocks)
}

/**
 * Pictures are shown, and every file can be saved.
 *
 * @param {NonNullable<Message['files']>} all
 * @param {import('./words.js').Words} words
 */
function files(all, words) {
  const items = all.map(({ name, title, size, mimetype, path, alt }) =>
    h(
      'li',
      {},
      mimetype.startsWith('image/') && picture({ image_url: path, alt_text: alt ?? title }, 'image'),
      h('a', { href: path, download: name }, words.download(name, Math.ceil(size / 1024))),
    ),
  )
  return h('ul', { class: 'files' }, ...items)
}

/** @param {NonNullable<Message['reactions']>} all */
function reactions(all) {
  const items = all.map(({ name, users }) => h('li', {}, `${emojiOf(name) ?? `:${name}:`} ${users.length}`))
  return h('ul', { class: 'reactions' }, ...items)
}

/**
 * @param {Message} message
 * @param {MessageScene} scene
 */
function tools(message, { words, reply }) {
  const label = words.replyInThread
  return h(
    'div',
    { class: 'message-tools' },
    h('button', { type: 'button', 'aria-label': label, title: label, onclick: () => reply(message) }, icon('reply')),
  )
}

/**
 * @param {Message} message
 * @param {MessageScene} scene
 */
function systemLine(message, { words, snapshot }) {
  return h(
    'article',
    { class: 'system-line', 'data-ts': message.ts, tabindex: -1 },
    icon('alert'),
    h('span', { class: 'text', lang: langOfText(message.text) }, ...mrkdwn(message.text, snapshot)),
    message.ephemeral && h('span', { class: 'only-you' }, words.onlyYou),
  )
}
