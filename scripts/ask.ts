// One question in the terminal: npm run ask -- "what is a cgroup"
import { styleText } from 'node:util'
import { answerQuestion, type ExcerptAnswer } from '../src/ask/answer.ts'
import { remarksOn, remarksOnUnread, sourceLine, titleOf } from '../src/ask/answer-text.ts'
import { marker, type Passage, passageText, type Run, runsText } from '../src/notes/passage.ts'
import { markTerms } from '../src/search/mark.ts'
import { words } from '../src/words/words.ts'
import { libraryForScript } from './notes-for-script.ts'

const question = process.argv.slice(2).join(' ').trim()
if (!question) {
  console.error('Usage: npm run ask -- "what is a cgroup"')
  process.exit(64)
}
const answer = answerQuestion(await libraryForScript(), question, { lang: 'en' })
switch (answer.kind) {
  case 'excerpt':
    print(answer)
    break
  case 'choice':
    console.log(words[answer.lang].choice.title)
    for (const { note, section } of answer.places) {
      console.log(`\n${styleText('bold', note.title)}\n${section.passages.slice(0, 1).map(passageText).join('\n')}`)
    }
    break
  case 'term':
    if (answer.terms.length === 0) console.log(words[answer.lang].term.usage)
    for (const { term } of answer.terms) {
      console.log(`${styleText('bold', `${term.en} · ${term.zh}`)}\n${term.means[answer.lang]}`)
    }
    break
  case 'nothing': {
    const say = words[answer.lang].nothing
    console.log(say.text(answer.question))
    const maybe = [...(answer.corrected ? [answer.corrected] : []), ...answer.suggestions.map(titleOf)]
    if (maybe.length > 0) console.log([say.maybe, ...maybe.map((line) => `  ${line}`)].join('\n'))
    console.log([...remarksOnUnread(answer), say.wayOn].join('\n'))
    break
  }
  default: {
    const say = words[answer.lang].help
    const line = { help: say.text, greeting: say.greeting, thanks: say.thanks }[answer.kind]
    console.log([line, say.examples, ...answer.examples.map((example) => `  ${example}`)].join('\n'))
  }
}

function print(answer: ExcerptAnswer): void {
  const passages = answer.passages.map((passage) => passageLines(passage, answer.terms).join('\n'))
  console.log(`\n${[styleText('bold', titleOf(answer)), ...passages].join('\n\n')}\n`)
  for (const line of [...remarksOn(answer), sourceLine(answer, answer.lang)]) {
    console.log(styleText('dim', line))
  }
  const say = words[answer.lang].answer
  if (answer.seeAlso.length > 0)
    console.log(styleText('dim', `${say.seeAlso}: ${answer.seeAlso.map(titleOf).join(' · ')}`))
}

function passageLines(passage: Passage, terms: ReadonlySet<string>): string[] {
  const show = (runs: readonly Run[]) => mark(runsText(runs), terms)
  switch (passage.kind) {
    case 'paragraph':
      return [show(passage.runs)]
    case 'quote':
      return [`│ ${show(passage.runs)}`]
    case 'list':
      return passage.items.map((item) => `${'  '.repeat(item.indent + 1)}${marker(item)} ${show(item.runs)}`)
    case 'code':
      return passage.text.split('\n').map((line) => `    ${printable(line)}`)
    case 'table':
      return tableLines(
        passage.rows.map((row) => row.map(runsText)),
        terms,
      )
    case 'image':
      return [`[${printable(passage.alt)}]`]
  }
}

/** Rows with columns below one another; a Han character is two columns wide. */
function tableLines(rows: readonly (readonly string[])[], terms: ReadonlySet<string>): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')))) ?? []
  const lines = rows.map((row) =>
    row.map((cell, column) => mark(cell, terms) + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  '),
  )
  return [...lines.slice(0, 1), widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].map(
    (line) => `  ${line.trimEnd()}`,
  )
}

function widthOf(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + (/[\u1100-\u115f\u2e80-\uffdc]/.test(character) ? 2 : 1),
    0,
  )
}

function mark(text: string, terms: ReadonlySet<string>): string {
  let marked = ''
  let at = 0
  for (const { start, end } of markTerms(text, terms)) {
    marked += printable(text.slice(at, start)) + styleText('bold', printable(text.slice(start, end)))
    at = end
  }
  return marked + printable(text.slice(at))
}

/** Notes may come from strangers: what would steer the terminal is left out. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '')
}
