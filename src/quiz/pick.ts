import { folderOf } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import type { Bank, BankItem, ItemText } from './bank.ts'
import type { Card, Review } from './card.ts'
import { type ReviewOptions, retrievability } from './review.ts'

/** What is known of the person who is asked. */
export interface Learner extends ReviewOptions {
  readonly cards: readonly Card[]
  /** At least those of the last day. */
  readonly reviews: readonly Review[]
  readonly lang: Lang
  /** From 0 up to 1. */
  readonly random: () => number
  /** Keys of items not to be asked again now. */
  readonly without?: ReadonlySet<string> | undefined
}

/** How long an answered item is not asked again, in milliseconds; a review brings back what was wrong. */
const rest = 24 * 60 * 60 * 1_000

/**
 * The item to ask after something was read or answered: from the same section, else the same note, a related note or the
 * same folder. Unseen items come first, then those least remembered; cards to turn over come last.
 */
export function pickFollowUp(
  bank: Bank,
  { note, section }: Pick<ItemText, 'note' | 'section'>,
  learner: Learner,
): BankItem | undefined {
  const topic = folderOf(note)
  const nearness = (item: BankItem): number | undefined => {
    if (item.noteId === note.id) return item.texts[note.lang]?.section.anchor === section.anchor ? 0 : 1
    if (note.related.includes(item.noteId)) return 2
    return item.topic === topic ? 3 : undefined
  }
  const near = Map.groupBy(inOrderOfNeed(bank.items.values(), learner), ({ item }) => nearness(item))
  return [0, 1, 2, 3].flatMap((distance) => near.get(distance) ?? [])[0]?.item
}

/** How many items a round has, unless the person says so, and the most that there may be. */
export const roundSize = { usual: 5, most: 20 } as const

/**
 * Items for a round: those the person needs most, alternating between notes, kinds and levels, an easy one first.
 *
 * @param groups  a later group is used when the earlier ones have too few items
 */
export function pickRound(
  groups: readonly (readonly BankItem[])[],
  learner: Learner,
  size: number,
): readonly BankItem[] {
  const round: BankItem[] = []
  for (const group of gradedOf(groups)) {
    const left = inOrderOfNeed(group, learner)
    while (round.length < size && left.length > 0) {
      const costs = left.map(({ item, need }) => sameness(item, round) - need)
      const [next] = left.splice(costs.indexOf(Math.min(...costs)), 1)
      if (next) round.push(next.item)
    }
  }
  return round
}

/** Leaves out cards to turn over, unless there is nothing else. */
export function gradedOf(groups: readonly (readonly BankItem[])[]): readonly (readonly BankItem[])[] {
  const graded = groups.map((group) => group.filter(({ kind }) => kind !== 'flash'))
  return graded.some(({ length }) => length > 0) ? graded : groups
}

/** How much an item repeats the round so far: the same note counts most, then the kind, then the level. */
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

/** What may be asked now: the person's language first, then by need; new items from the easiest, ties at random. */
function inOrderOfNeed(items: Iterable<BankItem>, learner: Learner): Wanted[] {
  const cards = new Map(learner.cards.map((card) => [card.item, card]))
  const since = learner.now - rest
  const resting = new Set(learner.reviews.filter(({ at }) => at > since).map(({ item }) => item))
  const wanted = [...items]
    .filter(({ key }) => !resting.has(key) && !learner.without?.has(key))
    .map((item) => {
      const card = cards.get(item.key)
      return { item, need: card ? 1 - retrievability(card, learner) : 1, tie: learner.random() }
    })
  const foreign = ({ texts }: BankItem) => Number(texts[learner.lang] === undefined)
  const ungraded = ({ kind }: BankItem) => Number(kind === 'flash')
  return wanted.sort(
    (a, b) =>
      foreign(a.item) - foreign(b.item) ||
      ungraded(a.item) - ungraded(b.item) ||
      b.need - a.need ||
      a.item.level - b.item.level ||
      a.tie - b.tie,
  )
}
