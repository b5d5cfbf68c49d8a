import type { Library } from '../../src/library/library.ts'
import type { Note } from '../../src/notes/note.ts'
import { askAll, figuresOf, type Outcome } from './figures.ts'
import { isLever, levers, without } from './levers.ts'
import { libraryOf } from './library.ts'
import { type AskedQuestion, ownQuestions } from './questions.ts'

/** What each lever gives, as a table in Markdown: mean reciprocal ranks of the note, and the share of right sections. */
export function leverTable(notes: readonly Note[], questions: readonly AskedQuestion[]): string {
  const answerable = questions.filter(({ note }) => note !== null)
  const own = ownQuestions(notes)
  const inLang = (lang: string) => own.filter((asked) => asked.lang === lang)
  const full = libraryOf(notes, { bare: false })
  const sets: readonly (readonly [Library, readonly AskedQuestion[]])[] = [
    [libraryOf(notes, { bare: true }), own],
    [libraryOf(notes, { bare: true, only: 'en' }), inLang('zh')],
    [libraryOf(notes, { bare: true, only: 'zh' }), inLang('en')],
  ]
  const rows = [[], ...Object.keys(levers).map((name) => [name])].map((names) => {
    const weights = without(names.filter(isLever))
    const outcomes = askAll(full, answerable, weights)
    const figures = [
      mrr(outcomes.filter(({ asked }) => asked.lang === 'en')),
      mrr(outcomes.filter(({ asked }) => asked.lang === 'zh')),
      figuresOf(outcomes).section,
      ...sets.map(([library, asked]) => mrr(askAll(library, asked, weights))),
    ]
    return `| ${[names[0] ?? 'nothing', ...figures.map((figure) => figure.toFixed(3).slice(1))].join(' | ')} |`
  })
  return [
    '| Without | English | Chinese | section first | own | zh → en | en → zh |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const mrr = (outcomes: readonly Outcome[]) => figuresOf(outcomes).mrr
