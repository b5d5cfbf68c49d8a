import { posix } from 'node:path'
import { type FieldReader, fieldReader, isDate, isEmpty, isMap, isWebAddress, kebab, shown } from './field-reader.ts'
import { didYouMean } from './nearest.ts'
import { type Lang, type Level, type Note, type NoteKind, noteKinds, type Source } from './note.ts'
import type { Report } from './problem.ts'
import { tags as knownTags } from './tags.ts'
import type { YamlMap } from './yaml.ts'

/** What the front matter says about a note. */
export type Fields = Omit<Note, 'path' | 'sections' | 'items'>

/** Every field and whether a note must have it. */
const fieldNames: Readonly<Record<string, 'must' | 'may'>> = {
  id: 'must',
  title: 'must',
  lang: 'must',
  tags: 'must',
  level: 'must',
  sources: 'must',
  updated: 'must',
  aliases: 'may',
  questions: 'may',
  related: 'may',
  kind: 'may',
  applies_to: 'may',
  signatures: 'may',
  draft: 'may',
}
const sourceFieldNames: readonly string[] = ['title', 'url', 'checked']
const maxTitleLength = 80
const maxTags = 6

interface Options {
  /** Below the notes folder. */
  readonly path: string
  readonly report: Report
}

/** Fields of one of our own notes. What is missing or wrong is reported and replaced by the most harmless value. */
export function readFields(yaml: YamlMap, { path, report }: Options): Fields {
  checkNames(yaml, report)
  const reader = fieldReader(yaml, report)
  const updated = reader.text('updated')
  if (updated !== '' && !isDate(updated)) reader.wrong('updated', 'a date like 2026-11-23')
  const draft = yaml.values.get('draft')
  if (draft !== undefined && typeof draft !== 'boolean') reader.wrong('draft', 'true or false')
  const fields: Fields = {
    id: reader.text('id'),
    lang: reader.oneOf<Lang>('lang', ['en', 'zh'], path.startsWith('zh/') ? 'zh' : 'en'),
    title: reader.text('title'),
    tags: readTags(reader, report),
    level: reader.oneOf<Level>('level', [1, 2, 3], 1),
    kind: reader.oneOf<NoteKind>('kind', noteKinds, 'concept'),
    aliases: reader.texts('aliases'),
    questions: reader.texts('questions'),
    related: reader.ids('related'),
    signatures: reader.texts('signatures'),
    sources: readSources(yaml.values.get('sources'), reader, report),
    appliesTo: reader.map('applies_to'),
    ...(isDate(updated) && { updated }),
  }
  const { id, title, related } = fields
  if (title.length > maxTitleLength) {
    report('E104', reader.at('title'), `title has ${title.length} characters, expected at most ${maxTitleLength}`)
  }
  if (related.includes(id)) report('E106', reader.at('related'), `related names the note itself, ${id}`)
  checkPath(path, fields, reader, report)
  return fields
}

function checkNames({ values, places }: YamlMap, report: Report): void {
  const start = { line: 1, column: 1 }
  for (const name of values.keys()) {
    if (Object.hasOwn(fieldNames, name)) continue
    report(
      'W512',
      places.get(name) ?? start,
      `field "${name}" is not known${didYouMean(name, Object.keys(fieldNames))}`,
    )
  }
  for (const [name, rule] of Object.entries(fieldNames)) {
    if (rule === 'may' || !isEmpty(values.get(name))) continue
    report('E103', places.get(name) ?? start, `required field ${name} is missing or empty`)
  }
}

function readTags(reader: FieldReader, report: Report): string[] {
  const tags = reader.ids('tags')
  const place = reader.at('tags')
  if (tags.length > maxTags) report('E104', place, `tags has ${tags.length} entries, expected 1 to ${maxTags}`)
  for (const tag of tags) {
    if (!knownTags.includes(tag)) report('E104', place, `tag "${tag}" is not in the list${didYouMean(tag, knownTags)}`)
  }
  return tags
}

function readSources(value: unknown, { at, wrong }: FieldReader, report: Report): Source[] {
  if (isEmpty(value)) return []
  if (!Array.isArray(value)) {
    wrong('sources', 'a list of {title, url, checked}')
    return []
  }
  return value.flatMap((entry: unknown, i) => {
    if (!isMap(entry)) {
      report('E104', at(`sources.${i}`), `sources holds ${shown(entry)}, expected {title, url, checked}`)
      return []
    }
    for (const name of Object.keys(entry)) {
      if (sourceFieldNames.includes(name)) continue
      const meant = didYouMean(name, sourceFieldNames)
      report('W512', at(`sources.${i}.${name}`), `field "${name}" of a source is not known${meant}`)
    }
    const { title, url, checked } = entry
    const faults = [
      { name: 'title', found: title, ok: typeof title === 'string' && title !== '', expected: 'text' },
      { name: 'url', found: url, ok: isWebAddress(url), expected: 'an absolute http(s) address' },
      { name: 'checked', found: checked, ok: isDate(checked), expected: 'a date like 2026-11-23' },
    ].filter(({ ok }) => !ok)
    for (const { name, found, expected } of faults) {
      const what = isEmpty(found) ? 'is missing' : `is ${shown(found)}`
      const place = at(pathTo(i, name, entry))
      report(isEmpty(found) ? 'E103' : 'E104', place, `${name} of source ${i + 1} ${what}, expected ${expected}`)
    }
    return faults.length > 0 ? [] : [{ title: String(title), url: String(url), checked: String(checked) }]
  })
}

/** A field of a source, or the source when it lacks the field. */
function pathTo(i: number, name: string, entry: Record<string, unknown>): string {
  return Object.hasOwn(entry, name) ? `sources.${i}.${name}` : `sources.${i}`
}

/** The file must be `<lang>/<folder>/<id>.md`, in kebab-case. */
function checkPath(path: string, { id, lang }: Fields, { at }: FieldReader, report: Report): void {
  const name = posix.basename(path, '.md')
  const [folder, ...below] = posix.dirname(path).split('/')
  if (below.length !== 1 || ![name, ...below].every((part) => kebab.test(part))) {
    report('E005', { line: 1, column: 1 }, `file is ${path}, expected <lang>/<folder>/<id>.md in kebab-case`)
  }
  if (id !== '' && id !== name) report('E005', at('id'), `id is "${id}", but the file name says "${name}"`)
  if (lang !== folder) report('E005', at('lang'), `lang is "${lang}", but the folder says "${folder}"`)
}
