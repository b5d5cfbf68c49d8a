import type { ChoiceItem, Item } from '../../src/notes/item.ts'
import type { Lang, Note } from '../../src/notes/note.ts'
import type { ParsedNote } from '../../src/notes/parse.ts'

const base = { id: 'item', level: 1, stem: [], explanation: [], line: 1 } as const

/** A choice whose right options begin with `*`. */
export function choiceItem(kind: ChoiceItem['kind'], options: readonly string[], stem = ''): ChoiceItem {
  const choices = options.map((option) => ({
    text: [{ text: option.replace('*', '') }],
    right: option.startsWith('*'),
    reason: [],
  }))
  return { ...base, kind, stem: [{ text: stem }], choices }
}

export function statement(isTrue: boolean): ChoiceItem {
  return choiceItem('true-false', isTrue ? ['*True', 'False'] : ['True', '*False'])
}

export function clozeItem(): Item {
  return { ...base, kind: 'cloze', blanks: [['answer']] }
}

export function orderItem(): Item {
  return { ...base, kind: 'order', steps: [] }
}

/** One note for each list of items. */
export function notesWith(lists: readonly (readonly Item[])[], lang: Lang = 'en'): ParsedNote[] {
  return lists.map((items, i) => {
    const path = `${lang}/folder/note-${i}.md`
    const note: Note = {
      id: `note-${i}`,
      path,
      lang,
      title: 'Title',
      level: 1,
      kind: 'concept',
      tags: [],
      aliases: [],
      questions: [],
      related: [],
      sources: [],
      appliesTo: {},
      signatures: [],
      sections: [],
      items,
    }
    return { path, note, problems: [], links: [], anchors: [], places: {} }
  })
}
