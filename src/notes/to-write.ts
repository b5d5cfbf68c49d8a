import type { Note } from './note.ts'

/** What the template of a new note leaves its author to write, up to the end of the line or quotation. */
export const toWrite = /\bTODO\b[:：]?\s*([^"”`\n]*)/

/**
 * A note without the sections and quiz questions that still have something to be written.
 *
 * @returns undefined when it is the definition or the front matter, since the other sections are found by them
 */
export function writtenOf({ sections, items, ...about }: Note): Note | undefined {
  const [lead] = sections
  if (isToWrite(about) || isToWrite(lead)) return undefined
  const isWritten = (part: unknown) => !isToWrite(part)
  return { ...about, sections: sections.filter(isWritten), items: items.filter(isWritten) }
}

function isToWrite(part: unknown): boolean {
  if (typeof part === 'string') return toWrite.test(part)
  return typeof part === 'object' && part !== null && Object.values(part).some(isToWrite)
}
