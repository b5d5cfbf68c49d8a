/** Draws one chart as PNG and ends: what drawing loads, some 60 MB, goes with the process. */
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { init } from 'echarts/dist/echarts.esm.min'
import { answerParent } from '../child-process.ts'
import type { Chart } from './chart.ts'

export type ChartRequest = Pick<Chart, 'option' | 'width' | 'height'>

const fontFile = join(import.meta.dirname, 'chart-font/NotoSansCJKsc-Subset.otf')

answerParent(({ option, width, height }: ChartRequest): Uint8Array => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption(option)
  const svg = chart.renderToSVGString()
  // At twice the size, for sharp screens. Fonts of the machine have what ours lacks: names in rare characters.
  const font = { fontFiles: [fontFile], loadSystemFonts: true, defaultFontFamily: 'Noto Sans CJK SC' }
  return new Resvg(svg, { fitTo: { mode: 'width', value: 2 * width }, font }).render().asPng()
})
