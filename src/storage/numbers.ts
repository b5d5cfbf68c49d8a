import { readList } from './lists.ts'

/**
 * Reads a list of numbers that was kept as JSON.
 *
 * @throws {StorageError} `damaged`
 */
export function readNumbers(json: string): readonly number[] {
  return readList(json, (value) => typeof value === 'number')
}
