import { fenceReader } from './fences.ts'

/** A part of a body that can be parsed on its own. */
export interface Piece {
  readonly text: string
  /** Line of the body on which it starts, from 1. */
  readonly line: number
  /** How many lines of `text` are the piece itself; link definitions from elsewhere follow. */
  readonly ownLines: number
}

/** Bodies up to this many characters stay whole: up to there the parser's time grows no faster than the text. */
const wholeUpTo = 50_000
const pieceSize = 20_000
/** With more link definitions than this the body stays whole, since each piece has to carry them all. */
const maxDefinitions = 200

/**
 * Cuts a long body at headings, because the parser's time grows faster than its input.
 * It cuts only where no block can continue: before `#` in column 1, after a blank line, outside code and HTML.
 */
export function cutIntoPieces(body: string): Piece[] {
  const lines = body.split('\n')
  const whole = { text: body, line: 1, ownLines: lines.length }
  if (body.length <= wholeUpTo || /<(?:!|\?|pre|script|style|textarea)/i.test(body)) return [whole]
  const { cuts, definitions, open } = scan(lines)
  if (open || definitions.length > maxDefinitions) return [whole]
  return cuts.map((start, i) => {
    const own = lines.slice(start, cuts[i + 1])
    return { text: [...own, '', ...definitions].join('\n'), line: start + 1, ownLines: own.length }
  })
}

interface Scan {
  /** Indexes of the lines on which pieces start. */
  readonly cuts: readonly number[]
  readonly definitions: readonly string[]
  /** True when a fence is never closed. */
  readonly open: boolean
}

function scan(lines: readonly string[]): Scan {
  const cuts = [0]
  const definitions: string[] = []
  const stateOf = fenceReader()
  let size = 0
  let open = false
  for (const [i, line] of lines.entries()) {
    const state = stateOf(line)
    const outside = state === 'outside'
    if (state === 'fence') open = !open
    if (outside && size > pieceSize && /^#{1,6}(?:[ \t]|$)/.test(line) && lines[i - 1]?.trim() === '') {
      cuts.push(i)
      size = 0
    }
    if (outside && /^ {0,3}\[[^\]]+\]:/.test(line)) definitions.push(line)
    size += line.length + 1
  }
  return { cuts, definitions, open }
}
