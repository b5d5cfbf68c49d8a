import { passageText, runsText } from '../passage.ts'
import type { Report } from '../problem.ts'
import { placeOf, walk } from '../walk.ts'
import type { Reading, Rule } from './check-note.ts'

/** Most characters, lines and columns of what is shown in one piece. */
const most = { choice: 150, question: 250, section: 2_000, asked: 200, codeLines: 25, tableColumns: 4 } as const
const definitionLength = { min: 40, max: 300 } as const
/** A Chinese character says as much as two letters or more. */
const shortestChineseDefinition = 20

/** W507: what is too long to be read in a message. */
export const checkLengths: Rule = (reading, report) => {
  checkDefinitionLength(reading, report)
  checkSections(reading, report)
  for (const { line, asked } of reading.sections) {
    for (const { length } of asked) {
      if (length > most.asked)
        report('W507', { line, column: 1 }, `a way of asking has ${length} characters, expected at most ${most.asked}`)
    }
  }
  for (const { line, column, title, choices = [] } of reading.questions) {
    if (title.length > most.question) {
      report('W507', { line, column }, `question has ${title.length} characters, expected at most ${most.question}`)
    }
    for (const choice of choices) {
      const { length } = runsText(choice.text)
      if (length > most.choice)
        report('W507', choice, `choice has ${length} characters, expected at most ${most.choice}`)
    }
  }
  walk(reading.root, (node) => {
    if (node.type === 'code') {
      const lines = node.value.split('\n').length
      if (lines > most.codeLines)
        report('W507', placeOf(node), `code has ${lines} lines, expected at most ${most.codeLines}`)
    }
    if (node.type === 'table') {
      const columns = node.children[0]?.children.length ?? 0
      if (columns > most.tableColumns) {
        report('W507', placeOf(node), `table has ${columns} columns, expected at most ${most.tableColumns}`)
      }
    }
  })
}

function checkDefinitionLength({ sections, lead, fields }: Reading, report: Report): void {
  const definition = sections[0]?.passages[0]
  const [node] = lead.nodes
  if (!node || definition?.kind !== 'paragraph') return
  const min = fields?.lang === 'zh' ? shortestChineseDefinition : definitionLength.min
  const { length } = runsText(definition.runs)
  if (length < min || length > definitionLength.max) {
    report('W507', placeOf(node), `definition has ${length} characters, expected ${min} to ${definitionLength.max}`)
  }
}

/** An H2 counts with the H3 below it. */
function checkSections({ sections }: Reading, report: Report): void {
  const totals = new Map<string, { length: number; line: number }>()
  for (const { heading, above, passages, line } of sections) {
    const outer = above[0] ?? heading
    const total = totals.get(outer) ?? { length: 0, line }
    totals.set(outer, total)
    total.length += passages.map(passageText).join('\n\n').length
  }
  for (const [heading, { length, line }] of totals) {
    if (length > most.section) {
      report(
        'W507',
        { line, column: 1 },
        `section "${heading}" has ${length} characters, expected at most ${most.section}`,
      )
    }
  }
}
