// Answers for scripts, one JSON line for each JSON line in: npm run --silent answers (docs/operating.md)
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { answerQuestion } from '../src/ask/answer.ts'
import { sectionText } from '../src/ask/answer-text.ts'
import { rank } from '../src/ask/rank.ts'
import { hideSecrets } from '../src/ask/secrets.ts'
import { libraryForScript } from './notes-for-script.ts'

/** Characters of an excerpt. */
const longest = 2_000

const named = z.object({ id: z.string() })

const request = named.extend({
  query: z.string(),
  k: z.int().min(1).max(100).default(10),
  /** Of the person, for what could be in either language. */
  lang: z.enum(['en', 'zh']).catch('en'),
})

const answers: ReadonlySet<string> = new Set(['excerpt', 'choice', 'term'])

const library = await libraryForScript()
write({ ready: true })
for await (const line of createInterface({ input: process.stdin })) if (line.trim()) write(respond(line))

function respond(line: string): object {
  let asked: unknown
  try {
    asked = JSON.parse(line)
  } catch {
    return { error: 'not a line of JSON' }
  }
  const read = request.safeParse(asked)
  if (!read.success) return { ...named.safeParse(asked).data, error: z.prettifyError(read.error) }
  const { id, query, k, lang } = read.data
  const { ranking, confidence } = rank(library, hideSecrets(query), { limit: k, lang })
  const hits = ranking.map(({ note, section, score }) => ({
    path: note.path,
    excerpt: sectionText({ note, section }).slice(0, longest).toWellFormed(),
    score,
  }))
  return { id, hits, confidence, answered: answers.has(answerQuestion(library, query, { lang }).kind) }
}

function write(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
