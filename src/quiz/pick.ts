import { rank } from '../ask/rank.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { fold } from '../search/fold.ts'
import { thresholds } from '../search/weights.ts'
import { type Bank, type BankItem, type ItemText, topicOf } from './bank.ts'
import type { Card, Review } from './card.ts'
import { type ReviewOptions, retrievability } from './review.ts'

/** What is known of the person who is asked. */
export interface Learner extends ReviewOptions {
  readonly cards: readonly Card[]
  /** Those of the last day at least. */
  readonly reviews: readonly Review[]
  readonly lang: Lang
  /** From 0 up to 1. */
  readonly random: () => number
  /** Keys that are not to come again now. */
  readonly without?: ReadonlySet<string> | undefined
}

/** An item that was answered is not asked again for so long, in milliseconds: a review brings back what was wrong. */
const rest = 24 * 60 * 60 * 1_000

/**
 * The item to ask after something was read or answered: of the same section, else of the same note, of a related one,
 * of the same folder. Items not seen yet come first, then those least remembered; cards to turn over come last.
 */
export function pickFollowUp(
  bank: Bank,
  { note, section }: Pick<ItemText, 'note' | 'section'>,
  learner: Learner,
): BankItem | undefined {
  const topic = topicOf(note)
  const nearness = (item: BankItem): number | undefined => {
    if (item.noteId === note.id) return item.texts[note.lang]?.section.anchor === section.anchor ? 0 : 1
    if (note.related.includes(item.noteId)) return 2
    return item.topic === topic ? 3 : undefined
  }
  const near = Map.groupBy(inOrderOfNeed(bank, learner), ({ item }) => nearness(item))
  return [0, 1, 2, 3].flatMap((distance) => near.get(distance) ?? [])[0]?.item
}

/**
 * Items for a round: those that the person needs most, of different notes, kinds and levels in turn.
 *
 * @param notes  ids of the notes to take them from; by default all
 */
export function pickRound(
  bank: Bank,
  learner: Learner,
  { notes, size = 5 }: { readonly notes?: ReadonlySet<string> | undefined; readonly size?: number } = {},
): readonly BankItem[] {
  const wanted = inOrderOfNeed(bank, learner).filter(({ item }) => notes?.has(item.noteId) ?? true)
  const graded = wanted.filter(({ item }) => item.kind !== 'flash')
  const left = graded.length > 0 ? graded : wanted
  const round: BankItem[] = []
  while (round.length < size && left.length > 0) {
    const costs = left.map(({ item, need }) => sameness(item, round) - need)
    const [next] = left.splice(costs.indexOf(Math.min(...costs)), 1)
    if (next) round.push(next.item)
  }
  return round
}

/**
 * The notes that a person means by a topic: those with such a tag or in such a folder (`k8s-network`, `network`), else
 * the best that our search finds; none when it is not sure.
 */
export function notesOnTopic(library: Library, typed: string, lang: Lang): ReadonlySet<string> {
  const name = nameOf(typed)
  const named = library.notes.filter((note) =>
    [...topicOf(note).split(/[-/]/), topicOf(note), ...note.tags].some((one) => nameOf(one) === name),
  )
  if (named.length > 0) return new Set(named.map(({ id }) => id))
  const { ranking, confidence } = rank(library, typed, { lang })
  const best = ranking.filter(
    ({ score }) => confidence >= thresholds.answer && score >= nearlyAsGood * (ranking[0]?.score ?? 0),
  )
  return new Set(best.map(({ note }) => note.id).slice(0, notesOfTopic))
}

/** Share of the best score with which a note still belongs to a topic. */
const nearlyAsGood = 0.3
const notesOfTopic = 4

/** How much an item repeats a round: its note tires most, then its kind, then its level. */
function sameness({ noteId, kind, level }: BankItem, round: readonly BankItem[]): number {
  const same = (is: (other: BankItem) => boolean) => round.filter(is).length
  return (
    3 * same((other) => other.noteId === noteId) +
    2 * same((other) => other.kind === kind) +
    same((other) => other.level === level)
  )
}

interface Wanted {
  readonly item: BankItem
  /** 1 for an item not seen yet, else the chance that it is forgotten. */
  readonly need: number
}

/** What may be asked now; the person's language first, the greatest need first, equals by chance. */
function inOrderOfNeed(bank: Bank, learner: Learner): Wanted[] {
  const cards = new Map(learner.cards.map((card) => [card.item, card]))
  const since = learner.now - rest
  const resting = new Set(learner.reviews.filter(({ at }) => at > since).map(({ item }) => item))
  const wanted = [...bank.items.values()]
    .filter(({ key }) => !resting.has(key) && !learner.without?.has(key))
    .map((item) => {
      const card = cards.get(item.key)
      return { item, need: card ? 1 - retrievability(card, learner) : 1, tie: learner.random() }
    })
  const foreign = ({ texts }: BankItem) => Number(texts[learner.lang] === undefined)
  const ungraded = ({ kind }: BankItem) => Number(kind === 'flash')
  return wanted.sort(
    (a, b) =>
      foreign(a.item) - foreign(b.item) || ungraded(a.item) - ungraded(b.item) || b.need - a.need || a.tie - b.tie,
  )
}

function nameOf(topic: string): string {
  return fold(topic).text.trim().toLowerCase()
}
