import { h } from './dom.js'
import { icon } from './icons.js'

/**
 * @param {() => string} text
 * @param {import('./words.js').Words} words
 */
export function copyButton(text, words) {
  const button = h(
    'button',
    { type: 'button', class: 'copy quiet', 'aria-label': words.copy, title: words.copy },
    icon('copy'),
  )
  button.addEventListener('click', async () => {
    const done = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    )
    button.replaceChildren(icon(done ? 'check' : 'alert'))
    button.title = done ? words.copied : words.notCopied
    button.setAttribute('aria-label', button.title)
    setTimeout(() => {
      button.replaceChildren(icon('copy'))
      button.title = words.copy
      button.setAttribute('aria-label', words.copy)
    }, 1600)
  })
  return button
}
