import { z } from 'zod'
import { didYouMean } from './nearest.ts'
import type { Lang, Problem } from './note.ts'
import { collectProblems, compareProblems } from './problem.ts'
import { readYamlValue } from './yaml.ts'

/** A word of the subject in both languages, as written in `terms.yaml`. */
export interface Term {
  readonly id: string
  readonly en: string
  readonly zh: string
  /** Other words for it, searched for as if they were the word itself. */
  readonly also: Readonly<Record<Lang, readonly string[]>>
  /** One line. */
  readonly means: Readonly<Record<Lang, string>>
  /** Id of the note that explains it. */
  readonly note?: string | undefined
}

/** Name of the file, in the folder of the notes. */
export const termsFile = 'terms.yaml'

export const termLimits = { fileBytes: 1024 * 1024, word: 60, means: { en: 200, zh: 90 } } as const

/** How many terms may have a word in common: with more, it names nothing. */
const mostTermsOfWord = 2

/** Reads a terms file; unusable terms are left out, each with a reason. */
export function readTerms(
  source: string,
  { strict, noteIds }: { readonly strict: boolean; readonly noteIds: ReadonlySet<string> },
): { readonly terms: readonly Term[]; readonly problems: readonly Problem[] } {
  const { problems, report } = collectProblems(termsFile)
  const wrong = (code: 'E501' | 'E502' | 'E503' | 'E504') => (strict ? code : 'W618')
  const start = { line: 1, column: 1 }
  const read = readYamlValue(source, { firstLine: 1, what: termsFile, maxBytes: termLimits.fileBytes })
  if (!read.ok) {
    report(wrong('E501'), read.place, read.message)
    return { terms: [], problems }
  }
  const { value, places } = read
  if (!Array.isArray(value)) {
    report(wrong('E501'), start, `${termsFile} must be a YAML list of terms`)
    return { terms: [], problems }
  }

  const terms = new Map<string, Term>()
  const words = new Map<string, number>()
  for (const [i, entry] of value.entries()) {
    const at = (path: readonly PropertyKey[]) =>
      places.get([i, ...path].map(String).join('.')) ?? places.get(String(i)) ?? start
    const parsed = term.safeParse(entry)
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        report(wrong('E502'), at(path), `term ${i + 1}: ${path.map(String).join('.') || 'it'}: ${message}`)
      }
      continue
    }
    const { id, note } = parsed.data
    if (terms.has(id)) {
      report(wrong('E503'), at(['id']), `two terms have the id "${id}"`)
      continue
    }
    if (note !== undefined && !noteIds.has(note) && strict) {
      report(
        'E504',
        at(['note']),
        `term "${id}" names the note "${note}", which does not exist${didYouMean(note, noteIds)}`,
      )
    }
    for (const lang of ['en', 'zh'] as const) {
      const length = Array.from(parsed.data.means[lang]).length
      if (length > termLimits.means[lang]) {
        report(
          'W507',
          at(['means', lang]),
          `definition has ${length} characters, at most ${termLimits.means[lang]} are read at a glance`,
        )
      }
    }
    for (const word of new Set(wordsOfTerm(parsed.data).map((one) => one.toLowerCase()))) {
      const count = (words.get(word) ?? 0) + 1
      words.set(word, count)
      if (count > mostTermsOfWord)
        report('W516', at([]), `"${word}" stands in ${count} terms, at most ${mostTermsOfWord} can be told apart`)
    }
    terms.set(id, parsed.data)
  }
  return { terms: [...terms.values()], problems: problems.toSorted(compareProblems) }
}

/** Every word for it, in both languages. */
export function wordsOfTerm({ en, zh, also }: Term): string[] {
  return [en, zh, ...also.en, ...also.zh]
}

const word = z
  .string({ error: 'expected a text' })
  .trim()
  .min(1, { error: 'expected a text' })
  .max(termLimits.word, { error: `expected at most ${termLimits.word} characters` })
const list = z.array(word, { error: 'expected a list of words' }).default([])
const line = z
  .string({ error: 'expected one line of text' })
  .trim()
  .regex(/^[^\n]+$/, { error: 'expected one line of text' })

const term = z.strictObject({
  id: z.string({ error: 'expected words joined by hyphens' }).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'expected lower-case words joined by hyphens',
  }),
  en: word,
  zh: word,
  also: z.strictObject({ en: list, zh: list }, { error: 'expected lists "en" and "zh"' }).default({ en: [], zh: [] }),
  means: z.strictObject({ en: line, zh: line }, { error: 'expected a definition in "en" and "zh"' }),
  note: word.optional(),
})
