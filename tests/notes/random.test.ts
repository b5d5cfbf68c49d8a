import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Note } from '../../src/notes/note.ts'
import { type Passage, type Run, runsText } from '../../src/notes/passage.ts'
import { ownBody, parseOwn, parseStrange } from './good-note.ts'

const words = ['Pod', 'container', '容器', '镜像。', 'a b', 'x', '🐳', '1.30', 'é']
const marks = [
  '*',
  '**',
  '_',
  '`',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '!',
  '<',
  '>',
  '&amp;',
  '\\',
  '|',
  ':',
  '#',
  '-',
  '=',
  '$',
  '"',
  '[[',
  ']]',
  '%%',
  '\t',
]
const starts = [
  '',
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '> ',
  '# ',
  '## ',
  '### ',
  '    ',
  '  - ',
  '   ',
  '```',
  '~~~',
  '| a | b |',
  '|---|---|',
  '---',
  '- [ ] ',
  '- [x] ',
  '<div>',
  '<!--',
  '-->',
  '[a]: b',
  '[^1]: ',
  '## Quiz',
  '`single` `id: x`',
  '**Answer**: ',
  'Q: ',
  'A: ',
]
const ends = ['\n', '\n', '\n\n', '\r\n', '\r', '  \n']

const line = fc
  .tuple(
    fc.constantFrom(...starts),
    fc.array(fc.constantFrom(...words, ...marks), { maxLength: 8 }),
    fc.constantFrom(...ends),
  )
  .map(([start, parts, end]) => `${start}${parts.join('')}${end}`)
const markdown = fc.array(line, { maxLength: 40 }).map((lines) => lines.join(''))
const noise = fc.oneof(markdown, fc.string({ unit: 'binary', maxLength: 300 }))

/** Tags, comments, addresses and marks of notes: what is dropped from the midst of a text. */
const cutsOut = /<|%%|\]\(|\[\^|\[\[|\]:/

describe('parseNote(), whatever the text,', () => {
  it('never throws, and what it returns can be cloned', () => {
    fc.assert(
      fc.property(noise, (source) => {
        for (const parsed of [parseStrange(source), parseOwn(source), parseOwn(ownBody(source))]) {
          expect(structuredClone(parsed)).toEqual(parsed)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('shows nothing that does not stand in the file', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const written = bare(source)
        for (const text of textsOf(parseStrange(source).note)) {
          if (cutsOut.test(source)) expect(isWithin(bare(text), written)).toBe(true)
          else expect(written).toContain(bare(text))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('names places that are in the file', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const text = ownBody(source)
        const lines = text.split(/\r\n?|\n/)
        for (const { line: at, column } of parseOwn(text).problems) {
          expect(at).toBeLessThanOrEqual(lines.length)
          expect(column).toBeLessThanOrEqual((lines[at - 1]?.length ?? 0) + 1)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('reads the same with other line ends', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const text = source.replace(/\r\n?/g, '\n')
        expect(parseStrange(text.replaceAll('\n', '\r\n')).note).toEqual(parseStrange(text).note)
      }),
      { numRuns: 200 },
    )
  })
})

/** Letters only: without white space and all characters that can be markup or come from an entity. */
function bare(text: string): string {
  return text
    .replaceAll('&amp;', '')
    .replaceAll('[image]', '')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '')
}

/** Whether the characters stand there in this order, maybe with others between them. */
function isWithin(text: string, written: string): boolean {
  let at = 0
  return [...text].every((character) => {
    at = written.indexOf(character, at) + 1
    return at > 0
  })
}

/** The text of every run: styles and lines cut a sentence, but no run is put together from several places. */
function textsOf(note: Note | undefined): string[] {
  const runs = note?.sections.flatMap(({ passages }) => passages.flatMap(runsOf)) ?? []
  const items = note?.items.map(({ stem }) => runsText(stem)) ?? []
  return [...runs.flatMap((run) => run.text.split('\n')), ...items.flatMap((text) => text.split('\n'))]
}

function runsOf(passage: Passage): readonly Run[] {
  switch (passage.kind) {
    case 'paragraph':
    case 'quote':
      return passage.runs
    case 'list':
      return passage.items.flatMap(({ runs }) => runs)
    case 'table':
      return passage.rows.flat(2)
    case 'code':
      return [{ text: passage.text }]
    case 'image':
      return [{ text: passage.alt }]
  }
}
