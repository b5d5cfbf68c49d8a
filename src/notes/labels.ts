import type { ItemKind } from './item.ts'

/** Words with a meaning in a quiz, in English, Simplified and Traditional Chinese, whatever their case. */
const quizHeadings = new Set(
  'quiz|quizzes|self-test|test yourself|测验|小测验|自测|随堂测验|练习题|測驗|小測驗|自我測驗'.split('|'),
)

export const answerLabels = ['answer', 'answers', '答案'] as const
export const explanationLabels = ['explanation', 'why', '解析', '解释', '说明', '解釋', '說明'] as const

const trueWords = new Set(['true', 'yes', '对', '正确', '是', '對', '正確'])
const falseWords = new Set(['false', 'no', '错', '错误', '否', '錯', '錯誤'])

const kindNames: Readonly<Record<string, Exclude<ItemKind, 'flash'>>> = {
  single: 'single',
  单选: 'single',
  單選: 'single',
  multiple: 'multiple',
  多选: 'multiple',
  多選: 'multiple',
  'true-false': 'true-false',
  判断: 'true-false',
  判斷: 'true-false',
  cloze: 'cloze',
  填空: 'cloze',
  order: 'order',
  排序: 'order',
  match: 'match',
  连线: 'match',
  連線: 'match',
  配对: 'match',
  配對: 'match',
}

export const kindChips: readonly string[] = Object.keys(kindNames)

export function isQuizHeading(text: string): boolean {
  return quizHeadings.has(fold(text).replace(/\s*[:：]$/, ''))
}

/** True for `True`, `对` and the like, false for their opposites, undefined for everything else. */
export function truthOf(text: string): boolean | undefined {
  const word = fold(text)
  if (trueWords.has(word)) return true
  return falseWords.has(word) ? false : undefined
}

export function kindOfChip(chip: string): Exclude<ItemKind, 'flash'> | undefined {
  const name = fold(chip)
  return Object.hasOwn(kindNames, name) ? kindNames[name] : undefined
}

/** `2` of `level 2`, `difficulty 2`, `难度 2`; NaN when a level is named that does not exist. */
export function levelOfChip(chip: string): number | undefined {
  const [, level] = /^(?:level|difficulty|难度|難度)\s*[:：]?\s*(\S+)$/.exec(fold(chip)) ?? []
  if (level === undefined) return undefined
  return /^[123]$/.test(level) ? Number(level) : Number.NaN
}

/** `two-pid-ones` of `id: two-pid-ones`. */
export function idOfChip(chip: string): string | undefined {
  return /^id\s*[:：]\s*(.*)$/i.exec(chip.trim())?.[1]
}

/** How many characters a label takes at the start of a text: `Answer: `, `**答案：** `; 0 when there is none. */
export function labelLength(text: string, labels: readonly string[]): number {
  const [whole, label = '', end = ''] = /^\s*(?:\*\*)?\s*([\p{L}]{1,20})((?:\s*(?:[:：]|\*\*))*\s*)/u.exec(text) ?? []
  if (whole === undefined || !labels.includes(fold(label))) return 0
  return /[:：]/.test(end) || whole.length === text.length ? whole.length : 0
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
