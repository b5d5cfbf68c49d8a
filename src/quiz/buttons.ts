/** The buttons, menus and forms of the quiz, and what Slack calls them. */
export const quizActions = {
  /** May be followed by `_` and a number: topics stand in one row. */
  startRound: 'quiz_start_round',
  startReview: 'quiz_start_review',
  /** Followed by `_` and the position of the option. */
  choose: 'quiz_choose',
  boxes: 'quiz_boxes',
  check: 'quiz_check',
  openForm: 'quiz_open_form',
  turnOver: 'quiz_turn_over',
  more: 'quiz_more',
  read: 'quiz_read',
  report: 'quiz_report',
  /** At the end of a round. */
  repeat: 'quiz_repeat',
  /** Every field of a form. */
  field: 'quiz_field',
} as const

export const quizForms = { answer: 'quiz_answer', report: 'quiz_report_reason' } as const

/** The block of a field of a form; `n` from 0. */
export function fieldBlock(n: number): string {
  return `quiz_field_${n}`
}

/** The value of a button: the id of what was asked and, for an option, its position as shown, from 0. */
export interface QuizValue {
  readonly asked: string
  readonly position?: string | undefined
}

export function writeQuizValue(asked: string, position?: number): string {
  return position === undefined ? asked : `${asked}:${position}`
}

/** @returns undefined for anything that `writeQuizValue` did not make */
export function readQuizValue(text: unknown): QuizValue | undefined {
  const [whole, asked = '', position] = (typeof text === 'string' && /^([0-9a-f]{32})(?::(\d))?$/.exec(text)) || []
  return whole === undefined ? undefined : { asked, position }
}

/** The round a button starts: how many items, and the key of its topic, if any. */
export interface RoundValue {
  readonly size: number
  readonly topic?: string | undefined
}

export function writeRoundValue({ size, topic }: RoundValue): string {
  return topic === undefined ? String(size) : `${size}:${topic}`
}

/** @returns undefined for anything that `writeRoundValue` did not make */
export function readRoundValue(text: unknown): RoundValue | undefined {
  const [, size, topic] = (typeof text === 'string' && /^([1-9]\d?)(?::([0-9a-f]{16}))?$/.exec(text)) || []
  return size === undefined ? undefined : { size: Number(size), topic }
}
