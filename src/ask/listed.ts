import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import { type Question, readQuestion, termsOf } from '../search/question.ts'

/** What was written to answer a question. */
export interface Listed {
  /** Notes whose authors list this very question, however it is worded around its subject. */
  readonly notes: ReadonlySet<LibraryNote>
  /** Sections that have it as their heading. */
  readonly sections: ReadonlySet<LibrarySection>
}

export function listedFor(library: Library, question: Question): Listed {
  const key = keyOf(question)
  return (key === undefined ? undefined : listed(library).get(key)) ?? nothingListed
}

interface Found extends Listed {
  readonly notes: Set<LibraryNote>
  readonly sections: Set<LibrarySection>
}

export const nothingListed: Listed = { notes: new Set(), sections: new Set() }
const known = new WeakMap<Library, ReadonlyMap<string, Listed>>()

function listed(library: Library): ReadonlyMap<string, Listed> {
  const before = known.get(library)
  if (before) return before
  const byKey = new Map<string, Found>()
  const add = (text: string, to: (found: Found) => void) => {
    const key = keyOf(readQuestion(text, library.index.glossary))
    if (key === undefined) return
    const found = byKey.get(key) ?? { notes: new Set(), sections: new Set() }
    byKey.set(key, found)
    to(found)
  }
  for (const note of library.notes) for (const text of note.questions) add(text, ({ notes }) => notes.add(note))
  for (const section of library.sections) {
    if (!section.lead) add(section.heading, ({ sections }) => sections.add(section))
  }
  known.set(library, byKey)
  return byKey
}

/** Words alone ask for nothing in particular, unless they are so many. */
const tellingWords = 3

/** What it asks for and of what. */
function keyOf(question: Question): string | undefined {
  const subject = [...termsOf(question, ['subject'])].sort()
  const asks = question.shape === 'other' ? subject.length >= tellingWords : subject.length > 0
  return asks ? [question.shape, ...subject].join(' ') : undefined
}
