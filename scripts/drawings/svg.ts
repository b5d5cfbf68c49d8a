import type { Lang } from '../../src/notes/note.ts'
import {
  type Align,
  type ArrowStyle,
  type BoxText,
  type Drawing,
  type Frame,
  type Point,
  type Rectangle,
  type Shape,
  type Tone,
  type Words,
  width,
} from './shapes.ts'
import { widthOf } from './text-width.ts'

/** Every text has a contrast above 7:1; the card is opaque, so that it can stand on white and on black. */
const ink = '#1b2430'
const card = '#fbfcfe'
const line = '#4a5768'
const tones: Readonly<Record<Tone, { fill: string; stroke: string }>> = {
  plain: { fill: '#ffffff', stroke: '#8794a6' },
  grey: { fill: '#e6eaf0', stroke: '#77859a' },
  blue: { fill: '#dce9fc', stroke: '#3b6fb6' },
  green: { fill: '#daf1e0', stroke: '#2f8a4c' },
  orange: { fill: '#fdecd3', stroke: '#b86e14' },
  purple: { fill: '#ece4fa', stroke: '#7550b5' },
  red: { fill: '#fbe1df', stroke: '#b8433b' },
}

const fontFamily = 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, Helvetica, Arial, sans-serif'
const sizes = { name: 18, note: 16 }
const lineHeight = 1.35
/** Between a text and the edge of its box. */
const padding = 8
/** Around all shapes. */
const margin = 8

/** @throws {RangeError} when a text is longer than its room, or a box leaves the picture */
export function toSvg({ name, title, alt, height, shapes }: Drawing, lang: Lang): string {
  const parts = shapes.map((shape) => {
    const outside = 'place' in shape && leaves(shape.place, height)
    if (outside) throw new RangeError(`${name}.${lang}: the box at ${shape.place.slice(0, 2)} leaves the picture`)
    return draw(shape, lang)
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" xml:lang="${lang}" font-family="${fontFamily}" font-size="${sizes.note}" fill="${ink}">`,
    `<title id="title">${escapeXml(title[lang])}</title>`,
    `<desc id="desc">${escapeXml(alt[lang])}</desc>`,
    `<rect width="${width}" height="${height}" fill="${card}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n')
}

function leaves([x, y, w, h]: Rectangle, height: number): boolean {
  return x < margin || y < margin || x + w > width - margin || y + h > height - margin
}

function draw(shape: Shape, lang: Lang): string {
  switch (shape.kind) {
    case 'area': {
      const [x, y, w] = shape.place
      const style = { size: sizes.note, bold: true, room: w - 28 }
      return frame(shape) + texts([x + 14, y + 26], linesOf(shape.label, lang), style)
    }
    case 'box':
      return frame(shape) + boxTexts(shape.place, shape, lang)
    case 'arrow':
      return arrow(shape.points, shape)
    case 'text':
      return texts(shape.at, linesOf(shape.text, lang), { ...shape, size: sizes.note })
    case 'mark':
      return mark(shape.at, shape.good)
  }
}

function frame({ place: [x, y, w, h], tone, dashed }: Frame): string {
  const { fill, stroke } = tones[tone]
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${fill}" stroke="${stroke}" stroke-width="1.5"${dashes(dashed)}/>`
}

function boxTexts([x, y, w, h]: Rectangle, { name = '', note = '' }: BoxText, lang: Lang): string {
  const [names, notes] = [linesOf(name, lang), linesOf(note, lang)]
  const tall = { names: names.length * sizes.name * lineHeight, notes: notes.length * sizes.note * lineHeight }
  const space = h - tall.names - tall.notes
  if (space < 0) throw new RangeError(`${[...names, ...notes].join(' ')} is ${-space} too high for its box (${lang})`)
  const top = y + space / 2
  const style = { align: 'middle', room: w - 2 * padding } as const
  return (
    texts([x + w / 2, top + sizes.name], names, { ...style, size: sizes.name, bold: true }) +
    texts([x + w / 2, top + tall.names + sizes.note], notes, { ...style, size: sizes.note })
  )
}

interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  readonly align?: Align
  readonly room: number
}

function texts([x, y]: Point, lines: readonly string[], { size, bold = false, align, room }: TextStyle): string {
  const attributes = [
    ...(size === sizes.note ? [] : [` font-size="${size}"`]),
    ...(bold ? [' font-weight="700"'] : []),
    ...(align === undefined || align === 'start' ? [] : [` text-anchor="${align}"`]),
  ].join('')
  return lines
    .map((text, i) => {
      const wide = Math.ceil(widthOf(text, { size, bold }))
      if (wide > room) throw new RangeError(`"${text}" is about ${wide} wide, its room ${room}`)
      return `<text x="${x}" y="${Math.round(y + i * size * lineHeight)}"${attributes}>${escapeXml(text)}</text>`
    })
    .join('')
}

function arrow(points: readonly Point[], { both, dashed, plain }: ArrowStyle): string {
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const heads = [...(plain ? [] : [head(points)]), ...(both ? [head(points.toReversed())] : [])]
  return `<path d="${path}" fill="none" stroke="${line}" stroke-width="2" stroke-linejoin="round"${dashes(dashed)}/>${heads.join('')}`
}

/** A triangle whose tip is the last point. */
function head(points: readonly Point[]): string {
  const [[fromX, fromY] = [0, 0], [x, y] = [0, 0]] = points.slice(-2)
  const angle = Math.atan2(y - fromY, x - fromX)
  const corner = (turn: number) =>
    `${(x - 12 * Math.cos(angle + turn)).toFixed(1)} ${(y - 12 * Math.sin(angle + turn)).toFixed(1)}`
  return `<path d="M${x} ${y}L${corner(0.45)}L${corner(-0.45)}Z" fill="${line}" stroke="${line}" stroke-linejoin="round"/>`
}

function mark([x, y]: Point, good: boolean): string {
  const { fill, stroke } = tones[good ? 'green' : 'red']
  const sign = good ? `M${x - 5} ${y}l4 4l7 -8` : `M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`
  return `<circle cx="${x}" cy="${y}" r="11" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/><path d="${sign}" fill="none" stroke="${stroke}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`
}

function dashes(dashed: boolean | undefined): string {
  return dashed ? ' stroke-dasharray="7 5"' : ''
}

/** The lines of a text; none of an empty one. */
function linesOf(words: Words, lang: Lang): string[] {
  const text = typeof words === 'string' ? words : words[lang]
  return text === '' ? [] : text.split('\n')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
