import MiniSearch from 'minisearch'
import { searchText } from '../../src/library/compiling/search-document.ts'
import type { Library } from '../../src/library/library.ts'
import { readQuestion } from '../../src/search/question.ts'
import { search } from '../../src/search/search.ts'
import { atMost, type Figure, short } from './table.ts'
import { percentile, tidyUp, timed } from './times.ts'

const questionCount = 500
const rounds = { warmUp: 2, timed: 4 } as const

/** Search with the reading of the question, and plain MiniSearch over the same text, by turns. */
export function measureSearch(library: Library): readonly Figure[] {
  const plain = plainIndex(library)
  const questions = spread(library)
  const times = { ours: [] as number[], plain: [] as number[] }
  for (let round = 0; round < rounds.warmUp + rounds.timed; round++) {
    if (round === rounds.warmUp) tidyUp()
    for (const question of questions) {
      const ours = timed(() => search(library.index, readQuestion(question, library.index)))
      const theirs = timed(() => plain.search(question))
      if (round < rounds.warmUp) continue
      times.ours.push(ours)
      times.plain.push(theirs)
    }
  }

  const what = `${library.sections.length} sections, ${questions.length} questions`
  return [
    atMost(`search, ${what}, p50`, percentile(times.ours, 0.5), 0.5, 'ms'),
    atMost('search, p99', percentile(times.ours, 0.99), 2, 'ms'),
    ...[0.5, 0.99].map((share) =>
      compared(`p${share * 100}`, percentile(times.ours, share), percentile(times.plain, share)),
    ),
  ]
}

function compared(name: string, ours: number, plain: number): Figure {
  return { name: `plain MiniSearch, ${name}`, value: `${short(plain)} ms (ours takes ${short(ours / plain)} ×)` }
}

function plainIndex({ sections }: Library): MiniSearch {
  const plain = new MiniSearch({ fields: ['heading', 'text'] })
  plain.addAll(
    sections.map(({ heading, passages }, id) => ({ id, heading, text: passages.map(searchText).join('\n') })),
  )
  return plain
}

/** Questions and headings of all notes, evenly picked. */
function spread({ notes, sections }: Library): readonly string[] {
  const all = [...new Set([...notes.flatMap(({ questions }) => questions), ...sections.map(({ heading }) => heading)])]
  const count = Math.min(questionCount, all.length)
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] ?? '')
}
