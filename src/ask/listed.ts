import type { Library, LibraryNote } from '../library/library.ts'
import { type Question, readQuestion, termsOf } from '../search/question.ts'

/** The notes whose authors list this very question, however it is worded around its subject. */
export function notesThatList(library: Library, question: Question): ReadonlySet<LibraryNote> {
  const key = keyOf(question)
  return (key === undefined ? undefined : listed(library).get(key)) ?? none
}

const none: ReadonlySet<LibraryNote> = new Set()
const known = new WeakMap<Library, ReadonlyMap<string, ReadonlySet<LibraryNote>>>()

function listed(library: Library): ReadonlyMap<string, ReadonlySet<LibraryNote>> {
  const found = known.get(library)
  if (found) return found
  const byKey = new Map<string, Set<LibraryNote>>()
  for (const note of library.notes) {
    for (const text of note.questions) {
      const key = keyOf(readQuestion(text, library.index.glossary))
      if (key !== undefined) byKey.set(key, (byKey.get(key) ?? new Set()).add(note))
    }
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
