/** Reads a list of numbers that was kept as JSON. */
export function readNumbers(json: string): readonly number[] {
  const list: unknown = JSON.parse(json)
  if (!Array.isArray(list) || !list.every((value) => typeof value === 'number'))
    throw new TypeError(`Cannot read ${JSON.stringify(json.slice(0, 100))}: expected a list of numbers`)
  return list
}
