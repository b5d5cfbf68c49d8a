import { timeOfDay } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import { languageOf } from '../search/question.ts'
import { pasteLimit } from '../search/signatures.ts'

/** Asked of the notes. */
export const askKinds = ['question', 'term', 'help', 'greeting', 'thanks'] as const
/** Asked of the quiz: a round, what is due, how far the person is, a daily reminder. */
export const learnKinds = ['quiz', 'review', 'progress', 'remind'] as const
/** Asked of the daily quiz of a channel: to set it up or to stop it; how the channel answers. */
export const dailyKinds = ['daily', 'board'] as const
/** Asked of what is kept about the person. */
export const personalKinds = ['privacy', 'export', 'forget'] as const
export type RequestKind = (typeof askKinds | typeof learnKinds | typeof dailyKinds | typeof personalKinds)[number]

/** What a person typed, before it is searched for. `text` is without control characters. */
export interface Request {
  readonly kind: RequestKind
  /** For a term the words behind `term`, for the kinds of the quiz those behind the command: often none. */
  readonly text: string
  /** The language that it is written in; absent when it could be either: `hi` is typed in all languages. */
  readonly lang?: Lang | undefined
}

/** Tells a question from a call for help, a greeting and thanks. Text without a letter or digit asks for help. */
export function readRequest(typed: string): Request {
  const text = typed.replace(controls, ' ').trim().replace(ownName, '').trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'help', text }
  const lang = languageOf(text)
  const surely = lang === 'zh' ? lang : undefined
  const term = asksForTerm.exec(text)
  if (term) return { kind: 'term', text: term[1] ?? '', lang: surely }
  const words = text
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
  for (const [kind, pattern] of commands) {
    const found = pattern.exec(text)
    if (found) return { kind, text: found[1]?.trim() ?? '', lang: surely }
  }
  const kind = kinds.find(([, pattern]) => pattern.test(words))?.[0]
  return kind ? { kind, text, lang: surely } : { kind: 'question', text: text.replace(leadIn, ''), lang }
}

/** Whether a text is of one of these kinds: how features share what people type. */
export function isOfKind(...kinds: readonly RequestKind[]): (typed: string) => boolean {
  return (typed) => kinds.includes(readRequest(typed.slice(0, pasteLimit)).kind)
}

const asksForTerm = /^(?:term|术语|術語|名词|名詞)(?:[\s:：]+(\S.*)|[\s:：?？]*)$/is

// Slack leaves a mention in the text of a command as it was typed. Commands are typed where Slack takes none, in
// threads, and with the slash of a Chinese keyboard.
const ownName = /^(?:@kubenotes\b|[/／]k8s(?=\s|$))/i

// Says that something is asked, and nothing of what.
const leadIn =
  /^(?:please |can you |could you )*(?:(?:remind|tell|teach) me (?:again )?(?:about |of )?|(?:a )?review (?:of )?|explain (?:to me )?)(?=\S)|^(?:请|請)?(?:提醒|告诉|告訴)我(?:一下)?[，,]?(?=.)|^(?:复习|複習)一下\s*(?=.)/i

// Lines stay: an error is known by one of them.
const controls = /[\u2028\u2029]|[^\P{Cc}\n]/gu

const off = 'off|stop|关|关闭|關|關閉|停止|取消'

/** Whether what stands behind a command asks to end it. */
export function asksToStop(text: string): boolean {
  return new RegExp(`^(?:${off})$`, 'i').test(text)
}

// What follows is read by the feature; "quiz" alone is a command, "quizzes in kubernetes" a question.
const commands: readonly (readonly [RequestKind, RegExp])[] = [
  ['quiz', /^(?:quiz(?: me)?|测验|測驗|小测|小測|考考我)(?:[\s:：]+(.*))?$/is],
  ['review', /^(?:review|复习|複習)(?:[\s:：]+(more|更多|继续|繼續|\d{1,3}))?$/i],
  ['daily', new RegExp(String.raw`^(?:daily(?: quiz)?|每日一题|每日一題|每日测验)(?:[\s:：]*(${off}))?$`, 'i')],
  [
    'remind',
    new RegExp(String.raw`^(?:remind(?: me)?|reminder|提醒我?)(?:[\s:：]*(?:at )?(${timeOfDay.source}|${off}))?$`, 'i'),
  ],
]

// The whole text must fit: "hello world image" is a question. No two ways to read the same words, or a long row of them
// would be tried in all ways.
const kinds: readonly (readonly [RequestKind, RegExp])[] = [
  ['progress', /^(?:me|progress|my progress|stats|我的进度|我的進度|进度|進度|我)$/],
  ['board', /^(?:board|leaderboard|排行榜?|排名|榜|榜单|榜單|成绩榜|成績榜)$/],
  ['privacy', /^(?:privacy|隐私|隱私)$/],
  ['export', /^(?:my data|export my data|我的数据|我的資料|导出我的数据)$/],
  ['forget', /^(?:forget(?: me)?|(?:delete|erase) (?:me|my data)|忘记我?|忘記我?|忘掉我|删除我的数据|刪除我的資料)$/],
  [
    'help',
    /^(?:help|help me|usage|commands|what can you do|how do you work|帮助|幫助|who are you|what are you|你是谁|你是誰|怎么用|怎麼用|用法|使用说明|你会什么|你能做什么)$/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|hey there|hi there|yo|good (?:morning|afternoon|evening|day)|你好|您好|哈喽|嗨|早|早上好|早安|下午好|晚上好|在吗|在嗎|有人吗)$/,
  ],
  [
    'thanks',
    /^(?:(?:ok(?:ay)?|kk?|yes|yep|yup|sure|right|i see|got it|gotcha|understood|noted|fine|cool|nice|great|good|perfect|awesome|excellent|amazing|wow|that helped|that helps|very helpful|works|it works|(?:many )?thanks|thank you|thx|ty|cheers|so much|very much|a lot|bye|goodbye|好的?|好滴|嗯|哦|行|可以|明白了?|懂了|知道了|了解了?|收到|原来如此|太好了|太棒了|不错|厉害|搞定了?|解决了|谢谢(?:你|您|大家)?|謝謝(?:你|您)?|多谢|多謝|感谢|感謝|谢了|谢啦|辛苦了|拜拜|再见)(?: |(?<=\p{Script=Han})|$))+$/u,
  ],
]
