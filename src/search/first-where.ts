/** The first of the numbers from 0 to `end` - 1 for which `holds` is true, else `end`. Once true, it must stay true. */
export function firstWhere(end: number, holds: (number: number) => boolean): number {
  let low = 0
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
