import { widthOf } from '../bank.ts'
import { wordsOf } from '../likeness.ts'
import { runsText } from '../passage.ts'
import type { Place, Report } from '../problem.ts'
import type { PlacedChoice, Question } from '../question.ts'
import { placeOf } from '../walk.ts'
import type { Reading, Rule } from './check-note.ts'

const questionCount = { min: 3, max: 5 } as const

/** Options that mean something else once they are shuffled. */
const allOrNone =
  /^(?:all|none) of (?:the )?(?:above|these)|^(?:both )?[a-f] (?:and|or) [a-f]\b|以上(?:都|全|皆|均)[不]?[对對错錯是]/i
const letterLabel = /^\(?[a-h](?:[、．）]|[.):：]\s)/i

/** A choice stands out when it is so many times as long as every other, and so many columns longer. */
const standsOut = { times: 1.6, columns: 10 } as const

/** E201, W505, W506, W508, W509 and W517: what makes a quiz a fair one. */
export const checkQuiz: Rule = (reading, report) => {
  const { quiz, questions, bodyLine } = reading
  if (!quiz) {
    report('W505', reading.lead.heading ?? { line: bodyLine, column: 1 }, 'note has no quiz')
    return
  }
  for (const node of quiz.part.nodes) {
    if (node.type !== 'html')
      report('E201', placeOf(node), `${node.type} stands between the quiz heading and the first question`)
  }
  for (const { heading } of quiz.after) {
    if (heading) report('E201', heading, `section "${heading.text}" stands below the quiz, which must come last`)
  }
  if (questions.length === 0) report('E201', quiz.heading, 'quiz has no question, expected an H3 for each')
  else checkBalance(reading, quiz.heading, report)
  for (const question of questions) {
    checkReasons(question, report)
    checkChoices(question, report)
    checkShape(question, report)
    checkAlike(question, report)
  }
  checkRightAnswers(questions, quiz.heading, report)
}

function checkBalance({ questions, items }: Reading, place: Place, report: Report): void {
  const { length } = questions
  const { min, max } = questionCount
  if (length < min || length > max) report('W505', place, `quiz has ${length} questions, expected ${min} to ${max}`)
  if (items.length < length || length < 2) return
  const kinds = new Set(items.map(({ kind }) => kind))
  if (kinds.size === 1)
    report('W505', place, `all questions are of type ${items[0]?.kind}, expected at least two types`)
  if (items.every(({ level }) => level !== 1)) report('W505', place, 'no question is of level 1')
}

function checkReasons(question: Question, report: Report): void {
  if (question.explanation.length === 0) report('W506', question, `question "${question.title}" has no explanation`)
  for (const choice of question.choices ?? []) {
    if (!choice.right && choice.reason.length === 0) {
      report('W506', choice, `wrong choice "${runsText(choice.text)}" has no reason below it`)
    }
  }
}

function checkChoices({ choices = [] }: Question, report: Report): void {
  for (const choice of choices) {
    const text = runsText(choice.text)
    if (allOrNone.test(text)) report('W508', choice, `choice "${text}" refers to others, but the choices are shuffled`)
    if (letterLabel.test(text))
      report('W508', choice, `choice "${text}" starts with a letter, but the bot puts its own`)
  }
}

/** The right answer gives itself away when it is first, or longest, every time. */
function checkRightAnswers(questions: readonly Question[], place: Place, report: Report): void {
  const choices = questions.flatMap((question) => (isSingle(question.choices) ? [question.choices] : []))
  if (choices.length < 2) return
  if (choices.every(([first]) => first?.right)) report('W509', place, 'the right answer is always the first choice')
  if (choices.every(rightIsLongest)) report('W509', place, 'the right answer is always the longest choice')
}

/** A right answer that differs from all others in form is found without reading them. */
function checkShape({ choices, title }: Question, report: Report): void {
  if (!isSingle(choices)) return
  const right = choices.find((choice) => choice.right)
  const wrong = choices.filter((choice) => !choice.right)
  if (!right) return
  const width = widthOf(runsText(right.text))
  const widths = wrong.map(({ text }) => widthOf(runsText(text)))
  const [least, most] = [Math.min(...widths), Math.max(...widths)]
  const says = (what: string) => report('W509', right, `right answer of "${title}" ${what}`)
  if (width > most * standsOut.times && width - most > standsOut.columns) says('is far longer than every wrong one')
  if (width * standsOut.times < least && least - width > standsOut.columns) says('is far shorter than every wrong one')
  if (wrong.every(hasReason) && !hasReason(right)) says('gives no reason, but every wrong one does')
  if (!wrong.some(hasReason) && hasReason(right)) says('gives a reason, but no wrong one does')
}

function hasReason({ text }: PlacedChoice): boolean {
  return /\b(?:because|so that|since(?! v?\d))\b|因为|所以|好让/i.test(runsText(text))
}

/** W517: options that differ in nothing but small words, endings or marks. */
function checkAlike({ choices = [], title }: Question, report: Report): void {
  const seen = new Map<string, string>()
  for (const choice of choices) {
    const text = runsText(choice.text)
    const words = wordsOf(text).join(' ')
    const other = seen.get(words)
    if (words !== '' && other !== undefined && /[a-z]{2}|\p{Script=Han}/iu.test(text)) {
      report('W517', choice, `choices "${other}" and "${text}" of "${title}" are nearly the same`)
    }
    seen.set(words, text)
  }
}

function isSingle(choices: readonly PlacedChoice[] | undefined): choices is readonly PlacedChoice[] {
  return choices !== undefined && choices.length > 2 && choices.filter(({ right }) => right).length === 1
}

function rightIsLongest(choices: readonly PlacedChoice[]): boolean {
  const length = (choice: PlacedChoice) => runsText(choice.text).length
  const right = choices.find((choice) => choice.right)
  return right !== undefined && choices.every((choice) => choice === right || length(choice) < length(right))
}
