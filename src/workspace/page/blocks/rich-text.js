import { copyButton } from '../copy.js'
import { h } from '../dom.js'
import { emojiOf } from '../emoji.js'
import { has, object, objects, string, whole } from '../json.js'
import { langOfText } from '../language.js'
import { link } from '../links.js'
import { broadcast, channelMention, userMention } from '../mentions.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * Structured text: nothing in it is parsed, mentions exist only as elements of their own.
 *
 * @param {Json} block
 * @param {Scene} scene
 */
export function richText(block, scene) {
  const box = h('div', { class: 'rich-text' })
  /** @type {OpenList[]} */
  let open = []
  for (const part of objects(block['elements'])) {
    if (part['type'] === 'rich_text_list') {
      open = addList(box, open, part, scene)
      continue
    }
    open = []
    box.append(richTextPart(part, scene))
  }
  return box
}

/**
 * @param {Json} part
 * @param {Scene} scene
 */
function richTextPart(part, scene) {
  switch (part['type']) {
    case 'rich_text_section':
      return h('p', { lang: langOfText(plain(part)) }, ...inline(part, scene))
    case 'rich_text_quote':
      return h('blockquote', { lang: langOfText(plain(part)) }, ...inline(part, scene))
    case 'rich_text_preformatted':
      return preformatted(part, scene)
    default:
      return h('p', { class: 'not-drawn' }, scene.words.notDrawn(string(part['type'])))
  }
}

/**
 * @param {Json} part
 * @param {Scene} scene
 */
function preformatted(part, scene) {
  const language = string(part['language'])
  const code = h('code', {}, ...inline(part, scene))
  return h(
    'div',
    { class: 'preformatted' },
    h(
      'div',
      { class: 'code-head' },
      h('span', { class: 'code-language' }, language),
      copyButton(() => code.textContent ?? '', scene.words),
    ),
    h('pre', { tabindex: 0, 'aria-label': scene.words.code(language) }, code),
  )
}

/** @typedef {{ indent: number, ordered: boolean, list: HTMLElement }} OpenList */

/**
 * Slack sends nested lists flat, each with its depth; here they are folded into one another again.
 *
 * @param {HTMLElement} box
 * @param {readonly OpenList[]} open from the outermost list to the innermost
 * @param {Json} part
 * @param {Scene} scene
 */
function addList(box, open, part, scene) {
  const indent = Math.min(whole(part['indent']), 8)
  const ordered = part['style'] === 'ordered'
  const outer = open.filter((one) => one.indent < indent)
  const same = open.find((one) => one.indent === indent && one.ordered === ordered)
  const parent = outer.at(-1)
  const list = same?.list ?? h(ordered ? 'ol' : 'ul', { 'data-indent': indent })
  if (!same) (parent?.list.lastElementChild ?? box).append(list)
  objects(part['elements']).forEach((item, index) => {
    const first = index === 0 && ordered ? whole(part['offset']) + 1 : undefined
    list.append(h('li', { value: first, lang: langOfText(plain(item)) }, ...inline(item, scene)))
  })
  return [...outer, { indent, ordered, list }]
}

/**
 * @param {Json} part
 * @param {Scene} scene
 * @returns {(Node | string)[]}
 */
function inline(part, scene) {
  return objects(part['elements']).map((element) => styled(leaf(element, scene), object(element['style'])))
}

/**
 * @param {Json} element
 * @param {Scene} scene
 * @returns {Node | string}
 */
function leaf(element, scene) {
  const { names, words } = scene
  switch (element['type']) {
    case 'text':
      return string(element['text'])
    case 'link': {
      const url = string(element['url'])
      return link(url, [has(element, 'text') ? string(element['text']) : url])
    }
    case 'user':
      return userMention(string(element['user_id']), names)
    case 'channel':
      return channelMention(string(element['channel_id']), names)
    case 'usergroup':
      return broadcast(string(element['usergroup_id']))
    case 'broadcast':
      return broadcast(string(element['range']))
    case 'emoji':
      return emojiOf(string(element['name'])) ?? `:${string(element['name'])}:`
    case 'date':
      return h('time', {}, string(element['fallback']) || string(element['format']))
    case 'color':
      return h('code', {}, string(element['value']))
    default:
      return h('span', { class: 'not-drawn' }, words.notDrawn(string(element['type'])))
  }
}

const wrappers = /** @type {const} */ ([
  ['code', 'code'],
  ['highlight', 'mark'],
  ['client_highlight', 'mark'],
  ['strike', 's'],
  ['underline', 'u'],
  ['italic', 'em'],
  ['bold', 'strong'],
])

/**
 * @param {Node | string} node
 * @param {Json} style
 */
function styled(node, style) {
  return wrappers.reduce((inner, [name, tag]) => (style[name] === true ? h(tag, {}, inner) : inner), node)
}

/**
 * @param {Json} part
 * @returns {string}
 */
function plain(part) {
  return objects(part['elements'])
    .map((element) => string(element['text']))
    .join('')
}
