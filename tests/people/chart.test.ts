import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { chartOf } from '../../src/people/chart.ts'
import { createChartDrawer } from '../../src/people/chart-drawer.ts'
import { words } from '../../src/words/words.ts'

const topics = [
  { name: 'linux', recall: 0.915, met: 3, items: 9 },
  { name: 'docker', met: 0, items: 4 },
  { name: '', recall: 0.5, met: 1, items: 1 },
]
const weeks = [
  { from: '2026-11-14', answers: 0, right: 0 },
  { from: '2026-11-21', answers: 5, right: 4 },
]

describe('the chart', () => {
  it.each([
    { lang: 'en', says: ['Linux 92 %', 'Other notes 50 %', '2026-11-14 none', '2026-11-21 4 of 5'] },
    { lang: 'zh', says: ['Linux 92%', '其他笔记 50%', '2026-11-14 没有练习', '2026-11-21 5 题，答对 4 题'] },
  ] as const)('says in words what it shows, of topics begun alone ($lang)', ({ lang, says }) => {
    const { alt } = chartOf({ topics }, weeks, lang)
    for (const words of says) expect(alt).toContain(words)
    expect(alt).not.toContain('Docker')
  })

  it('is a picture of twice its size, drawn by another process', { timeout: 60_000 }, async () => {
    const chart = chartOf({ topics }, weeks, 'zh')
    const png = Buffer.from(await drawn(chart))
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * chart.width, 2 * chart.height])
  })

  it('is not drawn when too many wait, and others are after that', { timeout: 120_000 }, async () => {
    const drawer = createChartDrawer()
    const broken = { ...chartOf({ topics }, weeks, 'en'), width: 0 } // refused by the renderer, so soon done
    const results = await Promise.all(Array.from({ length: 12 }, () => drawer.draw(broken)))
    expect(results.filter((result) => String(result).includes('are being drawn'))).toHaveLength(3)
    expect(results.every((result) => result instanceof Error)).toBe(true)
    expect(await drawer.draw(chartOf({ topics }, weeks, 'en'))).toBeInstanceOf(Uint8Array)
  })
})

it('the font has every character that the chart says in Chinese', () => {
  const { title, topics, picture } = words.zh.progress
  const { names, atTop } = words.zh.topics
  const said = [title, topics, atTop, ...Object.values(names), picture.weeks, picture.share(0.5)]
  const characters = new Set(said.join(''))
  const unknown = pixelsOf('\ue000')
  expect([...characters].filter((character) => pixelsOf(character).equals(unknown))).toEqual([])
})

async function drawn(chart: ReturnType<typeof chartOf>): Promise<Uint8Array> {
  const png = await createChartDrawer().draw(chart)
  if (png instanceof Error) throw png
  return png
}

function pixelsOf(character: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="30">${character}</text></svg>`
  const fontFiles = ['src/people/chart-font/NotoSansCJKsc-Subset.otf']
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans CJK SC' }
  return new Resvg(svg, { font }).render().pixels
}
