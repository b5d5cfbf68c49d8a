import type { Problem } from './note.ts'

/** Where something is in a file; both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export type Code = keyof typeof codes
export type Report = (code: Code, place: Place, message: string) => void

/** Every problem code and what it is about. `E` is an error, `W` a warning; `W6..` are for strangers' notes. */
export const codes = {
  E001: 'the file cannot be read as a note',
  E002: 'two files have the same id in the same language',
  E003: 'the other half of a pair is missing',
  E004: 'a pair disagrees in a shared field',
  E005: 'file name, id and language do not fit together',
  E101: 'front matter is missing, not closed or not on line 1',
  E102: 'front matter is not a plain YAML map',
  E103: 'a required field is missing or empty',
  E104: 'a field has an impossible value',
  E105: 'a date lies in the future',
  E106: 'a related note does not exist',
  E111: 'there is not exactly one H1, or it is not the title',
  E112: 'there is no definition right after the title',
  E113: 'a heading is empty, too deep or skips a level',
  E114: 'two headings have the same anchor',
  E201: 'the quiz holds no question, or something that is not one',
  E202: 'a single choice has not exactly one right answer',
  E203: 'a multiple choice lacks a right or a wrong answer',
  E204: 'the type of a quiz question cannot be told',
  E205: 'blanks and answers of a cloze differ in number',
  E206: 'a task item is malformed',
  E207: 'two options say the same',
  E208: 'the id of a quiz question is missing, malformed or used twice',
  E209: 'a pair disagrees about a quiz question',
  E210: 'a quiz question has too few or too many options',
  E301: 'a link leads to nothing',
  E302: 'a link leaves the notes of its language',
  E303: 'an image has no alt text or no file',
  E304: 'a link has no usable target',
  E401: 'something looks like a secret',
  E402: 'there is raw HTML',
  E501: 'the terms file is not a list of terms',
  E502: 'a field of a term is missing or impossible',
  E503: 'two terms have the same id',
  E504: 'a term names a note that does not exist',
  W501: 'too few questions, no aliases or nothing related',
  W502: 'two notes share an alias or a signature',
  W503: 'nothing leads to the note',
  W504: 'a date is old',
  W505: 'the quiz is missing or lopsided',
  W506: 'a reason or an explanation is missing',
  W507: 'something is too long',
  W508: 'an option does not survive shuffling',
  W509: 'the right answer gives itself away',
  W510: 'a code block is careless',
  W511: 'bold or punctuation went wrong',
  W512: 'a field is unknown',
  W513: 'a relative word will rot',
  W514: 'a link is not encrypted, or a source is named twice',
  W515: 'white space is left over',
  W516: 'a word stands in too many terms',
  W517: 'two options or two quiz questions are nearly the same',
  W518: 'something is still to be written, and not searched until it is',
  W601: 'no front matter',
  W602: 'front matter of Hexo or Jekyll',
  W603: 'front matter of Hugo',
  W604: 'marks of Obsidian',
  W605: 'front matter that cannot be read',
  W606: 'front matter below line 1',
  W607: 'wiki links',
  W608: 'no heading',
  W609: 'unusual headings',
  W610: 'raw HTML',
  W611: 'shortcodes',
  W612: 'images that cannot be shown',
  W613: 'a code block that is not closed',
  W614: 'questions and answers in free text',
  W615: 'a quiz question that cannot be asked',
  W616: 'the file is skipped or cut',
  W617: 'two notes with the same title or file name',
  W618: 'a term that cannot be used',
} as const

/** `path:line:column: severity CODE message`, as editors and terminals understand it. */
export function formatProblem({ path, line, column, severity, code, message }: Problem): string {
  return `${path}:${line}:${column}: ${severity} ${code} ${message}`
}

export interface CheckedFolder {
  readonly notesDir: string
  readonly strict: boolean
}

/** How many problems of each code are shown before the others are only counted. */
const shownOfCode = 3

/**
 * Lines for a person who is busy with something other than checking notes: the first few problems of each code and how
 * many more there are, then, if there are more, the command that shows all.
 */
export function summarizeProblems(problems: readonly Problem[], { notesDir, strict }: CheckedFolder): string[] {
  const groups = [...Map.groupBy(problems, ({ code }) => code)]
  const lines = groups.flatMap(([code, same]) => {
    const more = same.length - shownOfCode
    const counted = `${more} more with ${code}: ${codes[code as Code]}`
    return [...same.slice(0, shownOfCode).map(formatProblem), ...(more > 0 ? [counted] : [])]
  })
  const complete = groups.every(([, same]) => same.length <= shownOfCode)
  if (complete) return lines
  const folder = /^[\w./-]+$/.test(notesDir) ? notesDir : JSON.stringify(notesDir)
  return [...lines, `To see all: npm run check:notes -- ${folder}${strict ? '' : ' --tolerant'}`]
}

/** By path, then by place, then by code. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

/** A list of problems of one file and the function that adds to it. */
export function collectProblems(path: string): {
  readonly problems: (Problem & { readonly code: Code })[]
  readonly report: Report
} {
  const problems: (Problem & { readonly code: Code })[] = []
  const report: Report = (code, { line, column }, message) => {
    problems.push({ path, line, column, severity: code.startsWith('E') ? 'error' : 'warning', code, message })
  }
  return { problems, report }
}

/** A report that lets each code through once: strangers need not be told the same about every line. */
export function once(report: Report): Report {
  const seen = new Set<Code>()
  return (code, place, message) => {
    if (seen.has(code)) return
    seen.add(code)
    report(code, place, message)
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
