// Draws the pictures of the notes, SVG and PNG, into notes/assets: npm run render:drawings
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RenderedImage, Resvg } from '@resvg/resvg-js'
import { drawings } from './drawings.ts'
import { encodePng } from './png.ts'
import { width } from './shapes.ts'
import { toSvg } from './svg.ts'

const font = 'Noto Sans CJK SC'
const folder = join(import.meta.dirname, '../../notes/assets')

mkdirSync(folder, { recursive: true })
for (const drawing of drawings) {
  for (const lang of ['en', 'zh'] as const) {
    const svg = toSvg(drawing, lang)
    const png = encodePng(render(svg), svg)
    writeFileSync(join(folder, `${drawing.name}.${lang}.svg`), svg)
    writeFileSync(join(folder, `${drawing.name}.${lang}.png`), png)
    console.log(`${drawing.name}.${lang}: ${(png.length / 1024).toFixed(0)} KiB`)
  }
}

/** At twice the size, for sharp screens. */
function render(svg: string): RenderedImage {
  const options = { fitTo: { mode: 'width', value: 2 * width }, font: { defaultFontFamily: font } } as const
  return new Resvg(svg, options).render()
}
