import { StorageError } from './error.ts'

/**
 * Reads a list of numbers that was kept as JSON.
 *
 * @throws {StorageError} `damaged` when it is none: we write nothing else there
 */
export function readNumbers(json: string): readonly number[] {
  return readList(json, (value) => typeof value === 'number')
}

/** The same of texts. */
export function readTexts(json: string): readonly string[] {
  return readList(json, (value) => typeof value === 'string')
}

function readList<Value>(json: string, isValue: (value: unknown) => value is Value): readonly Value[] {
  const list = parsed(json)
  if (Array.isArray(list) && list.every(isValue)) return list
  const found = JSON.stringify(String(json).slice(0, 100))
  throw new StorageError(
    'damaged',
    `The data is damaged: ${found} is no list. Restore a backup: npm run restore -- FILE`,
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
