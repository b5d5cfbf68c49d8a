import { byId, h, setAttributes, setText } from './dom.js'
import { icon } from './icons.js'
import { nowOf, shortDate } from './time.js'

/**
 * The workspace's date, and the way to the next one where the workspace allows it.
 *
 * @param {{ moveOn: () => void }} actions
 */
export function createNextDay({ moveOn }) {
  const root = byId('next-day')
  /** The second click of a double click would skip a day before the app has seen the first. @param {MouseEvent} event */
  const once = ({ detail }) => {
    if (detail < 2) moveOn()
  }
  const label = h('span')
  const button = h('button', { type: 'button', class: 'quiet', onclick: once }, icon('forward'), label)
  const date = h('output') // a screen reader speaks it when it changes
  root.append(button, date)

  /**
   * @param {import('./time.js').Clock} clock
   * @param {import('./words.js').Words} words
   */
  return function update(clock, words) {
    root.hidden = clock.aheadMs === undefined
    setText(label, words.nextDay)
    setAttributes(button, { title: words.nextDayHint })
    setText(date, shortDate(nowOf(clock), clock))
  }
}
