import { avatar } from './avatar.js'
import { h, setAttributes, setText } from './dom.js'

/** @typedef {import('./completions.js').Completion} Completion */

/**
 * The list above the field: arrow keys move, Enter and Tab take, Escape closes. The focus stays in the field.
 *
 * @param {HTMLTextAreaElement} field
 * @param {(completion: Completion) => void} take
 */
export function createSuggestions(field, take) {
  const list = h('ul', { role: 'listbox', id: 'suggestions' })
  const count = h('p', { class: 'visually-hidden', role: 'status' })
  const node = h('div', { class: 'suggestions', hidden: true }, list)
  const wrapper = h('div', {}, node, count)
  setAttributes(field, { 'aria-autocomplete': 'list', 'aria-controls': 'suggestions', 'aria-haspopup': 'listbox' })
  /** @type {readonly Completion[]} */
  let completions = []
  let chosen = 0
  let dismissed = ''
  /** @type {import('./words.js').Words | undefined} */
  let words

  /** @param {readonly Completion[]} next */
  function show(next) {
    if (field.value !== dismissed) dismissed = ''
    const visible = dismissed ? [] : next
    if (visible.length !== completions.length) {
      chosen = 0
      setText(count, visible.length > 0 && words ? words.suggestionsCount(visible.length) : '')
    }
    completions = visible
    chosen = Math.min(chosen, Math.max(0, completions.length - 1))
    node.hidden = completions.length === 0
    list.replaceChildren(...completions.map(option))
    mark()
  }

  /**
   * @param {Completion} completion
   * @param {number} index
   */
  function option(completion, index) {
    const item = h(
      'li',
      { role: 'option', id: `suggestion-${index}` },
      completion.person && avatar(completion.person, completion.person.bot),
      h('span', { class: 'suggestion-label' }, completion.label),
      completion.usage && h('span', { class: 'suggestion-usage' }, completion.usage),
      h('span', { class: 'suggestion-detail' }, completion.detail),
    )
    // Before the field would lose the focus.
    item.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      take(completion)
    })
    return item
  }

  function mark() {
    ;[...list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === chosen))
    })
    setAttributes(field, { 'aria-activedescendant': completions.length > 0 ? `suggestion-${chosen}` : undefined })
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  return {
    node: wrapper,
    show,
    /** @param {import('./words.js').Words} next */
    update(next) {
      words = next
      list.setAttribute('aria-label', next.commands)
    },
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} true when the key was meant for the list
     */
    handle(event) {
      const current = completions[chosen]
      if (!current || event.shiftKey) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        chosen = (chosen + (event.key === 'ArrowDown' ? 1 : -1) + completions.length) % completions.length
        mark()
      } else if (event.key === 'Escape') {
        dismissed = field.value
        show([])
      } else if (event.key === 'Tab' || (event.key === 'Enter' && !current.complete)) take(current)
      else return false
      event.preventDefault()
      return true
    },
  }
}
