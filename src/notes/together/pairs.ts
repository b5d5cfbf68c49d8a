import type { Together } from '../check-together.ts'
import type { Item } from '../item.ts'
import { truthOf } from '../labels.ts'
import type { Note } from '../note.ts'
import type { ParsedNote } from '../parse.ts'
import { runsText } from '../passage.ts'

/** E002: an id names one file in each language. */
export function checkIds({ parsed, report }: Together): void {
  const files = new Map<string, string>()
  for (const one of parsed) {
    if (!one.note || one.note.id === '') continue
    const key = `${one.note.lang} ${one.note.id}`
    const other = files.get(key)
    if (other === undefined) files.set(key, one.path)
    else report('E002', one, 'id', `id "${one.note.id}" is also that of ${other}`)
  }
}

/** E003, E004 and E209: every note is there in both languages, and the two agree. */
export function checkPairs(together: Together): void {
  const { parsed, byPath, report } = together
  for (const one of parsed) {
    const otherPath = otherHalf(one.path)
    if (otherPath === undefined) continue
    const other = byPath.get(otherPath)
    if (!other) {
      const moved = parsed.find(({ note, path }) => note?.id === one.note?.id && note && path !== one.path)
      const found = moved && moved.note?.lang !== one.note?.lang ? `; ${moved.path} has the same id` : ''
      report('E003', one, { line: 1, column: 1 }, `other half of the pair is missing: ${otherPath}${found}`)
    } else if (one.path.startsWith('zh/') && one.note && other.note) {
      checkFields(one, one.note, other.note, together)
      checkItems(one, one.note, other, other.note, together)
    }
  }
}

function otherHalf(path: string): string | undefined {
  if (path.startsWith('en/')) return path.replace('en/', 'zh/')
  return path.startsWith('zh/') ? path.replace('zh/', 'en/') : undefined
}

/** Fields that a pair shares, as texts that can be compared. */
const sharedFields: Readonly<Record<string, (note: Note) => readonly string[]>> = {
  level: ({ level }) => [String(level)],
  kind: ({ kind }) => [kind],
  tags: ({ tags }) => tags,
  related: ({ related }) => related,
  sources: ({ sources }) => sources.map(({ url }) => url),
}

function checkFields(file: ParsedNote, zh: Note, en: Note, { report }: Together): void {
  for (const [field, valuesOf] of Object.entries(sharedFields)) {
    const [here, there] = [valuesOf(zh), valuesOf(en)]
    const added = here.filter((value) => !there.includes(value))
    const missing = there.filter((value) => !here.includes(value))
    if (added.length === 0 && missing.length === 0) continue
    const only = [
      ...(added.length > 0 ? [`only here: ${added.join(', ')}`] : []),
      ...(missing.length > 0 ? [`only in ${en.path}: ${missing.join(', ')}`] : []),
    ]
    report('E004', file, field, `${field} differs between the halves of the pair (${only.join('; ')})`)
  }
}

function checkItems(zhFile: ParsedNote, zh: Note, enFile: ParsedNote, en: Note, { report }: Together): void {
  const broken = [zhFile, enFile].some(({ problems }) => problems.some(({ code }) => code.startsWith('E2')))
  if (broken) return
  const here = new Map(zh.items.map((item) => [item.id, item]))
  const there = new Map(en.items.map((item) => [item.id, item]))
  for (const [id, item] of there) {
    if (!here.has(id)) report('E209', enFile, placeOfItem(item), `question "${id}" is missing in ${zh.path}`)
  }
  for (const [id, item] of here) {
    const other = there.get(id)
    if (!other) report('E209', zhFile, placeOfItem(item), `question "${id}" is missing in ${en.path}`)
    else {
      for (const [what, shared] of Object.entries(sharedOfItems)) {
        const [own, others] = [shared(item), shared(other)]
        if (own === others) continue
        const found = `is ${own} here, but ${others} in ${en.path}`
        report('E209', zhFile, placeOfItem(item), `${what} of question "${id}" ${found}`)
      }
    }
  }
}

/** What the two halves of a question share. */
const sharedOfItems: Readonly<Record<string, (item: Item) => string | number>> = {
  type: ({ kind }) => kind,
  level: ({ level }) => level,
  'number of options': optionCount,
  'number of right answers': rightCount,
  'right answer': truth,
  'place of the right answers': placesOfRight,
}

function optionCount(item: Item): number {
  switch (item.kind) {
    case 'cloze':
      return item.blanks.length
    case 'order':
      return item.steps.length
    case 'match':
      return item.pairs.length
    case 'flash':
      return 1
    default:
      return item.choices.length
  }
}

function rightCount(item: Item): number {
  return 'choices' in item ? item.choices.filter(({ right }) => right).length : 1
}

/** A person who changes the language keeps the options in front of them, so the same ones must be right. */
function placesOfRight(item: Item): string {
  if (item.kind !== 'single' && item.kind !== 'multiple') return ''
  return item.choices.flatMap(({ right }, i) => (right ? [i + 1] : [])).join(', ')
}

/** Of a statement, whether it is true; other answers differ from language to language. */
function truth(item: Item): string {
  if (item.kind !== 'true-false') return ''
  const right = item.choices.find((choice) => choice.right)
  return String(truthOf(runsText(right?.text ?? [])))
}

function placeOfItem({ line }: Item) {
  return { line, column: 1 }
}
