/** Reads a list of texts that was kept as JSON. */
export function readTexts(json: string): readonly string[] {
  const list: unknown = JSON.parse(json)
  if (!Array.isArray(list) || !list.every((value) => typeof value === 'string'))
    throw new TypeError(`Cannot read ${JSON.stringify(json.slice(0, 100))}: expected a list of texts`)
  return list
}
