import type { Lang, Note } from '../../notes/note.ts'

/** Folders that strangers name after a language, e.g. `zh-cn`; our own notes carry the same id in both. */
const languageFolder = /^(?:en|zh)(?:[-_](?:us|gb|cn|tw|hk|hans|hant))?$/i

/**
 * Finds the two halves of each pair: notes with the same id, or the same path but for the folder of the language.
 *
 * @returns for each note the place of its other half, where there is exactly one
 */
export function findPairs(notes: readonly Note[]): (number | undefined)[] {
  const places = new Map<string, Record<Lang, number[]>>()
  for (const [i, note] of notes.entries()) {
    const key = pairKey(note)
    const found = places.get(key) ?? { en: [], zh: [] }
    found[note.lang].push(i)
    places.set(key, found)
  }
  return notes.map((note) => {
    const { en, zh } = places.get(pairKey(note)) as Record<Lang, number[]>
    if (en.length !== 1 || zh.length !== 1) return undefined
    return note.lang === 'en' ? zh[0] : en[0]
  })
}

/** The id of a note without the folder of its language: what the halves of a pair have in common. */
export function pairKey({ id }: Note): string {
  return id
    .split('/')
    .filter((folder) => !languageFolder.test(folder))
    .join('/')
}
