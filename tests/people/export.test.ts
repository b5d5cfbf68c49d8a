import { describe, expect, it } from 'vitest'
import { exportText, piecesOf } from '../../src/people/export.ts'

describe('exportText()', () => {
  it.each([
    { rows: {}, why: 'no table' },
    { rows: { card: [] }, why: 'an empty one' },
    { rows: { card: [{ item: 'a"\n' }, { item: '容器' }], review: [{ at: 1 }] }, why: 'rows of several' },
  ])('is JSON that says the same: $why', ({ rows }) => {
    expect(JSON.parse(exportText(rows))).toEqual(rows)
  })
})

describe('piecesOf()', () => {
  const row = 'x'.repeat(99)
  it.each([
    { rows: 1, pieces: 1, cut: false, why: 'little' },
    { rows: 100, pieces: 2, cut: false, why: 'more than a message holds' },
    { rows: 2_000, pieces: 12, cut: true, why: 'more than can be posted' },
  ])('makes $pieces of $rows rows: $why', ({ rows, pieces, cut }) => {
    const text = Array.from({ length: rows }, () => row).join('\n')
    const made = piecesOf(text)
    expect(made.pieces).toHaveLength(pieces)
    expect(made.cut).toBe(cut)
    expect(Math.max(...made.pieces.map(({ length }) => length))).toBeLessThanOrEqual(8_000)
    expect(text.startsWith(made.pieces.join('\n'))).toBe(true)
  })
})
