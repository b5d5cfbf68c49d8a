// A process of its own for main.ts: answers without end, and prints the id of each answer that was confirmed
import { writeSync } from 'node:fs'
import { openStore } from '../../src/storage/open.ts'
import type { PersonId } from '../../src/storage/store.ts'
import { sampleAsked, sampleReply } from '../sample-answers.ts'

const { settings, person } = JSON.parse(process.argv[2] ?? '') as Task
const store = await openStore(settings)
for (let i = 0; ; i++) {
  const asked = sampleAsked(person, `item-${i % 10}`)
  await store.ask(asked)
  await store.answer(asked, sampleReply(asked))
  writeSync(1, `${asked.id}\n`)
}

export interface Task {
  readonly settings: { readonly dataDir: string; readonly databaseUrl?: string }
  readonly person: PersonId
}
