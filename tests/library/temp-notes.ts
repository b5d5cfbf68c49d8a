import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Log } from '../../src/library/open.ts'
import type { Note, Section } from '../../src/notes/note.ts'
import type { Passage } from '../../src/notes/passage.ts'

/** A folder that is gone after the test, with these files in it. */
export function tempFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'library-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const [path, content] of Object.entries(files)) writeNote(folder, path, content)
  return folder
}

export function writeNote(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

/** A logger that keeps what it is told: level and message, and the reason where there is one. */
export function listeningLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (facts: object, message: string) => {
    lines.push(`${level}: ${message}${'why' in facts ? `: ${facts.why}` : ''}`)
  }
  return { lines, info: keep('info'), warn: keep('warn') }
}

export function paragraph(text: string): Passage {
  return { kind: 'paragraph', runs: [{ text }] }
}

export function section(heading: string, passages: readonly Passage[], more: Partial<Section> = {}): Section {
  const anchor = heading.toLowerCase().replaceAll(' ', '-')
  return { heading, above: [], anchor, lead: false, line: 1, asked: [], passages, ...more }
}

export function note(more: Partial<Note> & Pick<Note, 'path'>): Note {
  const title = more.title ?? 'Pods'
  return {
    id: more.path.replace(/^\w+\//, '').replace(/\.md$/, ''),
    lang: 'en',
    title,
    level: 1,
    kind: 'concept',
    tags: [],
    aliases: [],
    questions: [],
    related: [],
    sources: [],
    appliesTo: {},
    signatures: [],
    sections: [section(title, [paragraph('A Pod is the smallest unit.')], { lead: true })],
    items: [],
    ...more,
  }
}
