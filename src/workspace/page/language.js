/** Which language a text or a person speaks, as far as the page can tell. */

/** @typedef {'en' | 'zh'} Language */

/**
 * @param {string | undefined} locale IETF tag, e.g. `zh-CN`
 * @returns {Language}
 */
export function languageOf(locale) {
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/**
 * For the `lang` attribute, so that fonts and voices fit; undefined when there is nothing to go by.
 *
 * @param {string} text
 */
export function langOfText(text) {
  if (/\p{Script=Han}/u.test(text)) return 'zh-Hans'
  return /\p{Script=Latin}{2}/u.test(text) ? 'en' : undefined
}

/** @type {Readonly<Record<Language, string>>} */
export const langTag = { en: 'en', zh: 'zh-Hans' }
