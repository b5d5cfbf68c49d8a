import { h } from './dom.js'

/**
 * A button that opens a menu above everything else; Escape or a click elsewhere closes it.
 *
 * @param {HTMLButtonElement} button
 * @param {() => HTMLElement[]} items drawn whenever the menu opens
 * @param {{ role?: 'menu' | 'group', label: () => string, className?: string }} options
 */
export function openWith(button, items, { role = 'menu', label, className = '' }) {
  button.setAttribute('aria-haspopup', role === 'menu' ? 'menu' : 'dialog')
  button.setAttribute('aria-expanded', 'false')
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-expanded') === 'true') return
    const panel = h('div', { class: `popover ${className}`, popover: 'auto', role, 'aria-label': label() }, ...items())
    button.after(panel)
    panel.showPopover()
    button.setAttribute('aria-expanded', 'true')
    place(panel, button)
    focusable(panel)[0]?.focus()
    panel.addEventListener('keydown', (event) => moveFocus(event, panel))
    if (role === 'menu') panel.addEventListener('click', () => panel.hidePopover())
    const close = () => panel.isConnected && panel.hidePopover()
    addEventListener('resize', close, { once: true })
    panel.addEventListener('toggle', (event) => {
      if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return
      const inside = panel.contains(document.activeElement)
      removeEventListener('resize', close)
      panel.remove()
      button.setAttribute('aria-expanded', 'false')
      if (inside || document.activeElement === document.body) button.focus()
    })
  })
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} button
 */
function place(panel, button) {
  const at = button.getBoundingClientRect()
  const size = panel.getBoundingClientRect()
  const below = at.bottom + 4 + size.height <= innerHeight
  const top = below ? at.bottom + 4 : Math.max(8, at.top - size.height - 4)
  const left = Math.max(8, Math.min(at.left, innerWidth - size.width - 8))
  panel.style.setProperty('top', `${top}px`)
  panel.style.setProperty('left', `${left}px`)
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} panel
 */
function moveFocus(event, panel) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const all = focusable(panel)
  const current = all.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  all.at((current + step) % all.length)?.focus()
}

/** @param {HTMLElement} panel */
function focusable(panel) {
  return /** @type {HTMLElement[]} */ ([...panel.querySelectorAll('button, a[href], input, select')])
}
