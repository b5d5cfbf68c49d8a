import type { Rule } from './check-note.ts'

const fewestQuestions = 3

/** W501 and W514: what helps people to find the note, and sources that are named twice. */
export const checkFrontMatter: Rule = ({ fields, places }, report) => {
  if (!fields) return
  const at = (name: string) => places.get(name) ?? { line: 1, column: 1 }
  const { questions, aliases, related, sources } = fields
  if (questions.length < fewestQuestions) {
    report('W501', at('questions'), `note has ${questions.length} questions, expected at least ${fewestQuestions}`)
  }
  if (aliases.length === 0) report('W501', at('aliases'), 'note has no aliases')
  if (related.length === 0) report('W501', at('related'), 'note has no related notes')

  const pages = new Set<string>()
  for (const [i, { url }] of sources.entries()) {
    const page = url.replace(/#.*$/, '').replace(/\/$/, '')
    const place = at(`sources.${i}.url`)
    if (/^http:/i.test(url)) report('W514', place, `source ${url} is not encrypted, expected https:`)
    if (pages.has(page)) report('W514', place, `source ${page} is named more than once`)
    pages.add(page)
  }
}
