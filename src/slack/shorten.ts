import { type Passage, type Run, runsText } from '../notes/passage.ts'
import { longestCode } from './pieces.ts'
import { runsToElements } from './rich-text.ts'
import { costOf } from './table-block.ts'
import { charactersOf, lengthOf, plain } from './text.ts'

/** `passage` itself, or its beginning when not even its first piece fits into `room`. */
export function shorten(passage: Passage, room: number): Passage {
  switch (passage.kind) {
    case 'paragraph':
    case 'quote':
      return fits(passage.runs, room) ? passage : { ...passage, runs: beginning(passage.runs, room) }
    case 'list': {
      const [item] = passage.items
      return !item || fits(item.runs, room)
        ? passage
        : { ...passage, items: [{ ...item, runs: beginning(item.runs, room) }] }
    }
    case 'code':
      return lengthOf(plain(passage.text, longestCode)) <= room
        ? passage
        : { ...passage, text: plain(passage.text, room) }
    default:
      return passage
  }
}

/** `runs` themselves, or their beginning without links when they need more room. */
export function shortenRuns(runs: readonly Run[], room: number): readonly Run[] {
  return fits(runs, room) ? runs : beginning(runs, room)
}

const margin = 3 // for a gap or the mark of a task

function fits(runs: readonly Run[], room: number): boolean {
  return costOf(runsToElements(runs)) <= room - margin
}

function beginning(runs: readonly Run[], room: number): readonly Run[] {
  const cleaned = runs.map(({ link: _, ...run }) => ({ ...run, text: plain(run.text) }))
  const text = runsText(cleaned)
  const end = charactersOf(text)(plain(text, room - margin).length - '…'.length).start
  let from = 0
  const shown = cleaned.map((run) => {
    const kept = run.text.slice(0, Math.max(0, end - from))
    from += run.text.length
    return { ...run, text: kept }
  })
  return [...shown, { text: '…' }]
}
