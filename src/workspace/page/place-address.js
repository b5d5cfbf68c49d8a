/** The place as part of the address, so that reloading, going back and linking work. */

/** @typedef {import('./state.js').Place} Place */

/**
 * @param {string} hash `#/home` or `#/<channel id>`
 * @returns {Place | undefined}
 */
export function placeFromHash(hash) {
  const name = /^#\/([A-Za-z0-9]+)$/.exec(hash)?.[1]
  if (!name) return undefined
  return name === 'home' ? { kind: 'home', id: '' } : { kind: 'channel', id: name }
}

/** @param {Place} place */
export function showInAddress({ kind, id }) {
  const hash = kind === 'home' ? '#/home' : `#/${id}`
  if (location.hash !== hash) history.pushState(null, '', hash)
}
