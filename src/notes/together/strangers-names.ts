import { posix } from 'node:path'
import type { Together } from '../check-together.ts'
import { noteFinder, wikiNames } from '../link-names.ts'

/** W607 and W617: names that lead nowhere, and names that two notes of one language share. */
export function checkStrangersNames({ parsed, report }: Together): void {
  const find = noteFinder(parsed)
  const owners = new Map<string, string>()
  for (const file of parsed) {
    if (!file.note) continue
    const lost = wikiNames(file.note).find((name) => !name.startsWith('#') && !find(name))
    if (lost !== undefined) {
      report('W607', file, { line: 1, column: 1 }, `[[${lost}]] leads to no note and stays plain text`)
    }
    const { lang, title } = file.note
    const names = { title: title.toLowerCase(), 'file name': posix.basename(file.path).toLowerCase() }
    const keys = Object.entries(names).map(([what, name]) => ({ key: `${lang} ${what} ${name}`, what }))
    const shared = keys.find(({ key }) => owners.has(key))
    if (shared) {
      report('W617', file, { line: 1, column: 1 }, `${owners.get(shared.key)} has the same ${shared.what}`)
    }
    for (const { key } of keys) if (!owners.has(key)) owners.set(key, file.path)
  }
}
