/** Reading what the app sent: every field may be missing or of another type than Slack documents. */

/** @typedef {Readonly<Record<string, unknown>>} Json */

/**
 * @param {unknown} value
 * @returns {Json}
 */
export function object(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? /** @type {Json} */ (value) : {}
}

/**
 * @param {unknown} value
 * @returns {Json[]}
 */
export function objects(value) {
  return Array.isArray(value) ? value.map(object) : []
}

/** @param {unknown} value */
export function string(value) {
  return typeof value === 'string' ? value : ''
}

/** @param {unknown} value */
export function whole(value) {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0
}

/**
 * @param {Json} json
 * @param {string} name
 */
export function has(json, name) {
  return json[name] !== undefined && json[name] !== null
}
