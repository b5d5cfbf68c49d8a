import { byId, h, setText } from './dom.js'
import { icon } from './icons.js'

const shownMs = 7000

/** Short messages from the page itself: a banner while something lasts, a toast when something happened. */
export function createNotices() {
  const banner = byId('banner')
  const toasts = byId('toasts')
  return {
    /**
     * @param {string} text empty: nothing to say
     * @param {'warning' | 'error'} tone
     */
    banner(text, tone) {
      banner.hidden = text === ''
      banner.dataset['tone'] = tone
      setText(banner, text)
    },
    /**
     * @param {string} text
     * @param {'error' | 'good'} tone
     * @param {import('./words.js').Words} words
     */
    toast(text, tone, words) {
      const close = h('button', { type: 'button', class: 'quiet', 'aria-label': words.dismiss }, icon('close'))
      const toast = h('div', { class: `toast ${tone}` }, h('span', {}, text), close)
      close.addEventListener('click', () => remove(toast))
      for (const old of toasts.children) if (old.firstChild?.textContent === text) old.remove()
      toasts.append(toast)
      // Shown anew each time: the last one shown lies above an open modal.
      toasts.hidePopover()
      toasts.showPopover()
      setTimeout(() => remove(toast), shownMs)
    },
  }

  /** @param {HTMLElement} toast */
  function remove(toast) {
    toast.remove()
    if (toasts.childElementCount === 0) toasts.hidePopover()
  }
}
