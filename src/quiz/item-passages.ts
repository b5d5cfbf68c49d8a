import type { Item } from '../notes/item.ts'
import type { Passage, Run } from '../notes/passage.ts'
import { shortenRuns } from '../slack/shorten.ts'

/** Code points of a message for each part of an item, as items of strangers may have any length. */
const room = { stem: 1_200, code: 800, option: 500, side: 300 } as const

/** The question without its options. */
export function stemPassages({ stem, code }: Item): readonly Passage[] {
  return [
    paragraph(...shortenRuns(stem, room.stem)),
    ...(code ? [{ kind: 'code', ...code, text: Array.from(code.text).slice(0, room.code).join('') } as const] : []),
  ]
}

/** The options, lettered in the order shown; for pairs, the left sides first. */
export function optionPassages(item: Item, shown: readonly number[]): readonly Passage[] {
  const options = optionsOf(item)
  const most = item.kind === 'match' ? room.side : room.option
  const lettered = lines(shown.map((option, position) => letteredOption(position, options[option] ?? [], most)))
  if (item.kind !== 'match') return shown.length > 0 ? [lettered] : []
  const left = item.pairs.map(({ left }) => ({ indent: 0, runs: shortenRuns(left, room.side) }))
  return [{ kind: 'list', items: left }, lettered]
}

export function letteredOption(position: number, runs: readonly Run[], most: number): readonly Run[] {
  return [{ text: `${letterOf(position)}. `, bold: true }, ...shortenRuns(runs, most)]
}

/** The options in the order of the note; for pairs, the right sides. */
export function optionsOf(item: Item): readonly (readonly Run[])[] {
  switch (item.kind) {
    case 'order':
      return item.steps
    case 'match':
      return item.pairs.map(({ right }) => right)
    case 'cloze':
    case 'flash':
      return []
    default:
      return item.choices.map(({ text }) => text)
  }
}

export function letterOf(position: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + position)
}

/** One paragraph of several lines. */
export function lines(texts: readonly (readonly Run[])[]): Passage {
  return paragraph(...texts.flatMap((runs, i) => (i === 0 ? runs : [{ text: '\n' }, ...runs])))
}

export function paragraph(...runs: readonly Run[]): Passage {
  return { kind: 'paragraph', runs }
}
