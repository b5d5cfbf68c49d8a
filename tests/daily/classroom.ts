import { chooseItem } from '../../src/daily/choose.ts'
import type { Bank, BankItem, ItemText } from '../../src/quiz/bank.ts'
import type { ChannelHistory, Share } from '../../src/storage/store.ts'

export interface Classroom {
  /** Mean of the abilities, in logits: 0 answers an item of middling difficulty right every second time. */
  readonly ability: number
  readonly people?: number
  readonly days: number
  readonly seed: number
}

const dayMs = 24 * 60 * 60 * 1_000
/** Logits that an item gets easier each time that people have seen its result. */
const learned = 0.8
/** Mean difficulty of the items of a level, in logits. */
const difficulty = { 1: -1.3, 2: -0.8, 3: -0.2 } as const

/** Share of right answers and topic of each day that a channel of such people is asked. */
export function classroom({ ability, people = 15, days, seed }: Classroom) {
  const random = randomFrom(seed)
  const { bank, hardness } = exam(random)
  const abilities = Array.from({ length: people }, () => ability + 0.8 * normal(random))
  const asked: ChannelHistory['asked'][number][] = []
  const shares = new Map<string, Share>()
  for (let day = 0; day < days; day++) {
    const history = { asked, shares, metLately: new Set<string>() }
    const chosen = chooseItem(bank, { topics: [], level: undefined, lang: 'en' }, history, { now: day * dayMs, random })
    if (!chosen) throw new Error(`Nothing is chosen on day ${day}`)
    const { key } = chosen.item
    const seen = asked.filter(({ item }) => item === key).length
    const right = abilities.filter(
      (able) => random() < 1 / (1 + Math.exp((hardness.get(key) ?? 0) - able - learned * seen)),
    ).length
    const before = shares.get(key) ?? { answers: 0, right: 0 }
    shares.set(key, { answers: before.answers + people, right: before.right + right })
    asked.unshift({ item: key, at: day * dayMs, share: { answers: people, right } })
  }
  return asked.toReversed().map(({ item, share }) => ({
    item,
    topic: bank.items.get(item)?.topic,
    right: share ? share.right / share.answers : 0,
  }))
}

function exam(random: () => number): { bank: Bank; hardness: ReadonlyMap<string, number> } {
  const items = new Map<string, BankItem>()
  const hardness = new Map<string, number>()
  for (let n = 0; n < 400; n++) {
    const level = ([1, 2, 3] as const)[n % 3] ?? 1
    const key = `note-${n}/item`
    hardness.set(key, difficulty[level] + normal(random))
    const topic = `topic-${Math.floor(random() * 8)}`
    items.set(key, { key, kind: 'single', level, noteId: `note-${n}`, topic, texts: { en: {} as ItemText } })
  }
  return { bank: { items, isWord: () => false }, hardness }
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Mean 0, deviation 1: Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
