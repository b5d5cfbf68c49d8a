import { readList } from './lists.ts'

/**
 * Reads a list of texts that was kept as JSON.
 *
 * @throws {StorageError} `damaged`
 */
export function readTexts(json: string): readonly string[] {
  return readList(json, (value) => typeof value === 'string')
}
