/** Draws one chart as PNG and ends: what drawing loads, some 60 MB, goes with the process. */
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { init } from 'echarts/dist/echarts.esm.min'
import type { Chart } from './chart.ts'

const fontFile = join(import.meta.dirname, 'chart-font/NotoSansCJKsc-Subset.otf')

process.once('message', (chart: Pick<Chart, 'option' | 'width' | 'height'>) => {
  process.send?.(drawnOrWhyNot(chart), () => process.exit())
})
process.once('disconnect', () => process.exit()) // nobody is left to draw for

function drawnOrWhyNot(chart: Pick<Chart, 'option' | 'width' | 'height'>): Uint8Array | Error {
  try {
    return draw(chart)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function draw({ option, width, height }: Pick<Chart, 'option' | 'width' | 'height'>): Uint8Array {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption(option)
  const svg = chart.renderToSVGString()
  // At twice the size, for sharp screens. Fonts of the machine have what ours lacks: names in rare characters.
  const font = { fontFiles: [fontFile], loadSystemFonts: true, defaultFontFamily: 'Noto Sans CJK SC' }
  return new Resvg(svg, { fitTo: { mode: 'width', value: 2 * width }, font }).render().asPng()
}
