import { readAsked } from './asked.ts'
import type { Section } from './note.ts'
import type { Heading, Part } from './outline.ts'
import { readPassages } from './passages.ts'
import type { Context } from './runs.ts'

export interface SectionsOptions {
  readonly title: string
  readonly context: Context
  /** Line on which the body starts, for a note without a heading. */
  readonly bodyLine: number
}

/**
 * The sections of a note: the lead, then one for each heading that has text below it.
 *
 * @param lead   what is between the title and the next heading
 * @param parts  everything after that, without the quiz
 */
export function readSections(
  lead: Part,
  parts: readonly Part[],
  { title, context, bodyLine }: SectionsOptions,
): Section[] {
  const sections: Section[] = [
    {
      heading: title,
      above: [],
      anchor: lead.heading?.anchor ?? '',
      lead: true,
      line: lead.heading?.line ?? bodyLine,
      asked: readAsked(lead.nodes),
      passages: readPassages(lead.nodes, context),
    },
  ]
  const above: Heading[] = []
  for (const { heading, nodes } of parts) {
    if (!heading) continue
    while (above.length > 0 && (above.at(-1)?.level ?? 0) >= heading.level) above.pop()
    const passages = readPassages(nodes, context)
    if (passages.length > 0) {
      const { anchor, line, text } = heading
      const outer = above.map(({ text }) => text)
      sections.push({ heading: text, above: outer, anchor, lead: false, line, asked: readAsked(nodes), passages })
    }
    above.push(heading)
  }
  return sections
}
