import type { LibraryNote, LibrarySection } from '../../src/library/library.ts'
import type { Level } from '../../src/notes/note.ts'
import type { Bank, BankItem } from '../../src/quiz/bank.ts'
import type { Card } from '../../src/quiz/card.ts'
import { review } from '../../src/quiz/review.ts'
import { oneOfEach } from './items.ts'

export interface Sketch {
  /** `note/item`. */
  readonly key: string
  readonly kind?: BankItem['kind']
  readonly level?: Level
  readonly topic?: string
  readonly heading?: string
  readonly related?: readonly string[]
  readonly langs?: readonly ('en' | 'zh')[]
}

/** A bank of items of which only what is named matters. */
export function bankWith(...sketches: readonly Sketch[]): Bank {
  return { items: new Map(sketches.map((sketch) => [sketch.key, bankItem(sketch)])), isWord: () => false }
}

function bankItem({
  key,
  kind = 'single',
  level = 1,
  topic = 'k8s',
  heading = 'Lead',
  related = [],
  langs = ['en', 'zh'],
}: Sketch): BankItem {
  const [noteId = ''] = key.split('/')
  const item = oneOfEach.find((one) => one.kind === kind)
  if (!item) throw new RangeError(`No item of kind ${kind}`)
  const texts = langs.map((lang) => [
    lang,
    { item, note: noteWith(lang, noteId, topic, related), section: sectionWith(heading), version: 'v1' },
  ])
  return { key, kind, level, noteId, topic, texts: Object.fromEntries(texts) }
}

function noteWith(lang: 'en' | 'zh', id: string, topic: string, related: readonly string[]): LibraryNote {
  return {
    ...{ id, lang, path: `${lang}/${topic}/${id}.md`, title: id, level: 1, kind: 'concept', related },
    ...{ tags: [], aliases: [], questions: [], sources: [], appliesTo: {}, signatures: [], items: [] },
    ...{ firstSection: 0, sectionCount: 1 },
  }
}

function sectionWith(heading: string): LibrarySection {
  return { id: heading, note: 0, heading, above: [], anchor: heading, lead: false, passages: [] }
}

/** The card of an item that was answered right that many times, the last time then. */
export function cardOf(item: string, at: number, times = 1): Card {
  let card: Card | undefined
  for (let i = times - 1; i >= 0; i--) card = review(item, card, 'good', { now: at - i * 5 * 86_400_000 }).card
  if (!card) throw new RangeError('A card needs a reply')
  return card
}
