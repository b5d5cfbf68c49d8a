import type { EChartsOption } from 'echarts'
import type { Lang } from '../notes/note.ts'
import type { Progress, Week } from '../quiz/progress.ts'
import { limits } from '../slack/limits.ts'
import { plain } from '../slack/text.ts'
import { topicName } from '../words/topics.ts'
import { words } from '../words/words.ts'
import { mostBars } from './progress-blocks.ts'

/** A picture to be drawn; plain data, so that another process can draw it. */
export interface Chart {
  readonly option: EChartsOption
  /** Pixels of a screen that is not sharp. */
  readonly width: number
  readonly height: number
  /** What the picture shows, in sentences. */
  readonly alt: string
}

const width = 800
const rowHeight = 32
const weeksHeight = 170
/** Above the bars of topics, and between these and the weeks: room for headings. */
const headHeight = 100
const gap = 110
const footHeight = 70
/** Longest name of a topic (characters). */
const longestName = 24

/** Every text has a contrast above 7:1; one opaque light card stands on white and on black. */
const colours = { ink: '#1b2430', card: '#fbfcfe', bar: '#2c5f9e', rest: '#dbe3ee', line: '#4a5768' }

/** What is remembered by topic and what was answered by week, as bars. */
export function chartOf({ topics }: Pick<Progress, 'topics'>, weeks: readonly Week[], lang: Lang): Chart {
  const say = words[lang].progress
  const begun = topics.filter(({ met }) => met > 0).slice(0, mostBars)
  const rows = begun.map((topic) => ({ name: topicName(topic.name, lang), recall: topic.recall ?? 0 }))
  const topicsHeight = rows.length * rowHeight
  const weeksTop = headHeight + topicsHeight + gap
  const label = { color: colours.ink, fontSize: 15 }
  const heading = { ...label, fontSize: 17 }
  return {
    width,
    height: weeksTop + weeksHeight + footHeight,
    alt: plain(
      say.picture.alt(
        rows.map(({ name, recall }) => say.picture.topic(name, recall)),
        weeks.map(({ from, answers, right }) => say.picture.week(from, answers, right)),
      ),
      limits.imageAlt,
    ),
    option: {
      animation: false,
      backgroundColor: colours.card,
      textStyle: { fontFamily: 'Noto Sans CJK SC' },
      title: [
        { text: say.title, left: 24, top: 16, textStyle: { ...label, fontSize: 22 } },
        { text: say.topics, left: 24, top: 58, textStyle: heading },
        { text: say.picture.weeks, left: 24, top: weeksTop - 62, textStyle: heading },
      ],
      grid: [
        { left: 220, right: 90, top: headHeight, height: topicsHeight },
        { left: 40, right: 40, top: weeksTop, height: weeksHeight },
      ],
      xAxis: [
        { gridIndex: 0, type: 'value', min: 0, max: 1, show: false },
        {
          gridIndex: 1,
          type: 'category',
          data: weeks.map(({ from }) => from.slice('YYYY-'.length)),
          axisLabel: label,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colours.line } },
        },
      ],
      yAxis: [
        {
          gridIndex: 0,
          type: 'category',
          inverse: true,
          data: rows.map(({ name }) => plain(name, longestName)),
          axisLabel: label,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colours.line } },
        },
        { gridIndex: 1, type: 'value', show: false, minInterval: 1 },
      ],
      series: [
        {
          type: 'bar',
          xAxisIndex: 0,
          yAxisIndex: 0,
          barWidth: 16,
          showBackground: true,
          backgroundStyle: { color: colours.rest },
          itemStyle: { color: colours.bar },
          data: rows.map(({ recall }) => ({
            value: recall,
            label: { ...label, show: true, position: 'right', formatter: say.picture.share(recall) },
          })),
        },
        {
          type: 'bar',
          stack: 'week',
          xAxisIndex: 1,
          yAxisIndex: 1,
          barWidth: 36,
          itemStyle: { color: colours.bar },
          data: weeks.map(({ right }) => right),
        },
        // Hollow, so that no colour has to be told from another.
        {
          type: 'bar',
          stack: 'week',
          xAxisIndex: 1,
          yAxisIndex: 1,
          itemStyle: { color: colours.card, borderColor: colours.bar },
          data: weeks.map(({ answers, right }) => ({
            value: answers - right,
            itemStyle: { borderWidth: answers > right ? 2 : 0 },
            label: { ...label, show: answers > 0, position: 'top', formatter: `${right}/${answers}` },
          })),
        },
      ],
    },
  }
}
