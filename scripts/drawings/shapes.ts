import type { Lang } from '../../src/notes/note.ts'

/** A picture of a note. Lengths are in pixels of a picture that is `width` wide. */
export interface Drawing {
  /** Of its files: `<name>.<lang>.svg`. Begins with the id of its note. */
  readonly name: string
  /** Shown above the picture in Slack, and as a tip in a browser. */
  readonly title: Readonly<Record<Lang, string>>
  /** What is to be seen, a sentence: the alt text in the notes. */
  readonly alt: Readonly<Record<Lang, string>>
  readonly height: number
  /** From the back to the front. */
  readonly shapes: readonly Shape[]
}

export const width = 960

export type Shape =
  | (Frame & { readonly kind: 'area'; readonly label: Words })
  | (Frame & { readonly kind: 'box' } & BoxText)
  | (ArrowStyle & { readonly kind: 'arrow'; readonly points: readonly Point[] })
  | (TextPlace & { readonly kind: 'text'; readonly at: Point; readonly text: Words })
  | { readonly kind: 'mark'; readonly at: Point; readonly good: boolean }

/** A text in both languages, or one that is the same in both; `\n` begins a new line. */
export type Words = string | Readonly<Record<Lang, string>>
export type Point = readonly [x: number, y: number]
export type Rectangle = readonly [x: number, y: number, width: number, height: number]
export type Align = 'start' | 'middle' | 'end'
export type Tone = 'plain' | 'grey' | 'blue' | 'green' | 'orange' | 'purple' | 'red'

export interface Frame {
  readonly place: Rectangle
  readonly tone: Tone
  readonly dashed?: boolean
}

/** The name of a thing in bold, and what there is to say of it below. */
export interface BoxText {
  readonly name?: Words
  readonly note?: Words
}

export interface ArrowStyle {
  /** A head at the first point, too. */
  readonly both?: boolean
  readonly dashed?: boolean
  /** Without a head. */
  readonly plain?: boolean
}

export interface TextPlace {
  /** For the longest line. */
  readonly room: number
  readonly align?: Align
  readonly bold?: boolean
}

/** A frame around others, its label at the top. */
export function area(place: Rectangle, tone: Tone, label: Words): Shape {
  return { kind: 'area', place, tone, label }
}

export function box(place: Rectangle, tone: Tone, text: BoxText, { dashed = false } = {}): Shape {
  return { kind: 'box', place, tone, dashed, ...text }
}

/** From the first point to the last one, which gets the head. */
export function arrow(points: readonly Point[], style: ArrowStyle = {}): Shape {
  return { kind: 'arrow', points, ...style }
}

/** @param at where the base line of the first line begins, ends or has its middle */
export function text(at: Point, words: Words, place: TextPlace): Shape {
  return { kind: 'text', at, text: words, ...place }
}

/** A check that passed or failed. */
export function mark(at: Point, good: boolean): Shape {
  return { kind: 'mark', at, good }
}
