import type { Lang } from '../notes/note.ts'
import { readQuestion } from '../search/question.ts'

/** What a person typed, before it is searched for. `text` is without control characters. */
export interface Request {
  readonly kind: 'question' | 'term' | 'help' | 'greeting' | 'thanks'
  /** For a term the words behind `term`. */
  readonly text: string
  /** The language that it is written in; absent when it could be either: `hi` is typed in all languages. */
  readonly lang?: Lang | undefined
}

/** Tells a question from a call for help, a greeting and thanks. Text without a letter or digit asks for help. */
export function readRequest(typed: string): Request {
  const text = typed.replace(controls, ' ').trim().replace(ownName, '').trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'help', text }
  const { lang } = readQuestion(text)
  const surely = lang === 'zh' ? lang : undefined
  const term = asksForTerm.exec(text)?.[1]
  if (term !== undefined) return { kind: 'term', text: term, lang: surely }
  const words = text
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
  const kind = kinds.find(([, pattern]) => pattern.test(words))?.[0]
  return kind ? { kind, text, lang: surely } : { kind: 'question', text, lang }
}

const asksForTerm = /^(?:term|术语|術語|名词|名詞)[\s:：]+(\S.*)$/is

// Slack leaves a mention in the text of a command as it was typed.
const ownName = /^@kubenotes\b/i

// Lines stay: an error is known by one of them.
const controls = /[\u2028\u2029]|[^\P{Cc}\n]/gu

// The whole text must fit: "hello world image" is a question.
const kinds: readonly (readonly [Request['kind'], RegExp])[] = [
  [
    'help',
    /^(?:help|help me|usage|commands|what can you do|how do you work|帮助|幫助|怎么用|怎麼用|用法|使用说明|你会什么|你能做什么)$/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|hey there|hi there|yo|good (?:morning|afternoon|evening|day)|你好|您好|哈喽|嗨|早|早上好|早安|下午好|晚上好|在吗|在嗎|有人吗)$/,
  ],
  [
    'thanks',
    /^(?:thanks|thank you|thanks a lot|many thanks|thank you very much|thx|ty|cheers|great thanks|谢谢|謝謝|谢谢你|多谢|多謝|感谢|感謝|谢了|谢啦|辛苦了)$/,
  ],
]
