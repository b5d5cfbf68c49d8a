import type { Choice, ChoiceItem, ClozeItem, FlashItem, Item, MatchItem, OrderItem } from '../../src/notes/item.ts'
import type { Run } from '../../src/notes/passage.ts'

/** Items of the test's own. */
const base = {
  id: 'one',
  level: 1,
  stem: run('What runs a container?'),
  explanation: run('it just does.'),
  line: 9,
} as const

/** Options as `*right` and `wrong`. */
export function choiceItem(kind: ChoiceItem['kind'], ...options: string[]): ChoiceItem {
  const choices: Choice[] = options.map((text) => ({
    text: run(text.replace(/^\*/, '')),
    right: text.startsWith('*'),
    reason: run(`reason of ${text}`),
  }))
  return { ...base, kind, choices }
}

/** Accepted spellings of each blank. */
export function clozeItem(...blanks: string[][]): ClozeItem {
  return { ...base, kind: 'cloze', blanks }
}

export function orderItem(...steps: string[]): OrderItem {
  return { ...base, kind: 'order', steps: steps.map(run) }
}

/** Pairs as `left → right`. */
export function matchItem(...pairs: string[]): MatchItem {
  return {
    ...base,
    kind: 'match',
    pairs: pairs.map((pair) => {
      const [left = '', right = ''] = pair.split(' → ')
      return { left: run(left), right: run(right) }
    }),
  }
}

export const flashItem: FlashItem = { ...base, kind: 'flash', answer: run('A runtime.') }

/** One of each kind. */
export const oneOfEach: readonly Item[] = [
  choiceItem('single', '*runc', 'kubectl', 'etcd'),
  choiceItem('multiple', '*runc', '*crun', 'etcd', 'kubectl'),
  choiceItem('true-false', 'False', '*True'),
  clozeItem(['containerd', 'cri-o']),
  orderItem('pull', 'create', 'start', 'stop'),
  matchItem('runc → runs', 'etcd → keeps', 'kubelet → watches'),
  flashItem,
]

export function run(text: string): readonly Run[] {
  return [{ text }]
}
