import { arrow, box, type Drawing, mark, text, type Words } from '../shapes.ts'

/** Checks of a probe from left to right, one every `step`: `+` passed, `-` failed, a space for none. */
interface Row {
  readonly y: number
  readonly name: Words
  readonly checks: string
}

const step = 50
const first = 190
const rows: readonly Row[] = [
  { y: 92, name: { en: 'Startup', zh: '启动探针' }, checks: '--+         -+' },
  { y: 144, name: { en: 'Readiness', zh: '就绪探针' }, checks: '   ++---+---  +' },
  { y: 196, name: { en: 'Liveness', zh: '存活探针' }, checks: '   ++++++---  +' },
]

/** Where something happens, in steps. */
const moments: readonly { readonly at: number; readonly what: Words }[] = [
  { at: 2, what: { en: 'has started', zh: '启动完了' } },
  { at: 7, what: { en: '3 failures: no traffic', zh: '连败 3 次：停流量' } },
  { at: 11, what: { en: '3 failures: restart', zh: '连败 3 次：重启' } },
]

export const probesTimeline: Drawing = {
  name: 'probes-timeline',
  title: { en: 'Three probes in the life of a container', zh: '三种探针怎样伴随一个容器' },
  alt: {
    en: 'A timeline: the startup probe fails twice and passes, then readiness and liveness begin and traffic comes in; three failures of readiness stop the traffic until it passes again, and three failures of liveness restart the container, with which the startup probe begins anew.',
    zh: '一条时间线：启动探针失败两次后通过，就绪和存活探针才开始，流量进来；就绪探针连续失败三次，流量停到它再次通过；存活探针连续失败三次，容器重启，启动探针重新开始。',
  },
  height: 390,
  shapes: [
    ...moments.flatMap(({ at, what }) => [
      text([xOf(at), 40], what, { align: 'middle', room: 190 }),
      arrow(
        [
          [xOf(at), 52],
          [xOf(at), 276],
        ],
        { plain: true, dashed: true },
      ),
    ]),
    ...rows.flatMap(({ y, name, checks }) => [
      text([24, y + 6], name, { bold: true, room: 140 }),
      ...Array.from(checks).flatMap((check, i) => (check === ' ' ? [] : [mark([xOf(i), y], check === '+')])),
    ]),
    text([24, 252], { en: 'Traffic', zh: '流量' }, { bold: true, room: 140 }),
    box([xOf(3), 230, xOf(7) - xOf(3), 34], 'green', { note: { en: 'gets traffic', zh: '有流量' } }),
    box([xOf(8), 230, xOf(11) - xOf(8), 34], 'green', { note: { en: 'gets traffic', zh: '有流量' } }),
    box([xOf(14), 230, 936 - xOf(14), 34], 'green', {}),
    text([24, 302], { en: 'Container', zh: '容器' }, { bold: true, room: 140 }),
    box([170, 280, xOf(11) - 170, 34], 'blue', { note: { en: 'first run', zh: '第一次运行' } }),
    box([xOf(11) + 12, 280, 936 - xOf(11) - 12, 34], 'blue', { note: { en: 'second run', zh: '第二次运行' } }),
    arrow([
      [170, 340],
      [936, 340],
    ]),
    text([936, 366], { en: 'time', zh: '时间' }, { align: 'end', room: 100 }),
  ],
}

function xOf(at: number): number {
  return first + at * step
}
