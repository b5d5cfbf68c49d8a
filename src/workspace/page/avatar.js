import { h } from './dom.js'

const tints = 6

/**
 * Initials on a tint of their own; the app has its icon. Decoration: the name stands beside it.
 *
 * @param {import('../protocol.ts').Person | undefined} person
 * @param {boolean} isApp
 */
export function avatar(person, isApp) {
  if (isApp) return h('img', { class: 'avatar', src: '/icon.svg', alt: '' })
  const name = person?.realName ?? '?'
  return h('span', { class: `avatar tint-${tintOf(person?.id ?? '')}`, 'aria-hidden': 'true' }, initials(name))
}

/** @param {string} name */
function initials(name) {
  const latin = name.match(/\p{Script=Latin}+/gu) ?? []
  if (latin.length > 0) return [latin[0], latin.length > 1 ? latin.at(-1) : ''].map((word) => word?.[0] ?? '').join('')
  return [...name].at(-1) ?? '?'
}

/** @param {string} id */
function tintOf(id) {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997
  return sum % tints
}
