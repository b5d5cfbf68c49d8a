/**
 * About how many pixels wide a text comes out: rather more than in Noto Sans or Helvetica, so that it fits in the font
 * that a reader has.
 */
export function widthOf(text: string, { size, bold }: { readonly size: number; readonly bold: boolean }): number {
  const ems = Array.from(text).reduce((sum, character) => sum + emsOf(character), 0)
  return ems * size * (bold ? 1.05 : 1)
}

function emsOf(character: string): number {
  return widths.find(([characters]) => characters.test(character))?.[1] ?? 0.57
}

/** In ems, the first that fits. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\u2e80-\u9fff\uff00-\uff60“”…—]/, 1],
  [/[ijl.,:;'!|()[\]]/, 0.3],
  [/[ frtI/-]/, 0.36],
  [/[mwMW@%]/, 0.87],
  [/[A-Z&→]/, 0.68],
]
