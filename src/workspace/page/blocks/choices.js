import { h } from '../dom.js'
import { icon } from '../icons.js'
import { objects, string } from '../json.js'
import { langOfText } from '../language.js'
import { openWith } from '../popover.js'
import { draftOf, registerControl, reportsChanges, tellUse } from './control.js'
import { optionGroups, optionKey, selectedName } from './options.js'
import { plainText, textNodes } from './text.js'

/** @typedef {import('../json.js').Json} Json */
/** @typedef {import('./scene.js').Scene} Scene */

let lastGroup = 0

/**
 * One choice from a list: `static_select` and the selects of people, channels and conversations.
 *
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function select(element, block, scene) {
  const name = selectedName(element)
  const placeholder = plainText(element['placeholder']) || scene.words.choose
  const options = optionGroups(element, scene)
  const field = h('select', { class: 'field', 'aria-label': block['type'] === 'input' ? undefined : placeholder })
  field.append(h('option', { value: '' }, placeholder))
  for (const { label, options: some } of options) {
    const nodes = some.map((one) => h('option', { value: optionKey(one.value) }, one.text))
    if (label) field.append(h('optgroup', { label }, ...nodes))
    else field.append(...nodes)
  }
  const draft = draftOf(element, block, scene)
  field.value = optionKey(draft ? draft[name] : element[name.replace('selected', 'initial')])
  const all = options.flatMap((group) => group.options)
  const read = () => ({ [name]: all.find((one) => optionKey(one.value) === field.value)?.value ?? null })
  registerControl(field, element, block, read)
  if (reportsChanges(block)) {
    let before = field.value
    field.addEventListener('change', async () => {
      if (field.value && (await tellUse(element, block, field, read(), scene))) before = field.value
      else field.value = before
    })
  }
  return h('span', { class: 'select' }, field, icon('chevron'))
}

/**
 * Several choices behind one button.
 *
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function multiSelect(element, block, scene) {
  const name = selectedName(element)
  const placeholder = plainText(element['placeholder']) || scene.words.chooseSeveral
  const all = optionGroups(element, scene).flatMap((group) => group.options)
  const draft = draftOf(element, block, scene)
  const initial = draft ? draft[name] : element[name.replace('selected', 'initial')]
  const chosen = new Set((Array.isArray(initial) ? initial : []).map(optionKey))
  const most = Number(element['max_selected_items']) || all.length
  const node = h('button', { type: 'button', class: 'field multi-select' })
  const show = () => {
    const texts = all.filter((one) => chosen.has(optionKey(one.value))).map((one) => one.text)
    const chips = texts.map((text) => h('span', { class: 'chip', lang: langOfText(text) }, text))
    node.replaceChildren(
      ...(chips.length > 0 ? chips : [h('span', { class: 'placeholder' }, placeholder)]),
      icon('chevron'),
    )
  }
  show()
  const read = () => ({ [name]: all.filter((one) => chosen.has(optionKey(one.value))).map((one) => one.value) })
  const items = () =>
    all.map((one) => {
      const box = h('input', { type: 'checkbox' })
      box.checked = chosen.has(optionKey(one.value))
      box.addEventListener('change', () => {
        if (box.checked && chosen.size >= most) box.checked = false
        else if (box.checked) chosen.add(optionKey(one.value))
        else chosen.delete(optionKey(one.value))
        show()
        if (reportsChanges(block)) tellUse(element, block, node, read(), scene)
      })
      return h('label', { class: 'choice', lang: langOfText(one.text) }, box, h('span', {}, one.text))
    })
  openWith(node, items, { role: 'group', label: () => placeholder, className: 'choices-popover' })
  registerControl(node, element, block, read)
  return h('span', { class: 'multi' }, node)
}

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function radioButtons(element, block, scene) {
  return choiceList(element, block, scene, 'radio')
}

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 */
export function checkboxes(element, block, scene) {
  return choiceList(element, block, scene, 'checkbox')
}

/**
 * @param {Json} element
 * @param {Json} block
 * @param {Scene} scene
 * @param {'radio' | 'checkbox'} type
 */
function choiceList(element, block, scene, type) {
  lastGroup += 1
  const draft = draftOf(element, block, scene)
  const initial = draft
    ? (draft['selected_options'] ?? draft['selected_option'])
    : (element['initial_options'] ?? element['initial_option'])
  const checked = new Set((Array.isArray(initial) ? initial : [initial]).map(optionKey))
  const options = objects(element['options'])
  const inputs = options.map((option) => {
    const input = h('input', { type, name: `choice-${lastGroup}`, value: string(option['value']) })
    input.checked = checked.has(optionKey(option))
    return input
  })
  const picked = () => options.filter((_, index) => inputs[index]?.checked)
  const read = () => (type === 'radio' ? { selected_option: picked()[0] ?? null } : { selected_options: picked() })
  const labels = options.map((option, index) => {
    const lang = langOfText(plainText(option['text']))
    const description = option['description'] ? textNodes(option['description'], scene) : []
    return h(
      'label',
      { class: 'choice', lang },
      inputs[index],
      h('span', {}, ...textNodes(option['text'], scene)),
      description.length > 0 && h('span', { class: 'choice-description' }, ...description),
    )
  })
  const group = h('div', { class: 'choice-list', role: type === 'radio' ? 'radiogroup' : 'group' }, ...labels)
  if (block['type'] !== 'input') group.setAttribute('aria-label', scene.words.choose)
  registerControl(group, element, block, read)
  if (reportsChanges(block)) group.addEventListener('change', () => tellUse(element, block, group, read(), scene))
  return group
}
