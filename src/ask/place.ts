import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'

/** A section with its note: what an answer points at. */
export interface Place {
  readonly note: LibraryNote
  readonly section: LibrarySection
}

/** The place of the section of that number. */
export function placeOf(library: Library, number: number): Place | undefined {
  const section = library.sections[number]
  const note = library.notes[section?.note ?? -1]
  return section && note && { note, section }
}

/** Number of a section. Its note tells where to look for it. */
export function numberOf({ notes, sections }: Library, section: LibrarySection): number {
  return sections.indexOf(section, notes[section.note]?.firstSection)
}

/** All sections of a note, in order. */
export function sectionsOfNote(library: Library, note: LibraryNote): readonly LibrarySection[] {
  return library.sections.slice(note.firstSection, note.firstSection + note.sectionCount)
}
