import { slipsBetween } from '../notes/slips.ts'
import { readRequest } from './request.ts'

/**
 * The command that a text is, but for a slip of the finger: `reveiw`, `qiuz network`. None when its first word is one that
 * the notes know, since then it may well be a question.
 */
export function commandMeant(typed: string, isWord: (word: string) => boolean): string | undefined {
  const { kind, text } = readRequest(typed)
  const [, first = '', rest = ''] = /^(\S+)(.*)$/s.exec(text.toLowerCase()) ?? []
  if (kind !== 'question' || isWord(first)) return undefined
  const whole = commands.find((command) => isSlip(command, text.toLowerCase()))
  if (whole) return whole
  const command = withMore.find((command) => isSlip(command, first))
  const meant = `${command} ${rest.trim()}`
  return command && readRequest(meant).kind !== 'question' ? meant : undefined
}

/** Those that stand alone. Shorter ones have too many neighbours. */
const commands = [
  ...['quiz', 'review', 'progress', 'my progress', 'board', 'daily', 'daily off', 'remind', 'reminder', 'remind off'],
  ...['privacy', 'my data', 'export my data', 'forget me', 'delete my data', 'help', 'commands'],
  ...['我的进度', '每日一题', '我的数据', '删除我的数据'],
] as const

/** Those behind which more may stand. */
const withMore = ['quiz', 'review', 'remind', 'daily'] as const

/** One slip in a short command, two in a long one; the first letter is seldom the wrong one. */
function isSlip(command: string, typed: string): boolean {
  return command[0] === typed[0] && slipsBetween(command, typed) <= (command.length < 8 ? 1 : 2)
}
