/**
 * Holds drawing back while a button of the mouse, a finger or a pen is down: a message that is drawn anew between
 * press and release is another element, and the browser makes no click of the two.
 *
 * @param {() => void} draw
 */
export function createPress(draw) {
  let down = false
  let held = false

  function release() {
    down = false
    // The click follows in this very task.
    if (held) setTimeout(draw)
    held = false
  }
  addEventListener('pointerdown', () => (down = true), true)
  for (const end of ['pointerup', 'pointercancel', 'blur']) addEventListener(end, release, true)

  /** Whether to draw later; then it is done when the press ends. */
  return function holdsBack() {
    held ||= down
    return down
  }
}
