import { readState } from './blocks/control.js'
import { drawBlocks } from './blocks/draw.js'
import { showErrors } from './blocks/input.js'
import { problemsOf } from './blocks/required.js'
import { h, setText } from './dom.js'
import { rememberFocus } from './focus.js'
import { icon } from './icons.js'

/** @typedef {import('../protocol.ts').View} View */
/** @typedef {import('../protocol.ts').Container} Container */
/** @typedef {import('../protocol.ts').ViewState} ViewState */
/** @typedef {{ dialog: HTMLDialogElement, body: HTMLElement, alert: HTMLElement, hash: string, language: string }} Open */

/**
 * The stack of modals. A snapshot never touches an open one unless its hash has changed, and then what was typed into
 * inputs that are still there is kept.
 *
 * @param {{
 *   use: (container: Container, root: HTMLElement, element: import('../protocol.ts').UsedElement, control: HTMLElement) => void,
 *   submit: (view: string, state: ViewState) => Promise<{ errors: Readonly<Record<string, string>>, problem: string }>,
 *   close: (view: string) => Promise<boolean>,
 * }} actions `submit` gives what is wrong: errors by block_id, or a problem with the whole
 */
export function createModals({ use, submit, close }) {
  /** @type {Map<string, Open>} */
  const open = new Map()
  /** Closed by the person; the workspace may show them once more before it has heard of it. @type {Set<string>} */
  const closing = new Set()
  /** To where the person was before the first of them opened. */
  let returnFocus = () => {}

  /**
   * @param {import('../protocol.ts').Snapshot} snapshot
   * @param {import('./words.js').Words} words
   * @param {string} language
   */
  return function update(snapshot, words, language) {
    const views = snapshot.views.filter((view) => !closing.has(view.id))
    for (const id of closing) if (!snapshot.views.some((view) => view.id === id)) closing.delete(id)
    if (open.size === 0 && views.length > 0) returnFocus = rememberFocus()
    for (const [id, { dialog }] of open) {
      if (views.some((view) => view.id === id)) continue
      open.delete(id)
      dialog.close()
      dialog.remove()
    }
    for (const view of views) {
      const known = open.get(view.id)
      if (known && known.hash === view.hash) continue
      const shown = known ?? frame(view)
      open.set(view.id, shown)
      fill(shown, view)
    }
    if (open.size === 0) giveBack()

    function giveBack() {
      returnFocus()
      returnFocus = () => {}
    }

    /**
     * @param {View} view
     * @returns {Open}
     */
    function frame({ id, hash }) {
      const body = h('div', { class: 'modal-body' })
      const alert = h('p', { class: 'modal-alert', role: 'alert' })
      const form = h('form', { class: 'modal-form', novalidate: true })
      const dialog = h('dialog', { class: 'modal', 'aria-labelledby': `title-${id}`, 'data-view': id }, form)
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        send(id)
      })
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault()
        leave(id)
      })
      document.body.append(dialog)
      dialog.showModal()
      return { dialog, body, alert, hash, language }
    }

    /**
     * @param {Open} shown
     * @param {View} view
     */
    function fill(shown, view) {
      const { dialog, body, alert } = shown
      const draft = readState(body)
      const action =
        document.activeElement instanceof HTMLElement ? document.activeElement.dataset['action'] : undefined
      const first = shown.body.childElementCount === 0
      const hadFocus = dialog.contains(document.activeElement)
      shown.hash = view.hash
      /** @type {Container} */
      const container = { type: 'view', view: view.id }
      const blocks = drawBlocks(view.blocks, {
        words,
        names: snapshot,
        surface: 'modal',
        use: (element, control) => use(container, body, element, control),
        draft,
      })
      body.replaceChildren(...blocks)
      setText(alert, '')
      const close = h('button', { type: 'button', class: 'quiet', 'aria-label': words.close }, icon('close'))
      const cancel = h('button', { type: 'button', class: 'button' }, view.close || words.close)
      for (const button of [close, cancel]) button.addEventListener('click', () => leave(view.id))
      const submitButton = view.submit
        ? h('button', { type: 'submit', class: 'button primary' }, view.submit)
        : undefined
      const title = h('h2', { id: `title-${view.id}` }, view.title)
      const [form] = dialog.getElementsByTagName('form')
      form?.replaceChildren(
        h(
          'header',
          { class: 'modal-head' },
          h('img', { src: '/icon.svg', alt: '', class: 'avatar small' }),
          title,
          close,
        ),
        body,
        h('footer', { class: 'modal-foot' }, alert, cancel, ...(submitButton ? [submitButton] : [])),
      )
      const same = action === undefined ? null : body.querySelector(`[data-action="${CSS.escape(action)}"]`)
      const wanted =
        same ??
        body.querySelector('[data-focus-on-load]') ??
        body.querySelector('input, textarea, select, button') ??
        submitButton ??
        cancel
      if ((first || hadFocus) && wanted instanceof HTMLElement) wanted.focus()
    }

    /** @param {string} id */
    async function send(id) {
      const shown = open.get(id)
      if (!shown || shown.dialog.getAttribute('aria-busy') === 'true') return
      const { dialog, body, alert } = shown
      setText(alert, '')
      const missing = problemsOf(body, words)
      showErrors(body, missing)
      if (Object.keys(missing).length > 0) return
      dialog.setAttribute('aria-busy', 'true')
      const { errors, problem } = await submit(id, readState(body))
      dialog.removeAttribute('aria-busy')
      setText(alert, [problem, ...showErrors(body, errors)].filter(Boolean).join(' '))
    }

    /** @param {string} id */
    async function leave(id) {
      const shown = open.get(id)
      if (!shown) return
      closing.add(id)
      open.delete(id)
      shown.dialog.close()
      shown.dialog.remove()
      if (open.size === 0) giveBack()
      if (!(await close(id))) closing.delete(id)
    }
  }
}
