import { runsText } from '../passage.ts'
import type { Report } from '../problem.ts'
import { placeOf } from '../walk.ts'
import type { Reading, Rule } from './check-note.ts'

const deepestLevel = 3

/** E111 to E114: one H1 that is the title, a definition below it, levels in order, anchors of their own. */
export const checkHeadings: Rule = (reading, report) => {
  checkTitle(reading, report)
  checkDefinition(reading, report)
  checkLevels(reading, report)
  checkAnchors(reading, report)
}

function checkTitle({ parts, fields, bodyLine }: Reading, report: Report): void {
  const [before, ...others] = parts
  const [first, ...more] = others.flatMap(({ heading }) => (heading?.level === 1 ? [heading] : []))
  if (!first) {
    report('E111', { line: bodyLine, column: 1 }, 'note has no H1, expected "# <title>" right after the front matter')
    return
  }
  const above = before?.nodes.find((node) => node.type !== 'html' && node.type !== 'definition')
  if (above) report('E111', placeOf(above), `${above.type} stands above the H1, which must come first`)
  if (others[0]?.heading !== first) report('E111', first, 'H1 stands below another heading, it must come first')
  for (const heading of more) report('E111', heading, `H1 "${heading.text}" is the second one, expected one`)
  if (fields && fields.title !== '' && first.text !== fields.title) {
    report('E111', first, `H1 is "${first.text}", but title is "${fields.title}"`)
  }
}

function checkDefinition({ lead, sections, bodyLine }: Reading, report: Report): void {
  const place = lead.heading ?? { line: bodyLine, column: 1 }
  const first = lead.nodes.find((node) => node.type !== 'html' && node.type !== 'definition')
  const definition = sections[0]?.passages[0]
  if (!first) report('E112', place, 'there is no definition: a paragraph must stand right after the H1')
  else if (first.type !== 'paragraph' || definition?.kind !== 'paragraph' || runsText(definition.runs) === '') {
    report('E112', placeOf(first), `${first.type} stands right after the H1, expected the definition as a paragraph`)
  }
}

function checkLevels({ parts }: Reading, report: Report): void {
  let level = 0
  for (const { heading } of parts) {
    if (!heading) continue
    if (heading.text === '') report('E113', heading, 'heading is empty')
    if (heading.level > deepestLevel) report('E113', heading, `heading is an H${heading.level}, deepest allowed is H3`)
    else if (level > 0 && heading.level > level + 1) {
      report('E113', heading, `heading jumps from H${level} to H${heading.level}`)
    }
    level = heading.level
  }
}

function checkAnchors({ parts }: Reading, report: Report): void {
  const lines = new Map<string, number>()
  for (const { heading } of parts) {
    if (!heading || heading.text === '') continue
    const line = lines.get(heading.slug)
    if (line !== undefined)
      report('E114', heading, `heading has the same anchor #${heading.slug} as the one on line ${line}`)
    else lines.set(heading.slug, heading.line)
  }
}
