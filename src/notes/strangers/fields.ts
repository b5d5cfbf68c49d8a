import { isDate, isMap, isWebAddress } from '../field-reader.ts'
import type { Fields } from '../fields.ts'
import { type Lang, type Level, noteKinds, type Source } from '../note.ts'
import type { Report } from '../problem.ts'
import type { YamlMap } from '../yaml.ts'

/** Fields by which a site generator can be told, and the code of its warning. */
const generators = [
  { code: 'W602', name: 'Hexo or Jekyll', fields: ['categories', 'date', 'toc', 'cover', 'layout', 'permalink'] },
  { code: 'W603', name: 'Hugo', fields: ['slug', 'weight', 'lastmod', 'series'] },
  { code: 'W604', name: 'Obsidian', fields: ['cssclass', 'cssclasses', 'publish'] },
] as const

interface Options {
  readonly path: string
  readonly body: string
  readonly report: Report
}

/** Fields of a stranger's note: ours where they fit, those of site generators translated, the rest guessed or left out. */
export function readStrangersFields(yaml: YamlMap | undefined, { path, body, report }: Options): Fields {
  const values = yaml?.values ?? new Map<string, unknown>()
  for (const { code, name, fields } of generators) {
    const found = fields.find((field) => values.has(field))
    const place = found && yaml?.places.get(found)
    if (place) report(code, place, `front matter of ${name} was translated as far as possible`)
  }
  const first = (...names: readonly string[]) =>
    names.map((name) => values.get(name)).find((value) => value !== undefined)
  const level = first('level')
  const updated = ['updated', 'lastmod', 'date', 'created'].map((name) => dayOf(values.get(name))).find(Boolean)
  return {
    id: path.replace(/\.md$/i, ''),
    lang: langOf(first('lang', 'language', 'locale'), path, body),
    title: textOf(first('title')),
    tags: unique(['tags', 'categories', 'keywords'].flatMap((name) => words(values.get(name), /[,，、]/))),
    level: isLevel(level) ? level : 1,
    kind: noteKinds.find((kind) => kind === first('kind')) ?? 'concept',
    aliases: unique(words(first('aliases', 'alias'), /[,，、]/)).filter((alias) => !alias.startsWith('/')),
    questions: unique(words(first('questions'))),
    related: unique(words(first('related'))),
    signatures: unique(words(first('signatures'))),
    sources: sourcesOf(first('sources')),
    appliesTo: versionsOf(first('applies_to')),
    ...(updated && { updated }),
  }
}

/** The share of Chinese characters from which on a text without any other sign is taken as Chinese. */
const chineseShare = 0.1

function langOf(value: unknown, path: string, body: string): Lang {
  const signs = [textOf(value), path.split('/')[0] ?? ''].map((sign) => sign.toLowerCase())
  for (const sign of signs) {
    if (/^(?:zh|cn|chinese)(?:$|[-_])/.test(sign)) return 'zh'
    if (/^(?:en|english)(?:$|[-_])/.test(sign)) return 'en'
  }
  const chinese = body.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = body.match(/[a-z]/gi)?.length ?? 0
  return chinese > 0 && chinese / (chinese + latin) >= chineseShare ? 'zh' : 'en'
}

/** Texts of a list, however deep, or of one text; `#tag` without its mark. */
function words(value: unknown, separator?: RegExp): string[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => words(entry))
  const text = textOf(value)
  const parts = separator && text.startsWith('#') ? text.split(/\s+/) : separator ? text.split(separator) : [text]
  return parts.map((part) => part.trim().replace(/^#/, '')).filter((part) => part !== '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** `2023-1-5 10:00:00` as 2023-01-05. */
function dayOf(value: unknown): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(textOf(value)) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

function isLevel(value: unknown): value is Level {
  return value === 1 || value === 2 || value === 3
}

function sourcesOf(value: unknown): Source[] {
  if (!Array.isArray(value)) return []
  return value
    .filter(isMap)
    .flatMap(({ title, url, checked }) =>
      isWebAddress(url) && isDate(checked) ? [{ title: textOf(title) || url, url, checked }] : [],
    )
}

function versionsOf(value: unknown): Record<string, string> {
  if (!isMap(value)) return {}
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries)
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
