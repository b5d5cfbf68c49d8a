import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import { type Question, readQuestion, termsOf } from '../search/question.ts'
import type { Place } from './place.ts'

/** What was written to answer a question. */
export interface WrittenFor {
  /** Notes whose authors list this very question, however it is worded around its subject. */
  readonly notes: ReadonlySet<LibraryNote>
  /** Sections that have it as their heading. */
  readonly sections: ReadonlySet<LibrarySection>
}

export const nothingWritten: WrittenFor = { notes: new Set(), sections: new Set() }

/** Of the places that hold words of the question: to look through all notes would keep the first question waiting. */
export function writtenFor(library: Library, question: Question, places: readonly Place[]): WrittenFor {
  const key = keyOf(question)
  if (key === undefined) return nothingWritten
  const { notes, sections } = keysOf(library)
  const read = (text: string) => keyOf(readQuestion(text, library.index)) ?? ''
  return {
    notes: new Set(
      [...new Set(places.map(({ note }) => note))].filter((note) =>
        remember(notes, note, () => new Set(note.questions.map(read))).has(key),
      ),
    ),
    sections: new Set(
      places
        .map(({ section }) => section)
        .filter((section) => !section.lead && remember(sections, section, () => read(section.heading)) === key),
    ),
  }
}

/** What was read already; it depends on the terms of the library. */
interface Keys {
  readonly notes: Map<LibraryNote, ReadonlySet<string>>
  readonly sections: Map<LibrarySection, string>
}

const known = new WeakMap<Library, Keys>()

function keysOf(library: Library): Keys {
  const keys = known.get(library) ?? { notes: new Map(), sections: new Map() }
  known.set(library, keys)
  return keys
}

function remember<K, V>(made: Map<K, V>, key: K, make: () => V): V {
  const value = made.get(key) ?? make()
  made.set(key, value)
  return value
}

/** Words alone ask for nothing in particular, unless they are so many. */
const tellingWords = 3

/** What it asks for and of what. */
function keyOf(question: Question): string | undefined {
  const subject = [...termsOf(question, ['subject'])].sort()
  const asks = question.shape === 'other' ? subject.length >= tellingWords : subject.length > 0
  return asks ? [question.shape, negation.test(question.text), ...subject].join(' ') : undefined
}

/** `without` and its like fall away as words, and turn a question round. */
const negation = /\b(?:without|w\/o|not|no|never|cannot)\b|n['’]t\b|[不没无]/i
