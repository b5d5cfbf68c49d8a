/** The id itself, or with the first number that makes it unused. */
export function unusedId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let number = 1
  while (taken.has(`${id}-${number}`)) number++
  return `${id}-${number}`
}
