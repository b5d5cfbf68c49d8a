import { arrow, box, type Drawing, text, type Words } from '../shapes.ts'

type Pod = 'old' | 'starting' | 'new'

interface Step {
  readonly name: Words
  readonly pods: readonly Pod[]
}

const steps: readonly Step[] = [
  { name: { en: 'Before', zh: '更新前' }, pods: ['old', 'old', 'old', 'old'] },
  { name: { en: 'One goes, two come', zh: '停一个，起两个' }, pods: ['old', 'old', 'old', 'starting', 'starting'] },
  { name: { en: 'New ones are ready', zh: '新的就绪了' }, pods: ['old', 'new', 'new', 'starting', 'starting'] },
  { name: { en: 'After', zh: '更新后' }, pods: ['new', 'new', 'new', 'new'] },
]

const looks: Readonly<Record<Pod, { tone: 'grey' | 'green'; note: Words; dashed: boolean }>> = {
  old: { tone: 'grey', note: { en: 'v1, ready', zh: 'v1，已就绪' }, dashed: false },
  starting: { tone: 'green', note: { en: 'v2, starting', zh: 'v2，启动中' }, dashed: true },
  new: { tone: 'green', note: { en: 'v2, ready', zh: 'v2，已就绪' }, dashed: false },
}

export const rolloutsAndRollbacksSteps: Drawing = {
  name: 'rollouts-and-rollbacks-steps',
  title: { en: 'A rolling update of four Pods', zh: '四个 Pod 的滚动更新' },
  alt: {
    en: 'Four stages of a rolling update with 4 replicas and the default limits: four old Pods; three old and two new ones that start; one old, two ready new and two starting ones; four new Pods. There are never more than five Pods and never fewer than three ready.',
    zh: '4 个副本、默认参数下滚动更新的四个阶段：四个旧 Pod；三个旧的加两个启动中的新的；一个旧的、两个就绪的新的和两个启动中的；四个新的。总数不超过五个，就绪的不少于三个。',
  },
  height: 420,
  shapes: [
    ...steps.flatMap(({ name, pods }, i) => column(24 + i * 234, name, pods)),
    ...[214, 448, 682].map((x) =>
      arrow([
        [x + 8, 180],
        [x + 56, 180],
      ]),
    ),
    text(
      [480, 376],
      { en: 'maxSurge 25% of 4: at most 5 Pods', zh: 'maxSurge 为 4 的 25%：最多 5 个 Pod' },
      { align: 'middle', room: 900 },
    ),
    text(
      [480, 400],
      { en: 'maxUnavailable 25% of 4: at least 3 ready', zh: 'maxUnavailable 为 4 的 25%：至少 3 个就绪' },
      { align: 'middle', room: 900 },
    ),
  ],
}

function column(x: number, name: Words, pods: readonly Pod[]) {
  return [
    text([x + 105, 44], name, { bold: true, align: 'middle', room: 226 }),
    ...pods.map((pod, i) => {
      const { tone, note, dashed } = looks[pod]
      return box([x + 20, 66 + i * 56, 170, 44], tone, { note }, { dashed })
    }),
  ]
}
