import type { Note, Problem } from '../../notes/note.ts'
import type { Passage } from '../../notes/passage.ts'
import type { SearchDocument } from '../../search/search-index.ts'
import { type Signature, saysSignature } from '../../search/signatures.ts'
import type { LibraryNote, LibrarySection } from '../library.ts'
import { cutSection } from './cut.ts'
import { findPairs, pairKey } from './pairs.ts'
import { withPicture } from './picture.ts'
import { searchDocument, searchText } from './search-document.ts'
import { alignSections } from './twins.ts'

/** Notes in the form of the library; its index is made from `documents`, one for each section. */
export interface Compiled {
  readonly notes: readonly LibraryNote[]
  readonly sections: readonly LibrarySection[]
  readonly documents: readonly SearchDocument[]
  readonly signatures: readonly Signature[]
  readonly problems: readonly Problem[]
}

/**
 * Compiles parsed notes; what comes out depends on nothing but them and stands in the order of their paths.
 *
 * @param files paths of the other files below the notes folder: pictures, for one
 */
export function compile(parsed: readonly Note[], files: ReadonlySet<string> = new Set()): Compiled {
  const { notes: distinct, problems } = distinguish(parsed.map((note) => withPictures(note, files)))
  const pairs = findPairs(distinct)
  // The halves of a pair are one note, also where strangers name them `en/pods` and `zh/pods`.
  const sources = distinct.map((note, i) => (pairs[i] === undefined ? note : { ...note, id: pairKey(note) }))
  const cuts = sources.map((note) => note.sections.map((section) => cutSection(section.passages)))
  const starts = startsOf(cuts)
  const twins = findTwins(sources, pairs, cuts, starts)
  const notes: LibraryNote[] = []
  const sections: LibrarySection[] = []
  const documents: SearchDocument[] = []
  for (const [i, { sections: own, ...note }] of sources.entries()) {
    const firstSection = sections.length
    const idOf = idsBelow(note.path)
    const pair = [sources[i], sources[pairs[i] ?? -1]].filter((half) => half !== undefined) as [Note, ...Note[]]
    for (const [j, { heading, above, anchor, lead, asked }] of own.entries()) {
      for (const [part, passages] of (cuts[i]?.[j] ?? []).entries()) {
        const twin = twins.get(sections.length)
        const section = { heading, above, anchor, lead: lead && part === 0, passages }
        sections.push({ id: idOf(anchor), note: i, ...section, ...(twin === undefined ? {} : { twin }) })
        documents.push(searchDocument({ ...section, asked: part === 0 ? asked : [] }, pair))
      }
    }
    notes.push({ ...note, firstSection, sectionCount: sections.length - firstSection })
  }
  const signatures = notes.flatMap((note) => signaturesOf(note, sections))
  return { notes, sections, documents, signatures, problems }
}

function withPictures(note: Note, files: ReadonlySet<string>): Note {
  const sections = note.sections.map((section) => ({
    ...section,
    passages: section.passages.map((passage) => withPicture(passage, files)),
  }))
  return { ...note, sections }
}

/** For each signature of a note the section that explains it: by its heading, else its words, else its code, else the lead. */
function signaturesOf(note: LibraryNote, all: readonly LibrarySection[]): Signature[] {
  const sections = all.slice(note.firstSection, note.firstSection + note.sectionCount)
  return note.signatures.map((text) => {
    const inHeading = ({ heading }: LibrarySection) => saysSignature(heading, text)
    const inPassage = (one: Passage) => saysSignature(searchText(one), text)
    const inWords = ({ passages }: LibrarySection) => passages.some((one) => one.kind !== 'code' && inPassage(one))
    const inCode = ({ passages }: LibrarySection) => passages.some(inPassage)
    const places = [inHeading, inWords, inCode].map((says) => sections.findIndex(says))
    return { text, section: note.firstSection + (places.find((place) => place !== -1) ?? 0) }
  })
}

/** Notes by path, no two of one language with the same id: strangers' notes with one id get their paths instead. */
function distinguish(parsed: readonly Note[]): { notes: Note[]; problems: Problem[] } {
  const sorted = parsed.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const byId = Map.groupBy(sorted, ({ lang, id }) => `${lang} ${id}`)
  const problems: Problem[] = []
  const notes = sorted.map((note) => {
    const same = byId.get(`${note.lang} ${note.id}`) ?? []
    if (same.length === 1) return note
    const other = same.find(({ path }) => path !== note.path)?.path
    const message = `id ${JSON.stringify(note.id)} is that of ${JSON.stringify(other)} too; the path is the id instead`
    problems.push({ path: note.path, line: 1, column: 1, severity: 'warning', code: 'W617', message })
    return { ...note, id: note.path }
  })
  return { notes, problems }
}

/** For each section of each note its parts. */
type Cuts = readonly (readonly (readonly (readonly Passage[])[])[])[]

/** The number that the first part of each section of each note will have. */
function startsOf(cuts: Cuts): number[][] {
  let next = 0
  return cuts.map((sections) =>
    sections.map((parts) => {
      const start = next
      next += parts.length
      return start
    }),
  )
}

/** Number of a part to the number of the part that says the same; the parts of twin sections follow each other. */
function findTwins(
  notes: readonly Note[],
  pairs: readonly (number | undefined)[],
  cuts: Cuts,
  starts: readonly (readonly number[])[],
): ReadonlyMap<number, number> {
  const twins = new Map<number, number>()
  for (const [i, other] of pairs.entries()) {
    const [first, second] = [notes[i], notes[other ?? -1]]
    if (other === undefined || i > other || !first || !second) continue
    for (const [j, twin] of alignSections(first.sections, second.sections).entries()) {
      if (twin === undefined) continue
      const parts = Math.min(cuts[i]?.[j]?.length ?? 0, cuts[other]?.[twin]?.length ?? 0)
      for (let part = 0; part < parts; part += 1) {
        const a = (starts[i]?.[j] as number) + part
        const b = (starts[other]?.[twin] as number) + part
        twins.set(a, b).set(b, a)
      }
    }
  }
  return twins
}

/** Makes ids of sections from their anchors: `path#anchor`, then `path#anchor~2`, and so on. */
function idsBelow(path: string): (anchor: string) => string {
  const counts = new Map<string, number>()
  return (anchor) => {
    const count = (counts.get(anchor) ?? 0) + 1
    counts.set(anchor, count)
    return count === 1 ? `${path}#${anchor}` : `${path}#${anchor}~${count}`
  }
}
