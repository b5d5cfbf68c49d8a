import type { Item } from './item.ts'
import type { Note, Section } from './note.ts'
import type { ParsedNote } from './parse.ts'
import type { ListItem, Passage, Run } from './passage.ts'

/** Finds the note that a name in a wiki link or in `related` means. */
export type FindNote = (name: string) => Note | undefined

/**
 * Makes links of the names by which strangers' notes refer to one another: `[[name]]`, `[[name#part]]` and `related`.
 * A name is a path, a file name, a title or an alias. Names that nothing answers to stay plain text.
 */
export function linkNames(parsed: readonly ParsedNote[]): ParsedNote[] {
  const find = noteFinder(parsed)
  return parsed.map((one) => (one.note ? { ...one, note: linkNote(one.note, find) } : one))
}

/** A path wins over a file name, that over a title, that over an alias; case does not matter. */
export function noteFinder(parsed: readonly ParsedNote[]): FindNote {
  const notes = parsed.flatMap(({ note }) => note ?? [])
  const byName = new Map<string, Note>()
  const namesOf: readonly ((note: Note) => readonly string[])[] = [
    ({ path }) => [path.replace(/\.md$/i, '')],
    ({ path }) => [(path.split('/').at(-1) ?? path).replace(/\.md$/i, '')],
    ({ title }) => [title],
    ({ aliases }) => aliases,
  ]
  for (const names of namesOf) {
    for (const note of notes) {
      for (const name of names(note)) if (!byName.has(fold(name))) byName.set(fold(name), note)
    }
  }
  return (name) => byName.get(fold(name.replace(/#.*$/, '').replace(/\.md$/i, '')))
}

/** All wiki names in a note, in the order of the text. */
export function wikiNames(note: Note): string[] {
  const names: string[] = []
  mapRuns(note, (runs) => {
    names.push(...runs.flatMap(({ wiki }) => wiki ?? []))
    return runs
  })
  return names
}

function linkNote(note: Note, find: FindNote): Note {
  const related = note.related.flatMap((name) => find(name)?.id ?? [])
  return { ...mapRuns(note, (runs) => runs.map((run) => linkRun(run, note, find))), related }
}

function linkRun(run: Run, from: Note, find: FindNote): Run {
  const { wiki, ...plain } = run
  if (wiki === undefined) return run
  const [name = '', part] = wiki.split('#')
  const target = name === '' ? from : find(name)
  if (!target) return plain
  const anchor = target.sections.find(({ heading }) => part !== undefined && fold(heading) === fold(part))?.anchor
  return { ...plain, link: anchor ? `${target.path}#${anchor}` : target.path }
}

type MapRuns = (runs: readonly Run[]) => readonly Run[]

function mapRuns(note: Note, map: MapRuns): Note {
  const sections = note.sections.map(
    (section): Section => ({ ...section, passages: section.passages.map((passage) => mapPassage(passage, map)) }),
  )
  return { ...note, sections, items: note.items.map((item) => mapItem(item, map)) }
}

function mapPassage(passage: Passage, map: MapRuns): Passage {
  switch (passage.kind) {
    case 'paragraph':
    case 'quote':
      return { ...passage, runs: map(passage.runs) }
    case 'list':
      return { ...passage, items: passage.items.map((item): ListItem => ({ ...item, runs: map(item.runs) })) }
    case 'table':
      return { ...passage, rows: passage.rows.map((row) => row.map(map)) }
    default:
      return passage
  }
}

function mapItem(item: Item, map: MapRuns): Item {
  const base = { stem: map(item.stem), explanation: map(item.explanation) }
  switch (item.kind) {
    case 'cloze':
      return { ...item, ...base }
    case 'order':
      return { ...item, ...base, steps: item.steps.map(map) }
    case 'match':
      return { ...item, ...base, pairs: item.pairs.map(({ left, right }) => ({ left: map(left), right: map(right) })) }
    case 'flash':
      return { ...item, ...base, answer: map(item.answer) }
    default: {
      const choices = item.choices.map(({ text, right, reason }) => ({ text: map(text), right, reason: map(reason) }))
      return { ...item, ...base, choices }
    }
  }
}

function fold(name: string): string {
  return name.trim().toLowerCase().normalize('NFC')
}
