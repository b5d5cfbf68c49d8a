import { describe, expect, it } from 'vitest'
import { generateNotes } from '../../scripts/bench/generate-notes.ts'
import { parseNote } from '../../src/notes/parse.ts'

describe('generateNotes()', () => {
  const notes = generateNotes({ seed: 1, notes: 20, sectionsPerNote: 7.5 })
  const parsed = notes.map(({ path, source }) => parseNote(source, { path, strict: true }))

  it('writes notes in our format', () => {
    expect(parsed.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual([])
  })

  it('writes as many sections as asked for', () => {
    expect(notes).toHaveLength(20)
    expect(parsed.reduce((sum, { note }) => sum + (note?.sections.length ?? 0), 0)).toBe(150)
  })

  it('writes tables, code, lists and a quiz', () => {
    const kinds = parsed.flatMap(
      ({ note }) => note?.sections.flatMap(({ passages }) => passages.map(({ kind }) => kind)) ?? [],
    )
    expect(new Set(kinds)).toEqual(new Set(['paragraph', 'list', 'table', 'code']))
    expect(parsed.every(({ note }) => note?.items.length === 3)).toBe(true)
  })

  it('writes the same for the same seed, and something else for another', () => {
    const again = (seed: number) => generateNotes({ seed, notes: 20, sectionsPerNote: 7.5 })
    expect(again(1)).toEqual(notes)
    expect(again(2)).not.toEqual(notes)
  })
})
