import { fold } from './fold.ts'

/** A text that identifies one error, and where it is explained. */
export interface Signature {
  /** As written in the note; `…` stands for anything within the line. */
  readonly text: string
  /** The number of the section that explains it. */
  readonly section: number
}

/** How many characters of a pasted text are read. */
export const pasteLimit = 4_000

/** A signature found in a text. */
export interface FoundSignature extends Signature {
  /** Its words, normalised and without `…`: the longer, the surer. */
  readonly says: string
}

/** Finds every signature in a text, the longest first, in time proportional to the length of the text. */
export function findSignatures(signatures: readonly Signature[], text: string): FoundSignature[] {
  const normalText = normal(text.slice(0, pasteLimit))
  const byWord = byFirstWord(signatures)
  const words = new Set(['', ...(normalText.match(word) ?? [])])
  const candidates = [...words].flatMap((one) => byWord.get(one) ?? []).sort((a, b) => a - b)
  if (candidates.length === 0) return []
  const held = new Set(normalText.split('\n').flatMap((line) => heldBy(line, signatures, candidates)))
  return [...held]
    .map((number) => {
      const signature = signatures[number] as Signature
      return { ...signature, says: partsOf(signature.text).join('') }
    })
    .sort((a, b) => b.says.length - a.says.length || a.section - b.section)
}

/** Numbers of the signatures in a line; those in its aside count only when there are no others. */
function heldBy(line: string, signatures: readonly Signature[], candidates: readonly number[]): number[] {
  const held = candidates.flatMap((number) => {
    const at = indexOfAll(line, partsOf((signatures[number] as Signature).text))
    return at === -1 ? [] : [{ number, at }]
  })
  const aside = line.search(asides)
  const before = held.filter(({ at }) => at < aside)
  return (before.length > 0 ? before : held).map(({ number }) => number)
}

/**
 * Where a line stops saying what went wrong: what follows is the network's answer (`OpError` of Go's net), or that
 * evicting others would not help either (`FitError` of the scheduler).
 */
const asides = /\b(?:dial|read|write) (?:tcp|udp|unix)\b|\bpreemption: /

const word = /[a-z0-9]+/g
const indexes = new WeakMap<readonly Signature[], ReadonlyMap<string, readonly number[]>>()

/** Numbers of signatures by their first word, which any text with them must have; '' for those without a word. */
function byFirstWord(signatures: readonly Signature[]): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(signatures)
  if (known) return known
  const made = Map.groupBy(signatures.keys(), (number) => {
    const [first] = partsOf((signatures[number] as Signature).text).flatMap((part) => part.match(word) ?? [])
    return first ?? ''
  })
  indexes.set(signatures, made)
  return made
}

/** Whether a text has a signature in one of its lines. */
export function saysSignature(text: string, signature: string): boolean {
  return normal(text)
    .split('\n')
    .some((line) => indexOfAll(line, partsOf(signature)) !== -1)
}

const parts = new Map<string, readonly string[]>()

function partsOf(signature: string): readonly string[] {
  const known = parts.get(signature)
  if (known) return known
  const made = signature
    .split('…')
    .map((part) => normal(part).trim())
    .filter((part) => part !== '')
  parts.set(signature, made)
  return made
}

/** Where the first part begins when a line has all of them in order, each as whole words; else -1. */
function indexOfAll(line: string, parts: readonly string[]): number {
  let first = -1
  let from = 0
  for (const part of parts) {
    const at = indexOfWords(line, part, from)
    if (at === -1) return -1
    if (first === -1) first = at
    from = at + part.length
  }
  return first
}

function indexOfWords(line: string, part: string, from: number): number {
  for (let at = line.indexOf(part, from); at !== -1; at = line.indexOf(part, at + 1)) {
    if (!goesOn(line[at - 1], part[0]) && !goesOn(part.at(-1), line[at + part.length])) return at
  }
  return -1
}

/** Whether two neighbouring characters belong to the same word. */
const goesOn = (before = '', after = '') => /[a-z0-9]/.test(before) && /[a-z0-9]/.test(after)

/** Evens out what tools write differently: case, spaces, quotation marks, the many ways to say an exit code. */
function normal(text: string): string {
  return fold(text)
    .text.toLowerCase()
    .replace(/["'`“”‘’]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(exitCode, 'exit code $1')
    .replace(/^\s*(\d{3})\s*$/, 'exit code $1')
}

const exitCode =
  /(?:\bexit(?:ed|s)?[- ]?(?:with )?(?:exit )?(?:(?:non-zero )?(?:code|status))?|退出(?:代码|状态码|码|状态))[ :=]{0,3}\(?(\d{1,3})\b\)?/g
