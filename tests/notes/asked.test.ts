import { describe, expect, it } from 'vitest'
import { parseNote } from '../../src/notes/parse.ts'

const bodyOf = (below: string) => `# Pods\n\nA Pod is the smallest unit.\n\n## Limits\n\n${below}\n\nIt is killed.\n`
const sectionOf = (below: string, strict: boolean) =>
  parseNote(strict ? `---\nid: pods\nlang: en\n---\n\n${bodyOf(below)}` : bodyOf(below), {
    path: 'en/pods.md',
    strict,
  }).note?.sections.at(1)

describe.each([true, false])('ways of asking, strict: %s', (strict) => {
  it.each([
    { comment: '<!-- asked as\nwho killed it\n  gone overnight  \n\n-->', why: 'one a line, without space around' },
    { comment: '<!--asked as:\nwho killed it\ngone overnight-->', why: 'spaces and a colon do not matter' },
    { comment: '<!-- Asked as\r\nwho killed it\r\ngone overnight\r\n-->', why: 'nor do letters and line ends' },
    { comment: '<!-- asked as\nwho killed it\n-->\n\n<!-- 这样问\ngone overnight\n-->', why: 'two comments are one' },
  ])('are read: $why', ({ comment }) => {
    expect(sectionOf(comment, strict)?.asked).toEqual(['who killed it', 'gone overnight'])
  })

  it.each([
    { comment: '<!-- who killed it\ngone overnight -->', why: 'another comment' },
    { comment: '<!-- asked as -->', why: 'nothing asked' },
    { comment: '```html\n<!-- asked as\nwho killed it\n-->\n```', why: 'code' },
    { comment: '<!-- basked as\nwho killed it\n-->', why: 'another word' },
  ])('are not read from $why', ({ comment }) => {
    expect(sectionOf(comment, strict)?.asked).toEqual([])
  })

  it('are never shown', () => {
    const section = sectionOf('<!-- asked as\nwho killed it\n-->', strict)
    expect(section?.passages).toEqual([{ kind: 'paragraph', runs: [{ text: 'It is killed.' }] }])
  })
})
