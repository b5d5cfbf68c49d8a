import { object, objects, string } from '../json.js'
import { plainText } from './text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {{ text: string, value: unknown }} Option `value` is what goes back to the app: an option object or an id */

/** Names under which Slack reports what was picked. */
const selectedNames = {
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
  multi_static_select: 'selected_options',
  multi_users_select: 'selected_users',
  static_select: 'selected_option',
  users_select: 'selected_user',
}

/** @param {Json} element */
export function selectedName(element) {
  return selectedNames[/** @type {keyof typeof selectedNames} */ (element['type'])] ?? 'selected_option'
}

/**
 * What can be picked, in groups; a list without groups is one group without label.
 *
 * @param {Json} element
 * @param {import('./scene.js').Scene} scene
 * @returns {{ label: string, options: Option[] }[]}
 */
export function optionGroups(element, { names }) {
  const type = string(element['type'])
  if (type.includes('users'))
    return [{ label: '', options: names.people.map((one) => ({ text: `@${one.realName}`, value: one.id })) }]
  if (type.includes('conversations') || type.includes('channels')) {
    const asked = object(element['filter'])['include']
    const included = Array.isArray(asked) ? asked.map((kind) => (kind === 'im' ? 'dm' : 'channel')) : ['channel', 'dm']
    const kinds = type.includes('conversations') ? included : ['channel']
    const wanted = names.channels.filter(({ kind }) => kinds.includes(kind))
    const options = wanted.map((one) => ({ text: one.kind === 'channel' ? `#${one.name}` : one.name, value: one.id }))
    return [{ label: '', options }]
  }
  const groups = objects(element['option_groups'])
  if (groups.length > 0)
    return groups.map((group) => ({ label: plainText(group['label']), options: staticOptions(group['options']) }))
  return [{ label: '', options: staticOptions(element['options']) }]
}

/**
 * Tells options apart: the id itself, or the `value` of an option object.
 *
 * @param {unknown} value
 */
export function optionKey(value) {
  return typeof value === 'string' ? value : string(object(value)['value'])
}

/** @param {unknown} options */
function staticOptions(options) {
  return objects(options).map((option) => ({ text: plainText(option['text']), value: option }))
}
