import type { PersonId } from '../storage/store.ts'

/** Runs a piece of work when all that was asked for this person before has ended, well or not. */
export type InOrder = <T>(person: PersonId, work: () => Promise<T>) => Promise<T>

/** What a person does twice in a moment counts in the order in which they did it. */
export function workInOrder(): InOrder {
  const latest = new Map<string, Promise<void>>()
  return (person, work) => {
    const key = `${person.team} ${person.user}`
    const done = (latest.get(key) ?? Promise.resolve()).then(work)
    const ended = done.then(nothing, nothing).finally(() => {
      if (latest.get(key) === ended) latest.delete(key)
    })
    latest.set(key, ended)
    return done
  }
}

function nothing(): void {}
