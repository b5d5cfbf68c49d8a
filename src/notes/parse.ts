import { readFields } from './fields.ts'
import { cutFrontMatter, type FrontMatter } from './front-matter.ts'
import { type NoteLink, readDefinitions, readLinks } from './links.ts'
import { parseMarkdown } from './markdown.ts'
import type { Note, Problem } from './note.ts'
import { readOutline } from './outline.ts'
import { collectProblems, type Place, type Report } from './problem.ts'
import { findQuiz, readItems } from './quiz.ts'
import { checkNote } from './rules/check-note.ts'
import type { Context } from './runs.ts'
import { readSections } from './sections.ts'
import { readSource } from './source.ts'
import { parseStrangersNote } from './strangers/parse.ts'
import { readYaml, type YamlMap } from './yaml.ts'

export interface ParseOptions {
  /** Below the notes folder, with `/`: `en/linux/cgroups.md`. */
  readonly path: string
  /** True for our own notes, which keep to the format; false reads as much as possible of anything. */
  readonly strict: boolean
  /** YYYY-MM-DD; without it no date is too old or in the future. */
  readonly today?: string
}

/** All that one file says. Plain data, so that it can be sent from a worker. */
export interface ParsedNote {
  readonly path: string
  /** Absent when there is no text to show, or (own notes) no front matter to trust. */
  readonly note?: Note
  readonly problems: readonly Problem[]
  readonly links: readonly NoteLink[]
  /** Of all headings, as GitHub makes them, without `#`. */
  readonly anchors: readonly string[]
  /** Where the fields of the front matter stand: `related`, `sources.0.url`. */
  readonly places: Readonly<Record<string, Place>>
}

/**
 * Reads one Markdown file. Never throws on what the file holds, and never runs any of it.
 * Size and time are the caller's to limit: the Markdown parser is slow on hostile text.
 */
export function parseNote(source: string | Uint8Array, options: ParseOptions): ParsedNote {
  const { problems, report } = collectProblems(options.path)
  const text = readSource(source, options.strict, report)
  const nothing = { path: options.path, problems, links: [], anchors: [], places: {} }
  if (text === undefined) return nothing
  const parsed = options.strict ? parseOwnNote(text, options, report) : parseStrangersNote(text, options, report)
  return parsed === 'draft' ? { ...nothing, problems: [] } : { ...nothing, ...parsed }
}

type Parsed = Pick<ParsedNote, 'note' | 'links' | 'anchors' | 'places'> | 'draft'

function parseOwnNote(text: string, { path, today }: ParseOptions, report: Report): Parsed {
  const { frontMatter, body, bodyLine } = cutFrontMatter(text, { strict: true })
  const yaml = readFrontMatter(frontMatter, report)
  if (yaml?.values.get('draft') === true) return 'draft'

  const root = parseMarkdown(body, bodyLine, (place, message) => report('E001', place, message))
  const context: Context = { path, strict: true, definitions: readDefinitions(root) }
  const parts = readOutline(root, context)
  const fields = yaml && readFields(yaml, { path, report })
  const quiz = findQuiz(parts, true)
  const { items, questions } = quiz
    ? readItems(quiz, { level: fields?.level ?? 1, context, report })
    : { items: [], questions: [] }
  const links = readLinks(root, context.definitions, path)
  const [before, first, ...below] = parts
  const titled = first?.heading?.level === 1
  const lead = titled ? first : (before ?? { nodes: [] })
  const quizParts = new Set(quiz && [quiz.part, ...quiz.questions])
  const others = (titled ? below : parts.slice(1)).filter((part) => !quizParts.has(part))
  const sections = readSections(lead, others, { title: fields?.title || (lead.heading?.text ?? ''), context, bodyLine })
  const places = yaml?.places ?? new Map<string, Place>()
  checkNote(
    { path, text, bodyLine, today, fields, places, root, parts, lead, sections, quiz, questions, items, links },
    report,
  )
  return {
    ...(fields && { note: { ...fields, path, sections, items } }),
    links,
    anchors: parts.flatMap(({ heading }) => heading?.anchor ?? []),
    places: Object.fromEntries(places),
  }
}

function readFrontMatter(frontMatter: FrontMatter | undefined, report: Report): YamlMap | undefined {
  if (!frontMatter) {
    report('E101', { line: 1, column: 1 }, 'no front matter: line 1 must be ---, and another --- must close the block')
    return undefined
  }
  if (frontMatter.format !== 'yaml') {
    report('E102', { line: 1, column: 1 }, 'front matter must be YAML between plain --- lines')
    return undefined
  }
  const read = readYaml(frontMatter.text, frontMatter.line + 1)
  if (read.ok) return read.map
  report('E102', read.place, read.message)
  return undefined
}
