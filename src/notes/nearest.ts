/** The name that a mistyped one most likely means: at most a third of its letters away, else one that begins like it. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.floor(name.length / 3) + 1
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best ?? continuation(name, names)
}

/** The first name that goes on where another one ends, file suffixes aside: `deployments` for `deployment.md`. */
function continuation(name: string, names: Iterable<string>): string | undefined {
  const stem = name.replace(/\.\w+$/, '').toLowerCase()
  if (stem.length < 3) return undefined
  return [...names].find((candidate) => candidate.toLowerCase().startsWith(stem))
}

/** ` (did you mean …?)`, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const meant = nearest(name, names)
  return meant === undefined ? '' : ` (did you mean ${meant}?)`
}

/** Levenshtein's distance: letters to put in, take out or replace. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
