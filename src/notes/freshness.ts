import { type Ended, endOfLife, endOfLifeChecked, endOfLifeMaxAgeDays } from './end-of-life.ts'
import type { Item } from './item.ts'
import type { Note } from './note.ts'
import { passageText, runsText } from './passage.ts'
import { daysBetween, maxAgeDays } from './rules/dates.ts'

/** Something that may no longer hold, and where to look. */
export interface Stale {
  /** Path of the note below the notes folder; absent for what concerns no single note. */
  readonly path?: string
  /** From 1. */
  readonly line?: number
  readonly message: string
}

export interface FreshnessOptions {
  /** YYYY-MM-DD */
  readonly today: string
  /** By path, the day of the last commit that changed the note; empty without git. */
  readonly changed: ReadonlyMap<string, string>
  readonly ended?: readonly Ended[]
  /** YYYY-MM-DD: when the sources of `ended` were last read. */
  readonly endedChecked?: string
}

/** What should be read again, in the order of the notes; what concerns no single note comes last. */
export function findStale(
  notes: readonly Note[],
  { today, changed, ended = endOfLife, endedChecked = endOfLifeChecked }: FreshnessOptions,
): Stale[] {
  const byPath = new Map(notes.map((note) => [note.path, note]))
  const past = ended.filter(({ on }) => on <= today)
  const stale = notes.flatMap((note) => [
    ...oldSources(note, today),
    ...endedVersions(note, past),
    ...laterTwin(note, byPath.get(twinPath(note)), changed),
  ])
  const age = daysBetween(endedChecked, today)
  if (age <= endOfLifeMaxAgeDays) return stale
  const sources = [...new Set(ended.map(({ source }) => source))]
  const message = `the ends of life in src/notes/end-of-life.ts were checked ${age} days ago; read ${sources.join(' , ')}`
  return [...stale, { message }]
}

function oldSources({ path, sources }: Note, today: string): Stale[] {
  return sources.flatMap(({ title, url, checked }) => {
    const age = daysBetween(checked, today)
    return age > maxAgeDays.checked ? [{ path, message: `source "${title}" was checked ${age} days ago: ${url}` }] : []
  })
}

/** Versions that ended after the note was written; its author knew of earlier ones. "since v1.30" stays true. */
function endedVersions({ path, updated = '', sections, items }: Note, past: readonly Ended[]): Stale[] {
  const texts = [
    ...sections.map(({ line, passages }) => ({ line, text: passages.map(passageText).join('\n') })),
    ...items.map((item) => ({ line: item.line, text: textOf(item) })),
  ]
  return past
    .filter(({ on }) => updated < on)
    .flatMap(({ name, pattern, on }) => {
      const place = texts.find(({ text }) =>
        [...text.matchAll(pattern)].some(({ index, 0: found }) => !isBeginning(text, index, found.length)),
      )
      const message = `${name} reached its end of life on ${on}, after the note was updated${updated && ` on ${updated}`}`
      return place ? [{ path, line: place.line, message }] : []
    })
}

/** Whether the version only says since when something holds. */
function isBeginning(text: string, index: number, length: number): boolean {
  return (
    /\b(?:since|from|in) (?:Kubernetes )?$|(?:从|自)\s?(?:Kubernetes )?$/i.test(text.slice(0, index)) ||
    /^\s?(?:\+|起|开始|and later|or later)/.test(text.slice(index + length))
  )
}

function textOf(item: Item): string {
  const reasons = 'choices' in item ? item.choices.flatMap(({ text, reason }) => [text, reason]) : []
  return [item.stem, ...reasons, item.explanation].map(runsText).join('\n')
}

/** The twin is newer by its own date, or by git when that is later than both dates. */
function laterTwin(note: Note, twin: Note | undefined, changed: ReadonlyMap<string, string>): Stale[] {
  if (!twin) return []
  const { path, updated = '' } = note
  const { updated: twinUpdated = '' } = twin
  if (updated < twinUpdated) {
    return [{ path, message: `is of ${updated || 'no date'}, but ${twin.path} of ${twinUpdated}` }]
  }
  const [own, others] = [changed.get(path), changed.get(twin.path)]
  if (own === undefined || others === undefined || others <= own || others <= updated) return []
  return [{ path, message: `was last changed on ${own}, but ${twin.path} on ${others} (git)` }]
}

function twinPath({ path, lang }: Note): string {
  return `${lang === 'en' ? 'zh' : 'en'}${path.slice(2)}`
}
