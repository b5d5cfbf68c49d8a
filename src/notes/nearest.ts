import { slipsBetween } from './slips.ts'

/** What a mistyped name most likely means: the closest within a third of its letters, else one that begins like it. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.floor(name.length / 3) + 1
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue
    const distance = slipsBetween(name.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best ?? continuation(name, names)
}

/** The first name that begins with another, apart from its file suffix: `deployments` for `deployment.md`. */
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
