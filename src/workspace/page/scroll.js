import { h, setText } from './dom.js'
import { icon } from './icons.js'

const nearBottomPx = 60
const marginPx = 16

/**
 * Keeps the eye where it is: at the bottom if it was there, at the top of an answer longer than the window, and
 * nowhere else unless the person writes.
 *
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 */
export function createScroll(scroller, list) {
  const label = h('span')
  const jump = h('button', { type: 'button', class: 'jump', hidden: true }, icon('bottom'), label)
  scroller.after(jump)
  let sticks = true
  let place = ''
  /** @type {string | undefined} */
  let own
  /** @type {string | undefined} */
  let newest

  const isAtBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearBottomPx
  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  scroller.addEventListener('scroll', () => {
    sticks = isAtBottom()
    if (sticks) jump.hidden = true
  })
  jump.addEventListener('click', () => {
    toBottom()
    scroller.focus()
  })
  // Pictures arrive late and the window changes its size.
  const observer = new ResizeObserver(() => {
    if (sticks) toBottom()
  })
  observer.observe(list)
  observer.observe(scroller)

  return {
    /**
     * @param {{ place: string, own: string | undefined, newest: string | undefined, label: string }} now what is shown:
     *   where, the newest message of the person, the newest of all
     * @param {() => void} draw
     */
    keep(now, draw) {
      const moved = now.place !== place
      const wrote = now.own !== own
      const came = now.newest !== newest
      const before = sticks
      const known = new Set(articles().map((article) => article.dataset['ts']))
      draw()
      setText(label, now.label)
      if (moved || wrote) {
        sticks = true
        toBottom()
      } else if (before && came) {
        const first = articles().find((article) => !known.has(article.dataset['ts']))
        toBottom()
        if (first) showTop(first)
      } else if (came && !isAtBottom()) jump.hidden = false
      if (moved) jump.hidden = true
      ;({ place, own, newest } = now)
    },
  }

  function articles() {
    return /** @type {HTMLElement[]} */ ([...list.querySelectorAll('article')])
  }

  /** @param {HTMLElement} article */
  function showTop(article) {
    const above = article.getBoundingClientRect().top - scroller.getBoundingClientRect().top - marginPx
    if (above >= 0) return
    scroller.scrollTop += above
    sticks = isAtBottom()
  }
}
