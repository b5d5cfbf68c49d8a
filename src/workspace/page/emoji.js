/** Short names that apps of this kind use; every other one stays as typed. */

/** @type {ReadonlyMap<string, string>} */
const emoji = new Map(
  Object.entries({
    '+1': '👍',
    '-1': '👎',
    alarm_clock: '⏰',
    arrow_left: '⬅️',
    arrow_right: '➡️',
    bar_chart: '📊',
    bell: '🔔',
    book: '📖',
    books: '📚',
    brain: '🧠',
    bulb: '💡',
    calendar: '📅',
    clock3: '🕒',
    dart: '🎯',
    eyes: '👀',
    fire: '🔥',
    gear: '⚙️',
    heavy_check_mark: '✔️',
    information_source: 'ℹ️',
    key: '🔑',
    link: '🔗',
    lock: '🔒',
    mag: '🔍',
    memo: '📝',
    no_bell: '🔕',
    package: '📦',
    pencil2: '✏️',
    point_right: '👉',
    question: '❓',
    rocket: '🚀',
    seedling: '🌱',
    slightly_smiling_face: '🙂',
    smile: '😄',
    sparkles: '✨',
    star: '⭐',
    tada: '🎉',
    thumbsdown: '👎',
    thumbsup: '👍',
    trophy: '🏆',
    warning: '⚠️',
    wave: '👋',
    whale: '🐳',
    white_check_mark: '✅',
    x: '❌',
  }),
)

/** @param {string} name without colons */
export function emojiOf(name) {
  return emoji.get(name)
}

/**
 * Puts signs in the place of known short names.
 *
 * @param {string} text
 */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji.get(name) ?? whole)
}
