import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askAll, type Kept, keptOf } from '../../scripts/measure/figures.ts'
import { levers, without } from '../../scripts/measure/levers.ts'
import { libraryOf, notesToMeasure } from '../../scripts/measure/library.ts'
import { readQuestions } from '../../scripts/measure/questions.ts'
import { searchText } from '../../src/library/compiling/search-document.ts'
import { saysSignature } from '../../src/search/signatures.ts'
import { weights } from '../../src/search/weights.ts'

/** What three or four questions more or less make: a note that was reworded may cost as much. */
const noise = 0.025

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'tests/questions')
const before = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as Kept
const library = libraryOf(await notesToMeasure(root), { bare: false })
const outcomes = askAll(library, readQuestions(folder, 'tuning'), weights)
const now = keptOf(outcomes)

describe.each(['en', 'zh'] as const)('questions in %s', (lang) => {
  it.each(Object.entries(before[lang]))(
    'are answered as well as before: %s of %f (else find out why; npm run measure -- --save keeps new figures)',
    (name, figure) => {
      expect(now[lang][name as keyof Kept['en']]).toBeGreaterThanOrEqual(figure - noise)
    },
  )
})

it('are more than 400, half of them in each language, a hundred without an answer', () => {
  const all = readQuestions(folder, 'all')
  expect(all.length).toBeGreaterThan(400)
  expect(all.filter(({ lang }) => lang === 'zh').length).toBeGreaterThan(200)
  expect(all.filter(({ note }) => note === null).length).toBeGreaterThanOrEqual(100)
})

it('name sections that are there', () => {
  const notes = new Set(library.notes.map(({ id }) => id))
  const sections = new Set(library.sections.map(({ note, heading }) => `${library.notes[note]?.id}#${heading}`))
  const isThere = (place: string) => notes.has(place) || sections.has(place)
  const asked = [...readQuestions(folder, 'all'), ...readQuestions(folder, 'outside')]
  const stale = asked.flatMap(({ question, note, section, also }) => {
    const places = [...(section === null ? [] : [section]), ...also]
    const missing = places.filter((place) => note !== null && !isThere(place) && !isThere(`${note}#${place}`))
    return missing.map((place) => `${question} → ${note}#${place}`)
  })
  expect(stale).toEqual([])
})

describe('without()', () => {
  it.each([
    { names: ['terms', 'everyday-words'], same: ['glossary'], why: 'the two halves of the glossary are all of it' },
    { names: ['aliases', 'questions'], same: ['questions', 'aliases'], why: 'the order does not matter' },
  ] as const)('leaves out each of $names: $why', ({ names, same }) => {
    expect(without(names)).toEqual(without(same))
    for (const name of names) expect(without(names)).not.toEqual(without([name]))
  })

  it.each(Object.keys(levers) as (keyof typeof levers)[])('changes the ranking without %s', (name) => {
    const changed = outcomes.find(({ asked, ...before }) => {
      const [now] = askAll(library, [asked], without([name]))
      return now?.first !== before.first || now.noteRank !== before.noteRank
    })
    expect(changed).toBeDefined()
  })
})

it('error texts of the notes stand in the sections that explain them', () => {
  const astray = library.signatures.filter(({ text, section }) => {
    const { heading, passages = [] } = library.sections[section] ?? {}
    return ![heading ?? '', ...passages.map(searchText)].some((said) => saysSignature(said, text))
  })
  expect(astray.map(({ text }) => text)).toEqual([])
})
