import { h, keyed, setAttributes, setText } from './dom.js'
import { drawMessage } from './message.js'
import { createScroll } from './scroll.js'
import { dateOf, dayKey, dayName } from './time.js'
import { createWelcome } from './welcome.js'

/** @typedef {import('../protocol.ts').Message} Message */
/** @typedef {import('../protocol.ts').Channel} Channel */
/** @typedef {import('./message.js').MessageScene} MessageScene */
/** @typedef {{ key: string, day?: string, root?: Message, compact: boolean, replies: readonly Message[] }} Entry */

const groupSeconds = 5 * 60
const repliesShown = 4

/**
 * The messages of one channel: days, messages, their threads below them.
 *
 * @param {HTMLElement} scroller
 * @param {{ ask: (text: string) => void }} actions
 */
export function createMessageList(scroller, { ask }) {
  const list = h('div', { class: 'message-list' })
  const welcome = createWelcome(ask)
  const scroll = createScroll(scroller, list)
  scroller.append(welcome.node, list)
  scroller.tabIndex = 0 // to scroll by keyboard
  /** Threads whose earlier replies the person asked for, as `channel/ts`. @type {Set<string>} */
  const unfolded = new Set()
  let shown = ''

  /**
   * @param {Channel} channel
   * @param {MessageScene} scene
   */
  return function update(channel, scene) {
    const { words, snapshot, clock } = scene
    const messages = snapshot.messages[channel.id] ?? []
    const place = `${snapshot.viewer}/${channel.id}`
    const arrived = place !== shown
    if (arrived) shown = place
    const { language, zone } = clock
    const outline = JSON.stringify([
      language,
      zone,
      snapshot.people,
      snapshot.channels.map(({ id, name }) => [id, name]),
    ])
    welcome.update(channel, scene, messages.length > 0)
    setAttributes(scroller, { 'aria-label': words.messagesIn(channel.name), 'aria-busy': arrived })
    const own = messages.findLast((message) => message.user === snapshot.viewer)
    scroll.keep({ place, own: own?.ts, newest: messages.at(-1)?.ts, label: words.newMessages }, () => {
      keyed(list, entriesOf(messages, clock), {
        key: ({ key }) => `${place}/${key}`,
        version: ({ day }) => `${day ?? ''}|${outline}`,
        draw: ({ day, root }) => (day && !root ? dayDivider(day) : threadFrame()),
        update: (node, entry) =>
          entry.root ? updateThread(node, entry) : setText(node, dayName(dateOf(entry.key.slice(4)), clock, words)),
      })
    })
    scroller.removeAttribute('aria-busy')

    /**
     * @param {HTMLElement} frame
     * @param {Entry} entry
     */
    function updateThread(frame, { root, compact, replies }) {
      if (!root) return
      const [rootSlot, fold, replySlot] = /** @type {HTMLElement[]} */ ([...frame.children])
      if (!rootSlot || !fold || !replySlot) return
      const name = `${channel.id}/${root.ts}`
      const hidden = unfolded.has(name) ? 0 : Math.max(0, replies.length - repliesShown)
      updateSlot(rootSlot, [{ message: root, compact }], scene)
      updateSlot(replySlot, compacted(replies.slice(hidden)), scene)
      fold.hidden = hidden === 0
      setText(fold, words.earlierReplies(hidden))
      fold.onclick = () => {
        unfolded.add(name)
        update(channel, scene)
      }
      replySlot.hidden = replies.length === 0
      setAttributes(replySlot, { 'aria-label': words.replies(replies.length) })
      frame.classList.toggle('has-replies', replies.length > 0)
    }
  }
}

function threadFrame() {
  return h(
    'div',
    { class: 'thread' },
    h('div', { class: 'thread-root' }),
    h('button', { type: 'button', class: 'quiet fold' }),
    h('div', { class: 'thread-replies', role: 'group' }),
  )
}

/** @param {string} day */
function dayDivider(day) {
  return h('h2', { class: 'day', 'data-day': day })
}

/**
 * @param {HTMLElement} slot
 * @param {readonly { message: Message, compact: boolean }[]} items
 * @param {MessageScene} scene
 */
function updateSlot(slot, items, scene) {
  const focused = document.activeElement
  const inside = focused instanceof HTMLElement && slot.contains(focused) ? focused : undefined
  const article = inside?.closest('article')
  const ts = article?.dataset['ts']
  const action = inside?.dataset['action']
  keyed(slot, items, {
    key: ({ message }) => message.ts,
    version: ({ message, compact }) => `${compact}${JSON.stringify(message)}`,
    draw: ({ message, compact }) => drawMessage(message, compact, scene),
  })
  if (!inside || inside.isConnected || !ts) return
  // The message was redrawn under the person's hands: the same button if it is still there, else the message.
  const redrawn = /** @type {HTMLElement | null} */ (slot.querySelector(`[data-ts="${CSS.escape(ts)}"]`))
  const same = action ? redrawn?.querySelector(`[data-action="${CSS.escape(action)}"]`) : undefined
  ;(same instanceof HTMLElement ? same : redrawn)?.focus({ preventScroll: true })
}

/**
 * @param {readonly Message[]} messages
 * @param {import('./time.js').Clock} clock
 * @returns {Entry[]}
 */
function entriesOf(messages, clock) {
  /** @type {Map<string, Message[]>} */
  const replies = new Map()
  const known = new Set(messages.map((message) => message.ts))
  /** @param {Message} message */
  const isReply = ({ ts, threadTs }) => threadTs !== undefined && threadTs !== ts && known.has(threadTs)
  for (const message of messages) {
    if (!isReply(message) || !message.threadTs) continue
    replies.set(message.threadTs, [...(replies.get(message.threadTs) ?? []), message])
  }
  /** @type {Entry[]} */
  const entries = []
  let day = ''
  let above = ''
  const roots = messages.filter((message) => !isReply(message))
  for (const { message, compact } of compacted(roots)) {
    const today = dayKey(dateOf(message.ts), clock)
    const newDay = today !== day
    if (newDay) entries.push({ key: `day/${message.ts}`, day: today, compact: false, replies: [] })
    const follows = compact && !newDay && !replies.has(above)
    entries.push({ key: message.ts, root: message, compact: follows, replies: replies.get(message.ts) ?? [] })
    day = today
    above = message.ts
  }
  return entries
}

/**
 * @param {readonly Message[]} messages
 * @returns {{ message: Message, compact: boolean }[]}
 */
function compacted(messages) {
  return messages.map((message, index) => {
    const before = messages[index - 1]
    const compact =
      before !== undefined &&
      before.user === message.user &&
      !before.system &&
      !before.ephemeral &&
      !message.ephemeral &&
      !message.blocks?.length &&
      Number(message.ts) - Number(before.ts) < groupSeconds
    return { message, compact }
  })
}
