import { describe, expect, it, onTestFinished } from 'vitest'
import { exportText, piecesOf } from '../../src/people/export.ts'
import { openStore } from '../../src/storage/open.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { fill } from '../storage/store-contract.ts'

describe('exportText()', () => {
  it.each([
    { rows: {}, why: 'no table' },
    { rows: { card: [] }, why: 'an empty one' },
    { rows: { card: [{ item: 'a"\n' }, { item: '容器' }], review: [{ id: 'b' }] }, why: 'rows of several' },
  ])('is JSON that says the same: $why', ({ rows }) => {
    expect(JSON.parse(exportText(rows))).toEqual(rows)
  })
})

describe('the instants of an export', () => {
  const at = Date.UTC(2026, 10, 27, 9)
  const date = '2026-11-27T09:00:00.000Z'
  it.each([
    { row: { at, due: at, last_review: at }, as: { at: date, due: date, last_review: date }, why: 'bare names' },
    { row: { asked_at: at, answered_at: null }, as: { asked_at: date, answered_at: null }, why: 'one not yet' },
    { row: { seed: at, reps: 3, chosen: '[0]' }, as: { seed: at, reps: 3, chosen: '[0]' }, why: 'other numbers' },
  ])('are dates with their zone: $why', ({ row, as }) => {
    expect(JSON.parse(exportText({ table: [row] }))).toEqual({ table: [as] })
  })

  it('are found in every column that holds one', async () => {
    const store = await openStore({ dataDir: tempFolder() })
    onTestFinished(() => store.close())
    const person = { team: 'T1', user: 'U1' }
    await fill(store, person)
    expect(exportText(await store.export(person))).not.toMatch(/:1\d{12}\b/)
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
