import type { Together } from '../check-together.ts'
import type { Note } from '../note.ts'
import type { ParsedNote } from '../parse.ts'

/** W502: an alias leads to one note, or to related ones; a signature to one note; a way of asking to one section. */
export function checkSharedNames(together: Together): void {
  checkField('aliases', together, (a, b) => a.related.includes(b.id) || b.related.includes(a.id))
  checkField('signatures', together, () => false)
  checkAsked(together)
}

function checkAsked({ parsed, report }: Together): void {
  const owners = new Map<string, string>()
  for (const file of parsed) {
    for (const { asked, line } of file.note?.sections ?? []) {
      for (const text of asked) {
        const key = keyOf(text)
        const owner = owners.get(key)
        const place = { line, column: 1 }
        if (owner !== undefined) report('W502', file, place, `"${text}" is also asked in ${owner}`)
        else owners.set(key, `${file.path}:${line}`)
      }
    }
  }
}

function checkField(
  field: 'aliases' | 'signatures',
  { parsed, report }: Together,
  mayShare: (a: Note, b: Note) => boolean,
): void {
  const owners = new Map<string, { readonly file: ParsedNote; readonly note: Note }[]>()
  for (const file of parsed) {
    const { note } = file
    if (!note) continue
    for (const [i, name] of note[field].entries()) {
      const key = keyOf(name)
      const others = owners.get(key) ?? []
      const rival = others.find((other) => other.note.id !== note.id && !mayShare(note, other.note))
      if (rival) report('W502', file, `${field}.${i}`, `"${name}" is also among the ${field} of ${rival.file.path}`)
      owners.set(key, [...others, { file, note }])
    }
  }
}

const keyOf = (text: string) => text.normalize('NFKC').toLowerCase()
