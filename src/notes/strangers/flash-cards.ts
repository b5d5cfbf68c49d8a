import { slug } from 'github-slugger'
import type { FlashItem, Item } from '../item.ts'
import type { Level } from '../note.ts'
import type { Part } from '../outline.ts'
import { type Passage, passageText, type Run, runsText } from '../passage.ts'
import { readPassages } from '../passages.ts'
import type { Place, Report } from '../problem.ts'
import { type Context, dropStart, tidyRuns } from '../runs.ts'
import { unusedId } from '../unused-id.ts'
import { placeOf } from '../walk.ts'
import { revealWords } from './headings.ts'

const questionMark = /^(?:Q|Question|问|問|问题|問題)\s*\d{0,3}\s*[:：]\s*/i
const answerMark = /(?:^|[\s?？。.])((?:A|Answer|答|答案)\s*\d{0,3}\s*[:：]\s*)/

interface Card extends Place {
  readonly question: readonly Run[]
  answer: Run[]
}

/** Questions that stand in the text with their answers: `Q:` and `A:`, `问：` and `答：`, or an answer folded away. */
export function readFlashCards(
  parts: readonly Part[],
  level: Level,
  context: Context,
  others: readonly Item[],
  warn: Report,
): FlashItem[] {
  const ids = new Set(others.map(({ id }) => id))
  const cards = parts.flatMap((part) => [...readPairs(part, context), ...readFolded(part, context)])
  const [first] = cards
  if (first) warn('W614', first, 'questions with answers in the text became cards to turn over, without grading')
  return cards.map(({ question, answer, line }) => {
    const id = unusedId(slug(runsText(question)).slice(0, 80) || `line-${line}`, ids)
    ids.add(id)
    return { kind: 'flash', id, level, stem: question, answer, explanation: [], line }
  })
}

/** `Q: … A: …` in one paragraph, or an answer that begins with the next one. */
function readPairs({ nodes }: Part, context: Context): Card[] {
  const cards: Card[] = []
  let open: Card | undefined
  for (const node of nodes) {
    for (const passage of readPassages([node], context)) {
      const runs = passageRuns(passage)
      const text = runsText(runs)
      const asked = passage.kind === 'paragraph' ? questionMark.exec(text) : null
      const answered = answerMark.exec(text)
      const start = answered ? answered.index + answered[0].length : 0
      if (asked) {
        const end = answered ? start - (answered[1]?.length ?? 0) : text.length
        const question = dropStart(takeStart(runs, end), asked[0].length)
        open = { question, answer: answered ? dropStart(runs, start) : [], ...placeOf(node) }
        cards.push(open)
      } else if (open && (open.answer.length > 0 || answered?.index === 0)) {
        open.answer = joinRuns(open.answer, open.answer.length > 0 ? runs : dropStart(runs, start))
      } else open = undefined
    }
  }
  return cards.filter(({ question, answer }) => question.length > 0 && answer.length > 0)
}

/** A question as heading, and `<details>` with the answer below it. */
function readFolded({ heading, nodes }: Part, context: Context): Card[] {
  if (!heading || !/[?？]\s*$/.test(heading.text)) return []
  const fold = nodes.findIndex((node) => node.type === 'html' && /<details/i.test(node.value))
  if (fold === -1) return []
  const passages = readPassages(nodes.slice(fold), context)
  const answer = passages
    .map(passageRuns)
    .reduce(joinRuns, [])
    .filter((run) => !revealWords.test(run.text.trim()))
  const { line, column, text } = heading
  return answer.length > 0 ? [{ question: [{ text }], answer: tidyRuns(answer), line, column }] : []
}

function passageRuns(passage: Passage): readonly Run[] {
  return passage.kind === 'paragraph' || passage.kind === 'quote' ? passage.runs : [{ text: passageText(passage) }]
}

function joinRuns(runs: readonly Run[], more: readonly Run[]): Run[] {
  return runs.length === 0 ? [...more] : [...runs, { text: '\n' }, ...more]
}

function takeStart(runs: readonly Run[], count: number): Run[] {
  let left = count
  return runs.map((run) => {
    const text = run.text.slice(0, left)
    left -= text.length
    return { ...run, text }
  })
}
