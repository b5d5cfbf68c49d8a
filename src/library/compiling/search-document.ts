import type { Note, Section } from '../../notes/note.ts'
import { type Passage, runsText } from '../../notes/passage.ts'
import type { SearchDocument } from '../../search/search-index.ts'

/**
 * What the index holds of a section, or of a part of it: the text of its passages with code and the descriptions of
 * images. The quiz is not among the passages, and never becomes searchable.
 *
 * @param pair  the note and, where there is one, the same note in the other language
 */
export function searchDocument(
  section: Omit<Section, 'anchor' | 'line'>,
  pair: readonly [Note, ...Note[]],
): SearchDocument {
  const [note] = pair
  return {
    heading: section.heading,
    above: section.heading === note.title ? '' : [note.title, ...section.above].join('\n'),
    text: section.passages.map(searchText).join('\n'),
    aliases: distinct(pair.flatMap(({ aliases }) => aliases)),
    questions: distinct(pair.flatMap(({ questions }) => questions)),
    asked: section.asked.join('\n'),
    lang: note.lang,
    lead: section.lead,
    note: note.id,
  }
}

/** The words of a passage, without the marks and numbers that lists are shown with. */
export function searchText(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
    case 'quote':
      return runsText(passage.runs)
    case 'list':
      return passage.items.map((item) => runsText(item.runs)).join('\n')
    case 'table':
      return passage.rows.map((row) => row.map(runsText).join('\n')).join('\n')
    case 'code':
      return passage.text
    case 'image':
      return passage.alt
  }
}

function distinct(lines: readonly string[]): string {
  return [...new Set(lines)].join('\n')
}
