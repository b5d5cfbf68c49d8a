/**
 * Remembers where the focus is, and gives back how to return there: to the same element, else to the one drawn in its
 * place, else to the message or the Home that held it, so that nobody who works by keyboard starts at the top again.
 *
 * @returns {() => void}
 */
export function rememberFocus() {
  const element = document.activeElement
  if (!(element instanceof HTMLElement)) return () => {}
  const { action } = element.dataset
  const ts = element.closest('article')?.dataset['ts']
  const inHome = element.closest('#home') !== null
  return () => {
    if (element.isConnected) return element.focus()
    const holder = document.querySelector(ts ? `article[data-ts="${CSS.escape(ts)}"]` : inHome ? '#home' : '#messages')
    const same = action ? holder?.querySelector(`[data-action="${CSS.escape(action)}"]`) : undefined
    const target = same ?? holder
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  }
}
