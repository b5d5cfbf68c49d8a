import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import type { Term } from '../notes/terms.ts'
import { fold } from '../search/fold.ts'
import { unitsOf } from '../search/glossary.ts'
import { type Question, readQuestion } from '../search/question.ts'
import { likelyWords } from '../search/spelling.ts'
import type { Place } from './place.ts'
import { nothingWritten, type WrittenFor } from './written-for.ts'

/** The terms that a word or phrase stands for, spelt nearly right at least, and the notes that explain them. */
export function findTerms(library: Library, typed: string, lang: Lang) {
  const written = typed.trim()
  const found = [written, ...likelyWords(library.index, written.toLowerCase())]
    .map((word) => termsOfPhrase(library, word))
    .find((terms) => terms.length > 0)
  return (found ?? []).map((term) => ({ term, place: placeOfTerm(library, term, lang) }))
}

function termsOfPhrase({ index, terms }: Library, phrase: string): Term[] {
  const units = unitsOf(fold(phrase).text)
  const found = index.glossary.match(units, 0, units.length)
  return found?.length === units.length ? found.entries.flatMap((entry) => terms[entry] ?? []) : []
}

/** The notes that a question of a single word may mean, when these are several: Linux and Kubernetes namespaces, for one. */
export function meaningsOf(library: Library, { words, shape }: Question, lang: Lang): Place[] {
  const subjects = words.filter(({ role }) => role === 'subject')
  if (subjects.length !== 1 || !['definition', 'other'].includes(shape)) return []
  const notes = new Map<string, Place>()
  for (const entry of subjects[0]?.entries ?? []) {
    const term = library.terms[entry]
    const place = term && placeOfTerm(library, term, lang)
    if (place) notes.set(place.note.id, place)
  }
  return [...notes.values()]
}

/**
 * What explains the only term whose definition is asked for: the lead of a note that is named after it, else the note;
 * nothing where several could be meant.
 */
export function explainedBy(library: Library, { words, shape }: Question): WrittenFor {
  const subjects = words.filter(({ role }) => role === 'subject')
  if (shape !== 'definition' || subjects.length !== 1) return nothingWritten
  const explained = (subjects[0]?.entries ?? []).flatMap((entry) => {
    const id = library.terms[entry]?.note
    const notes = id === undefined ? [] : notesNamed(library, id)
    return notes.length > 0 ? [{ entry, notes }] : []
  })
  const notes = new Set(explained.flatMap((one) => one.notes))
  if (new Set([...notes].map(({ id }) => id)).size > 1) return nothingWritten
  const says = (title: string) =>
    readQuestion(title, library.index).words.some((word) => explained.some(({ entry }) => word.entries.includes(entry)))
  const named = [...notes].filter(({ title }) => says(title))
  const leads = named.flatMap(({ firstSection }) => library.sections[firstSection] ?? [])
  return { notes, sections: new Set(leads) }
}

// Strangers' notes are named by their path.
const notesNamed = ({ notes }: Library, id: string) =>
  notes.filter((note) => note.id === id || note.id.endsWith(`/${id}`))

/** The lead of the note that explains a term, in that language where there is one. */
function placeOfTerm(library: Library, { note: id }: Term, lang: Lang): Place | undefined {
  const halves = id === undefined ? [] : notesNamed(library, id)
  const note = halves.find((half) => half.lang === lang) ?? halves[0]
  const section = library.sections[note?.firstSection ?? -1]
  return note && section && { note, section }
}
