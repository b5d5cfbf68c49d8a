import { h } from '../dom.js'
import { string } from '../json.js'
import { plainText } from './text.js'

/** @typedef {import('../json.js').Json} Json */

/**
 * A picture; where it cannot be loaded, its alternative text stands in a frame.
 *
 * @param {Json} json block or element of type `image`
 * @param {string} className
 */
export function picture(json, className) {
  const alt = string(json['alt_text'])
  const source = URL.parse(string(json['image_url']), location.href)
  if (!source || !mayLoad(source)) return missing(alt, className)
  const image = h('img', { class: className, src: source.href, alt, loading: 'lazy', referrerpolicy: 'no-referrer' })
  image.addEventListener('error', () => image.replaceWith(missing(alt, className)))
  return image
}

/** @param {Json} block */
export function imageBlock(block) {
  const title = plainText(block['title'])
  return h('figure', {}, title && h('figcaption', {}, title), picture(block, 'image'))
}

/**
 * @param {string} alt
 * @param {string} className
 */
function missing(alt, className) {
  return h('span', { class: `${className} missing-image`, role: 'img', 'aria-label': alt }, alt)
}

/**
 * What the page's content security policy lets through; the rest would be a silent hole.
 *
 * @param {URL} source
 */
function mayLoad(source) {
  return source.protocol === 'https:' || source.protocol === 'data:' || source.origin === location.origin
}
