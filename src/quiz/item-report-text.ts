import { runsText } from '../notes/passage.ts'
import { textOf } from './bank.ts'
import { enoughPeople, type ItemFigures } from './item-report.ts'

/** The report for authors, in a terminal: items with findings first, then a line for all the others. */
export function reportText(figures: readonly ItemFigures[]): string {
  const found = figures.filter(({ findings }) => findings.length > 0)
  const others = figures.length - found.length
  const rest = `${count(others, 'other item')} answered without findings.`
  return [...found.map(itemText), rest, `Findings other than reports need ${enoughPeople} people.`].join('\n\n')
}

function itemText({ item, people, rightShare, discrimination, options, reports, findings }: ItemFigures): string {
  const { item: text, note } = textOf(item, 'en')
  const figures = [
    count(people, 'person', 'people'),
    rightShare !== undefined && `${percent(rightShare)} right`,
    discrimination !== undefined && `discrimination ${discrimination.toFixed(2)}`,
  ]
  return [
    `${note.path}:${text.line}: ${findings.join(', ')}`,
    `  ${runsText(text.stem)}`,
    `  ${figures.filter(Boolean).join(' · ')}`,
    ...options
      .filter(({ people }) => people > 0)
      .map(({ lang, text, right, chosen, people }) => {
        return `  ${lang} ${right ? '✓' : '✗'} ${percent(chosen / people).padStart(5)}  ${text}`
      }),
    ...reports.map(({ lang, reason }) => `  reported in ${lang}: ${reason}`),
  ].join('\n')
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
