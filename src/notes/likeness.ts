/** Words that say nothing about a text's subject. */
const smallWords = new Set(
  'a an the this that these those it its is are was be does do of in to on for by from with and or as at what which who when how statement statements true about 关于 下面 哪些 说法 正确 什么'.split(
    ' ',
  ),
)

/** The words of a text in order, without small ones, plurals cut, Chinese in pairs of characters. */
export function wordsOf(text: string): string[] {
  const parts =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []
  return parts
    .flatMap((part) => (/\p{Script=Han}/u.test(part) ? pairsOf(part) : [part.replace(/(?<=..[^s])s$/, '')]))
    .filter((word) => !smallWords.has(word))
}

/** Whether two texts share at least this part (above 0, up to 1) of all the words in either. */
export function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>, part: number): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size < part * large.size) return false // cannot share enough, however alike they are
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared > 0 && shared >= part * (a.size + b.size - shared)
}

function pairsOf(text: string): string[] {
  const marks = Array.from(text)
  return marks.length === 1 ? marks : marks.slice(1).map((mark, i) => `${marks[i]}${mark}`)
}
