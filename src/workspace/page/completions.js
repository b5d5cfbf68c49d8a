/** What could be meant by what stands before the caret: a command at the start, a name after `@`. */

/**
 * @typedef {object} Completion
 * @property {string} label
 * @property {string} usage how it goes on
 * @property {string} detail
 * @property {string} insert takes the place of what stands between `from` and the caret
 * @property {number} from
 * @property {boolean} complete it stands there already, letter for letter
 * @property {import('../protocol.ts').Person} [person]
 */

/**
 * @param {string} text
 * @param {number} caret
 * @param {import('../protocol.ts').Snapshot} snapshot
 * @param {import('./words.js').Words} words
 * @returns {{ completions: Completion[], usage: string }} `usage`: how the command that stands there goes on
 */
export function completionsFor(text, caret, snapshot, words) {
  const before = text.slice(0, caret)
  const command = /^\/\S*$/.exec(before)
  if (command) return { completions: commands(before, snapshot), usage: '' }
  const name = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before)
  if (name) return { completions: names(name[1] ?? '', caret, snapshot, words), usage: '' }
  const known = snapshot.commands.find((one) => text.startsWith(`${one.command} `))
  return { completions: [], usage: known?.usageHint ? `${known.command} ${known.usageHint}` : '' }
}

/**
 * @param {string} typed
 * @param {import('../protocol.ts').Snapshot} snapshot
 * @returns {Completion[]}
 */
function commands(typed, snapshot) {
  return snapshot.commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, description, usageHint }) => ({
      label: command,
      usage: usageHint,
      detail: description,
      insert: `${command} `,
      from: 0,
      complete: command === typed,
    }))
}

/**
 * @param {string} typed without `@`
 * @param {number} caret
 * @param {import('../protocol.ts').Snapshot} snapshot
 * @param {import('./words.js').Words} words
 * @returns {Completion[]}
 */
function names(typed, caret, { people, app }, words) {
  const wanted = typed.toLowerCase()
  return people
    .filter(({ name, realName }) => [name, realName].some((one) => one.toLowerCase().startsWith(wanted)))
    .toSorted((one, two) => Number(two.id === app.userId) - Number(one.id === app.userId))
    .map((person) => ({
      label: person.realName,
      usage: '',
      detail: person.id === app.userId ? `@${person.name} · ${words.appMark}` : `@${person.name}`,
      insert: `@${person.name} `,
      from: caret - typed.length - 1,
      complete: false,
      person,
    }))
}
