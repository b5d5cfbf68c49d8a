import { avatar } from './avatar.js'
import { byId, h, setAttributes, setText } from './dom.js'
import { icon } from './icons.js'
import { openWith } from './popover.js'
import { languageIn, viewerIn } from './state.js'

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Theme} Theme */
/** @typedef {import('./language.js').Language} Language */

const themes = /** @type {const} */ (['light', 'dark', 'system'])
const languages = /** @type {const} */ ({ zh: '中文', en: 'English' })

/**
 * Who one is, in which language, in which light.
 *
 * @param {{ become: (person: string) => void, speak: (language: Language) => void, shine: (theme: Theme) => void }} actions
 */
export function createPreferences({ become, speak, shine }) {
  const root = byId('preferences')
  /** @type {import('../protocol.ts').Snapshot | undefined} */
  let snapshot
  const face = h('span', { class: 'person-face' })
  const name = h('span', { class: 'person-name' })
  const actAs = h('span', { class: 'person-label' })
  const person = h(
    'button',
    { type: 'button', class: 'person', id: 'person' },
    face,
    h('span', { class: 'person-text' }, actAs, name),
    icon('updown'),
  )
  openWith(
    person,
    () =>
      (snapshot?.people ?? [])
        .filter((one) => !one.bot)
        .map((one) =>
          h(
            'button',
            {
              type: 'button',
              role: 'menuitemradio',
              'aria-checked': String(one.id === snapshot?.viewer),
              'data-person': one.id,
              onclick: () => become(one.id),
            },
            avatar(one, false),
            h(
              'span',
              { class: 'person-text' },
              h('span', {}, one.realName),
              h('small', {}, `@${one.name} · ${one.locale} · ${one.tz}`),
            ),
            one.id === snapshot?.viewer && icon('check'),
          ),
        ),
    { label: () => person.title },
  )
  const languageButtons = /** @type {Language[]} */ (Object.keys(languages)).map((one) => {
    const lang = one === 'zh' ? 'zh-Hans' : 'en'
    return h('button', { type: 'button', lang, 'data-language': one, onclick: () => speak(one) }, languages[one])
  })
  const themeButtons = themes.map((one) => {
    const sign = one === 'light' ? 'sun' : one === 'dark' ? 'moon' : 'system'
    return h('button', { type: 'button', 'data-theme-choice': one, onclick: () => shine(one) }, icon(sign))
  })
  const languageGroup = h('div', { class: 'segmented', role: 'group' }, ...languageButtons)
  const themeGroup = h('div', { class: 'segmented', role: 'group' }, ...themeButtons)
  root.append(person, h('div', { class: 'preference-row' }, languageGroup, themeGroup))

  let shown = ''
  /**
   * @param {State} state
   * @param {import('../protocol.ts').Snapshot} next
   * @param {import('./words.js').Words} words
   */
  return function update(state, next, words) {
    snapshot = next
    const viewer = viewerIn(next)
    if (viewer && shown !== JSON.stringify(viewer)) {
      shown = JSON.stringify(viewer)
      face.replaceChildren(avatar(viewer, false))
      setText(name, viewer.realName)
    }
    setText(actAs, words.actAs)
    setAttributes(person, { title: words.switchPerson })
    setAttributes(languageGroup, { 'aria-label': words.language })
    setAttributes(themeGroup, { 'aria-label': words.theme })
    for (const button of languageButtons) {
      setAttributes(button, { 'aria-pressed': String(button.dataset['language'] === languageIn(state)) })
    }
    themes.forEach((one, index) => {
      const button = themeButtons[index]
      const label = words.themes[one]
      if (button)
        setAttributes(button, { 'aria-pressed': String(state.theme === one), 'aria-label': label, title: label })
    })
  }
}
