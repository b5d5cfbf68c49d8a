import type { ClozeItem } from '../../notes/item.ts'
import { runsText } from '../../notes/passage.ts'
import { slipsBetween } from '../../notes/slips.ts'
import { termOf } from '../../search/analyse.ts'
import { fold } from '../../search/fold.ts'
import type { Fault, IsWord, Mark, Task } from './task.ts'

/** Longest text that fits a blank, in characters. */
export const longestReply = 200
/** A word of fewer letters is known or not; one slip in a longer one is of the finger. */
const longWord = 7

/** Words taken out of a text, to be typed in a form. */
export function cloze(item: ClozeItem): Task {
  const { blanks } = item
  return {
    by: 'form',
    shown: [],
    fields: blanks.length,
    read: (values) => {
      const typed = blanks.map((_, i) => values[i]).map((value) => (typeof value === 'string' ? value : ''))
      const texts = typed.map((text) => text.slice(0, longestReply).trim())
      const missing = texts.flatMap((text, i): [number, Fault][] => (text === '' ? [[i, 'missing']] : []))
      if (missing.length > 0) return { ok: false, fields: new Map(missing) }
      return { ok: true, reply: { chosen: [], typed: texts } }
    },
    mark: ({ typed }, isWord) => markBlanks(item, typed, isWord),
  }
}

function markBlanks(item: ClozeItem, typed: readonly string[], isWord: IsWord): Mark {
  const text = alike(
    [runsText(item.stem), item.code?.text ?? '', runsText(item.explanation), ...item.blanks.flat()].join('\n'),
  )
  const known = new Set(text.match(/[a-z]+/g))
  const judged = item.blanks.map((accepted, i) => {
    const reply = typed[i] ?? ''
    if (accepted.some((spelling) => alike(spelling) === alike(reply))) return 'right'
    const slip = accepted.some((spelling) =>
      isSlip(alike(spelling), alike(reply), (word) => known.has(word) || isWord(word)),
    )
    if (slip) return 'slip'
    return accepted.some((spelling) => isNearly(spelling, reply)) ? 'nearly' : 'wrong'
  })
  const parts = judged.map((one) => one === 'right' || one === 'slip')
  const nearly = judged.includes('nearly') && !judged.includes('wrong')
  return { right: parts.every(Boolean), parts, slip: judged.includes('slip'), nearly }
}

/** Whether every spelling of a blank holds signs, as code does: they have to be typed. */
export function isExact(accepted: readonly string[]): boolean {
  return accepted.every((spelling) => /[^\p{L}\p{N}\s]/u.test(spelling))
}

/** Whether of a command or a name with signs only signs and spaces are wrong, or one character. */
function isNearly(spelling: string, reply: string): boolean {
  const bare = (text: string) => alike(text).replace(/[^\p{L}\p{N}]+/gu, '')
  const isCode = /\p{L}{2}/u.test(spelling) && /[^\p{L}\p{N}]/u.test(spelling.trim())
  return isCode && (bare(spelling) === bare(reply) || slipsBetween(alike(spelling), alike(reply)) === 1)
}

/** What people type differently and mean alike: width, case, characters, spaces, quotation marks around it. */
function alike(text: string): string {
  return fold(text)
    .text.toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}\d]) | (?=[\p{Script=Han}\d])/gu, '')
    .trim()
    .replace(/^["'`“‘「『](.+)["'`”’」』]$/u, '$1')
}

/** Whether one letter of one long word is wrong, and the word is no other one. */
function isSlip(spelling: string, reply: string, isWord: IsWord): boolean {
  const [meant, given] = [spelling.split(/([a-z]+)/), reply.split(/([a-z]+)/)]
  const differ = meant.flatMap((part, i) => (part === given[i] ? [] : [i]))
  const [at = 0] = differ
  const [word = '', typed = ''] = [meant[at], given[at]]
  if (meant.length !== given.length || differ.length !== 1 || at % 2 === 0 || word.length < longWord) return false
  return slipsBetween(word, typed) === 1 && (!isWord(typed) || termOf(typed) === termOf(word))
}
