import type { Together } from '../check-together.ts'
import type { Note } from '../note.ts'
import type { ParsedNote } from '../parse.ts'

/** W502: an alias leads to one note, or to related ones; a signature leads to one note. */
export function checkSharedNames(together: Together): void {
  checkField('aliases', together, (a, b) => a.related.includes(b.id) || b.related.includes(a.id))
  checkField('signatures', together, () => false)
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
      const key = name.normalize('NFKC').toLowerCase()
      const others = owners.get(key) ?? []
      const rival = others.find((other) => other.note.id !== note.id && !mayShare(note, other.note))
      if (rival) report('W502', file, `${field}.${i}`, `"${name}" is also among the ${field} of ${rival.file.path}`)
      owners.set(key, [...others, { file, note }])
    }
  }
}
