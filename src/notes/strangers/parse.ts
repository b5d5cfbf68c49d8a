import { fenceReader } from '../fences.ts'
import { cutFrontMatter, type FrontMatter } from '../front-matter.ts'
import type { Item } from '../item.ts'
import { type NoteLink, readDefinitions, readLinks } from '../links.ts'
import { parseMarkdown } from '../markdown.ts'
import type { Note } from '../note.ts'
import { type Part, readOutline } from '../outline.ts'
import { collectProblems, once, type Place, type Report } from '../problem.ts'
import { findQuiz, type QuizOptions, readItems } from '../quiz.ts'
import type { Context } from '../runs.ts'
import { readSections } from '../sections.ts'
import { placeOf, walk } from '../walk.ts'
import { readYaml, type YamlMap } from '../yaml.ts'
import { readStrangersFields } from './fields.ts'
import { readFlashCards } from './flash-cards.ts'
import { addHeadings, findTitle } from './headings.ts'
import { rewriteMarks } from './marks.ts'

interface StrangersNote {
  readonly note?: Note
  readonly links: readonly NoteLink[]
  readonly anchors: readonly string[]
  readonly places: Readonly<Record<string, Place>>
}

/** Reads a note that keeps to no format of ours: as much of it as there is, with one warning of each kind. */
export function parseStrangersNote(
  text: string,
  { path }: { readonly path: string },
  report: Report,
): StrangersNote | 'draft' {
  const warn = once(report)
  const { frontMatter, body, bodyLine } = cutFrontMatter(text, { strict: false })
  const yaml = readFrontMatter(frontMatter, warn)
  if (yaml === 'draft') return 'draft'
  const fields = readStrangersFields(yaml, { path, body, report: warn })

  const tidy = rewriteMarks(body, bodyLine, warn)
  const parsed = parseMarkdown(tidy, bodyLine, (place, message) => warn('W616', place, message))
  const context: Context = { path, strict: false, definitions: readDefinitions(parsed) }
  const root = addHeadings(parsed, context, warn)
  const parts = readOutline(root, context)
  const { title, lead, others } = findTitle(parts, fields.title, path, warn)

  const { items: quizItems, told } = readStrangersQuiz(others, { level: fields.level, context, report })
  const items = [...quizItems, ...readFlashCards([lead, ...told], fields.level, context, quizItems, warn)]
  const sections = readSections(lead, told, { title, context, bodyLine })
  const links = readLinks(root, context.definitions, path)
  warnOfContent(root, links, warn)
  warnOfOpenFence(tidy, bodyLine, warn)

  const empty = items.length === 0 && sections.every(({ passages }) => passages.length === 0)
  if (empty) report('W616', { line: 1, column: 1 }, 'file skipped: it holds no text')
  return {
    ...(!empty && { note: { ...fields, title, path, sections, items } }),
    links,
    anchors: parts.flatMap(({ heading }) => heading?.anchor ?? []),
    places: Object.fromEntries(typeof yaml === 'object' ? yaml.places : []),
  }
}

/** The front matter as far as it can be read; `draft` when the note is not meant to be seen. */
function readFrontMatter(frontMatter: FrontMatter | undefined, warn: Report): YamlMap | 'draft' | undefined {
  if (!frontMatter) {
    warn('W601', { line: 1, column: 1 }, 'no front matter: title, language and level are guessed')
    return undefined
  }
  const { format, line, text } = frontMatter
  const place = { line, column: 1 }
  if (/^\s*draft\s*[:=]\s*true\s*$/im.test(text)) return 'draft'
  if (line > 1) warn('W606', place, `front matter starts on line ${line} instead of line 1`)
  if (format === 'toml') {
    warn('W603', place, 'front matter in TOML was skipped')
    return undefined
  }
  const read = format === 'yaml' ? readYaml(text, line + 1) : undefined
  if (read?.ok) return read.map
  warn(
    'W605',
    read?.place ?? place,
    `front matter was ignored: ${read?.message ?? 'it is marked as another language than YAML'}`,
  )
  return undefined
}

/** The items of a quiz and the parts that stay text. A heading such as "exercises" alone does not make a quiz. */
function readStrangersQuiz(
  parts: readonly Part[],
  options: QuizOptions,
): { items: readonly Item[]; told: readonly Part[] } {
  const quiz = findQuiz(parts, false)
  if (!quiz) return { items: [], told: parts }
  const { problems, report } = collectProblems(options.context.path)
  const { items, questions } = readItems(quiz, { ...options, report })
  const meant = questions.some(({ choices, answers, kind }) => choices || answers || kind)
  if (meant) for (const problem of problems) options.report(problem.code, problem, problem.message)
  const quizParts = new Set([quiz.part, ...quiz.questions])
  return { items, told: items.length > 0 ? parts.filter((part) => !quizParts.has(part)) : parts }
}

function warnOfContent(root: Parameters<typeof walk>[0], links: readonly NoteLink[], warn: Report): void {
  walk(root, (node) => {
    if (node.type === 'html' && !node.value.startsWith('<!--')) {
      warn('W610', placeOf(node), 'HTML tags were dropped, their text was kept')
    }
    if ((node.type === 'image' || node.type === 'imageReference') && !node.alt) {
      warn('W612', placeOf(node), 'image without alt text is shown as [image]')
    }
  })
  const lost = links.find(({ image, target }) => image && target === undefined)
  if (lost) warn('W612', lost, 'image cannot be shown: its address is neither http(s) nor a path within the folder')
}

function warnOfOpenFence(body: string, bodyLine: number, warn: Report): void {
  const stateOf = fenceReader()
  let openedAt: number | undefined
  for (const [i, line] of body.split('\n').entries()) {
    if (stateOf(line) === 'fence') openedAt = openedAt === undefined ? bodyLine + i : undefined
  }
  if (openedAt !== undefined)
    warn('W613', { line: openedAt, column: 1 }, 'code block is never closed: it runs to the end')
}
