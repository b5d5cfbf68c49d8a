import type { RichTextBlockElement } from '@slack/types'
import { expect } from 'vitest'
import type { ListItem, Passage, Run } from '../../src/notes/passage.ts'
import { type BlockOptions, passagesToBlocks } from '../../src/slack/blocks.ts'

export const paragraph = (...runs: (string | Run)[]): Passage => ({ kind: 'paragraph', runs: runs.map(toRun) })
export const list = (...items: (Omit<ListItem, 'runs'> & { text: string })[]): Passage => ({
  kind: 'list',
  items: items.map(({ text, ...item }) => ({ ...item, runs: [{ text }] })),
})
export const table = (...rows: string[][]): Passage => ({
  kind: 'table',
  align: [],
  rows: rows.map((row) => row.map((text) => (text ? [{ text }] : []))),
})
const toRun = (run: string | Run): Run => (typeof run === 'string' ? { text: run } : run)

/** The parts of the only block, which must be rich text. */
export function partsOf(passages: Passage[], options?: BlockOptions): RichTextBlockElement[] {
  const { blocks } = passagesToBlocks(passages, options)
  expect(blocks.map(({ type }) => type)).toEqual(['rich_text'])
  return blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
}
