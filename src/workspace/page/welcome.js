import { h } from './dom.js'
import { icon } from './icons.js'
import { langTag } from './language.js'

/** @typedef {import('../protocol.ts').Channel} Channel */
/** @typedef {import('../protocol.ts').Example} Example */

/**
 * The head of every channel; questions to click stand there until something has been said.
 *
 * @param {(text: string) => void} ask
 */
export function createWelcome(ask) {
  const node = h('section', { class: 'welcome' })
  let shown = ''
  return {
    node,
    /**
     * @param {Channel} channel
     * @param {import('./message.js').MessageScene} scene
     * @param {boolean} inUse
     */
    update(channel, { words, snapshot, clock }, inUse) {
      const command = snapshot.commands[0]?.command
      const version = JSON.stringify([channel.id, channel.name, clock.language, inUse, command, snapshot.app.name])
      if (version === shown) return
      shown = version
      const direct = channel.kind === 'dm'
      const name = snapshot.app.name
      const handle = snapshot.people.find((person) => person.id === snapshot.app.userId)?.name ?? name
      const buttons = alternating(snapshot.examples, clock.language).map(({ lang, question }, index) => {
        const start = index % 3 === 2 || !command ? `@${handle}` : command
        const text = direct ? question : `${start} ${question}`
        return h(
          'button',
          { type: 'button', class: 'example', lang: langTag[lang], onclick: () => ask(text) },
          h('span', {}, !direct && h('b', {}, start), direct ? '' : ' ', question),
          icon('arrow'),
        )
      })
      node.classList.toggle('in-use', inUse)
      node.replaceChildren(
        direct
          ? h('img', { class: 'welcome-mark', src: '/icon.svg', alt: '' })
          : h('span', { class: 'welcome-mark' }, icon('hash')),
        h('h2', {}, direct ? words.welcomeDm(name) : words.welcomeChannel(channel.name)),
        h('p', {}, direct ? snapshot.app.description : words.welcomeChannelText(name)),
        ...(inUse || buttons.length === 0
          ? []
          : [h('h3', {}, words.tryOne), h('div', { class: 'examples' }, ...buttons)]),
      )
    },
  }
}

/**
 * Examples of the two languages in turn, the reader's own first.
 *
 * @param {readonly Example[]} examples
 * @param {import('./language.js').Language} language
 */
function alternating(examples, language) {
  /** @param {Example} example */
  const rank = (example) =>
    examples.filter(({ lang }) => lang === example.lang).indexOf(example) * 2 + (example.lang === language ? 0 : 1)
  return examples.toSorted((one, two) => rank(one) - rank(two))
}
