import { completionsFor } from './completions.js'
import { byId, h, setAttributes, setText } from './dom.js'
import { icon } from './icons.js'
import { createSuggestions } from './suggestions.js'

/** @typedef {import('./completions.js').Completion} Completion */
/** @typedef {{ key: string, label: string, hint: string, replyTo: string | undefined }} Target `key` tells drafts apart */

/**
 * The field to write in, with completion of commands and names.
 *
 * @param {{ post: (text: string) => Promise<boolean>, leaveThread: () => void }} actions
 */
export function createComposer({ post, leaveThread }) {
  const form = /** @type {HTMLFormElement} */ (byId('composer'))
  const field = /** @type {HTMLTextAreaElement} */ (byId('composer-text'))
  const chipText = h('span')
  const chipClose = h('button', { type: 'button', class: 'quiet', onclick: leaveThread }, icon('close'))
  const chip = h('div', { class: 'replying', hidden: true }, icon('reply'), chipText, chipClose)
  const button = h('button', { type: 'submit', class: 'send' }, icon('send'))
  const hint = h('p', { class: 'composer-hint', id: 'composer-hint' })
  const usage = h('p', { class: 'usage', hidden: true })
  const suggestions = createSuggestions(field, complete)
  form.prepend(suggestions.node, usage, chip)
  form.querySelector('.composer-box')?.append(button)
  form.append(hint)
  field.setAttribute('aria-describedby', 'composer-hint')

  /** @type {Map<string, string>} */
  const drafts = new Map()
  /** @type {import('../protocol.ts').Snapshot | undefined} */
  let snapshot
  /** @type {import('./words.js').Words | undefined} */
  let words
  let key = ''
  let sending = false
  /** What was sent, the oldest first. @type {string[]} */
  const sent = []
  /** Where in `sent` the text that stands in the field was taken from. */
  let recalled = 0

  field.addEventListener('input', () => {
    drafts.set(key, field.value)
    grow()
    suggest()
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return
    if (suggestions.handle(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape' && !chip.hidden) leaveThread()
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') recall(event)
  })
  field.addEventListener('blur', () => setTimeout(() => document.activeElement !== field && suggestions.show([]), 150))
  field.addEventListener('click', suggest)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })

  async function submit() {
    const text = field.value.trim()
    if (!text || sending) return
    sending = true
    form.setAttribute('aria-busy', 'true')
    const sentFrom = key
    const taken = await post(text)
    sending = false
    form.removeAttribute('aria-busy')
    if (!taken) return
    if (sent.at(-1) !== text) sent.push(text)
    recalled = sent.length
    drafts.delete(sentFrom)
    if (key === sentFrom) setValue('')
  }

  /**
   * As in a shell: what was sent before, as long as the field is empty or holds such a text unchanged.
   *
   * @param {KeyboardEvent} event
   */
  function recall(event) {
    if (field.value !== '' && field.value !== sent[recalled]) return
    const wanted = Math.max(0, (field.value === '' ? sent.length : recalled) + (event.key === 'ArrowUp' ? -1 : 1))
    if (wanted > sent.length) return
    event.preventDefault()
    recalled = wanted
    setValue(sent[recalled] ?? '')
  }

  /** @param {Completion} completion */
  function complete({ from, insert }) {
    const caret = field.selectionStart
    setValue(field.value.slice(0, from) + insert + field.value.slice(caret))
    field.setSelectionRange(from + insert.length, from + insert.length)
    field.focus()
    suggest()
  }

  function suggest() {
    if (!snapshot || !words) return
    const { completions, usage: line } = completionsFor(field.value, field.selectionStart, snapshot, words)
    suggestions.show(completions)
    usage.hidden = !line
    setText(usage, line)
  }

  /** @param {string} text */
  function setValue(text) {
    field.value = text
    drafts.set(key, text)
    grow()
    usage.hidden = true
    suggestions.show([])
  }

  function grow() {
    field.style.setProperty('height', 'auto')
    field.style.setProperty('height', `${Math.min(field.scrollHeight, innerHeight * 0.4)}px`)
    button.disabled = field.value.trim() === ''
  }

  return {
    focus: () => field.focus(),
    /**
     * @param {Target} target
     * @param {import('../protocol.ts').Snapshot} next
     * @param {import('./words.js').Words} nextWords
     */
    update(target, next, nextWords) {
      snapshot = next
      words = nextWords
      if (target.key !== key) {
        key = target.key
        setValue(drafts.get(key) ?? '')
      }
      setAttributes(field, { placeholder: target.label, 'aria-label': target.label })
      setAttributes(button, { 'aria-label': words.send, title: words.send })
      setAttributes(chipClose, { 'aria-label': words.stopReplying, title: words.stopReplying })
      setText(hint, target.hint)
      chip.hidden = target.replyTo === undefined
      setText(chipText, target.replyTo === undefined ? '' : `${words.replyingTo} ${target.replyTo}`)
      suggestions.update(words)
    },
  }
}
