import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawings } from '../../scripts/drawings/drawings.ts'
import { isMadeFrom } from '../../scripts/drawings/png.ts'
import { arrow, box, type Shape, text, width } from '../../scripts/drawings/shapes.ts'
import { toSvg } from '../../scripts/drawings/svg.ts'

const notesDir = join(import.meta.dirname, '../../notes')
const assets = join(notesDir, 'assets')
const notes = readdirSync(notesDir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
const files = drawings.flatMap((drawing) =>
  (['en', 'zh'] as const).map((lang) => ({ drawing, lang, file: `${drawing.name}.${lang}` })),
)

it('the folder holds the files of all drawings and nothing else', () => {
  expect(readdirSync(assets).sort()).toEqual(files.flatMap(({ file }) => [`${file}.png`, `${file}.svg`]).sort())
})

describe.each(files)('$file', ({ drawing, lang, file }) => {
  const svg = readFileSync(join(assets, `${file}.svg`), 'utf8')
  const png = readFileSync(join(assets, `${file}.png`))

  it('is drawn as described: npm run render:drawings', () => {
    expect(svg).toBe(toSvg(drawing, lang))
  })

  it('is in step with its PNG: npm run render:drawings', () => {
    expect(isMadeFrom(png, svg)).toBe(true)
  })

  it('is small, and sharp on any screen', () => {
    expect(png.length).toBeLessThanOrEqual(120_000)
    expect(png.readUInt32BE(16)).toBe(2 * width)
  })

  it('fetches nothing', () => {
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/href|url\(|@import|<image|https?:/)
  })

  it('is shown once, in the note that it is named after, with its title and description', () => {
    const image = `![${drawing.alt[lang]}](../../assets/${file}.svg "${drawing.title[lang]}")`
    const showing = notes.filter((path) => readFileSync(join(notesDir, path), 'utf8').includes(`assets/${file}.`))
    expect(showing).toHaveLength(1)
    const [path = ''] = showing
    expect(path.startsWith(`${lang}/`)).toBe(true)
    expect(file.startsWith(`${path.slice(path.lastIndexOf('/') + 1, -'.md'.length)}-`)).toBe(true)
    expect(readFileSync(join(notesDir, path), 'utf8').split(image)).toHaveLength(2)
  })
})

describe('a drawing is refused', () => {
  it.each<{ shape: Shape; why: string; says: RegExp }>([
    { shape: text([20, 20], 'much too long', { room: 40 }), why: 'a text is wider than its room', says: /its room 40/ },
    {
      shape: box([20, 20, 90, 60], 'blue', { name: '很长很长的名字' }),
      why: 'a name is wider than its box',
      says: /its room 74/,
    },
    {
      shape: box([20, 20, 90, 30], 'blue', { name: 'a', note: 'b' }),
      why: 'the lines are higher than the box',
      says: /too high/,
    },
    { shape: box([20, 60, 90, 60], 'blue', {}), why: 'a box reaches below the edge', says: /leaves the picture/ },
  ])('when $why', ({ shape, says }) => {
    const texts = { en: 'x', zh: 'x' }
    expect(() => toSvg({ name: 'x', title: texts, alt: texts, height: 120, shapes: [shape] }, 'en')).toThrow(says)
  })
})

it('text of a drawing cannot become markup', () => {
  const words = { en: '<b> & "c"', zh: '<b> & "c"' }
  const shapes = [
    text([20, 40], words, { room: 200 }),
    arrow([
      [0, 0],
      [9, 9],
    ]),
  ]
  const svg = toSvg({ name: 'x', title: words, alt: words, height: 80, shapes }, 'en')
  expect(svg.match(/&lt;b&gt; &amp; "c"/g)).toHaveLength(3)
  expect(svg).not.toContain('<b>')
})
