import { lengthOf } from '../../src/slack/text.ts'
import { unwanted } from './any-text.ts'

type Json = Readonly<Record<string, unknown>>

/** Everything that Slack would refuse or that could call somebody, in words. Knows nothing of `limits.ts`. */
export function problemsOf(blocks: readonly unknown[]): string[] {
  const problems: string[] = []
  const all = [...objectsIn(blocks)]
  const of = (type: string) => all.filter((object) => object['type'] === type)
  const expect = (holds: boolean, problem: string) => holds || problems.push(problem)

  expect(blocks.length <= 50, `${blocks.length} blocks`)
  expect(of('table').length <= 1, 'two tables')
  for (const { type } of all) expect(type === undefined || known.has(String(type)), `element ${type}`)
  for (const text of textsOf(all)) {
    expect(text !== '', 'empty text')
    expect(text.isWellFormed() && !unwanted.test(text), `unsafe text ${JSON.stringify(text)}`)
  }
  for (const { url } of of('link')) {
    expect(/^(?:https?:|mailto:)/.test(String(url)) && String(url).length <= 3_000, `link to ${url}`)
  }
  for (const { image_url, alt_text } of of('image')) {
    expect(/^https:/.test(String(image_url)), `image of ${image_url}`)
    expect(lengthOf(String(alt_text)) <= 2_000 && alt_text !== '', `alt text ${alt_text}`)
  }
  for (const table of of('table')) problems.push(...tableProblems(table))
  for (const { elements, type } of all) {
    if (Array.isArray(elements)) expect(elements.length > 0, `${type} without elements`)
  }
  for (const { elements } of of('rich_text_preformatted')) {
    expect(lengthOf(textsOf([...objectsIn(elements)]).join('')) <= 2_900, 'long code')
  }
  for (const { indent, offset } of of('rich_text_list')) {
    expect(Number(indent) >= 0 && Number(indent) <= 8, `indent ${indent}`)
    expect(offset === undefined || Number(offset) > 0, `offset ${offset}`)
  }
  return problems
}

/** Code points of all that can be read, and of the addresses. */
export function charactersIn(blocks: readonly unknown[]): number {
  const all = [...objectsIn(blocks)]
  const urls = all.filter(({ type }) => type === 'link').map(({ url }) => String(url))
  return [...textsOf(all), ...urls].reduce((sum, text) => sum + lengthOf(text), 0)
}

const known = new Set([
  ...['rich_text', 'table', 'image', 'text', 'link', 'raw_text', 'plain_text'],
  ...['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'],
  ...['header', 'section', 'context', 'actions', 'input', 'plain_text'],
  ...['button', 'checkboxes', 'radio_buttons', 'static_select', 'plain_text_input'],
])

function tableProblems({ rows, column_settings }: Json): string[] {
  const cells = rows as Json[][]
  const columns = cells[0]?.length ?? 0
  const characters = textsOf([...objectsIn(cells)]).reduce((sum, text) => sum + lengthOf(text), 0)
  return [
    cells.length > 100 && `${cells.length} rows`,
    columns > 20 && `${columns} columns`,
    cells.some((row) => row.length !== columns) && 'ragged table',
    characters > 10_000 && `${characters} characters in a table`,
    (column_settings as unknown[]).length > columns && 'more settings than columns',
  ].filter((problem) => typeof problem === 'string')
}

function textsOf(objects: readonly Json[]): string[] {
  return objects.flatMap(({ text, alt_text }) => [text, alt_text].filter((value) => typeof value === 'string'))
}

function* objectsIn(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Json
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}
