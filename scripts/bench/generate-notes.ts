import { type Random, randomFrom } from './random.ts'
import { chineseWords, englishWords, shared } from './words.ts'

export interface GenerateOptions {
  readonly seed: number
  /** Files; two make a pair. */
  readonly notes: number
  /** With the lead, on average: 7.5 gives one note of a pair of pairs 7 and the other 8. At least 3. */
  readonly sectionsPerNote: number
}

/** A note in our format; the path is below the notes folder. */
export interface GeneratedNote {
  readonly path: string
  readonly source: string
}

/**
 * Writes notes that look like ours to a machine: bilingual pairs with tables, code, lists and a quiz, and words that
 * are as unevenly spread as those of a language. The same seed gives the same notes. They say nothing.
 */
export function generateNotes({ seed, notes, sectionsPerNote }: GenerateOptions): GeneratedNote[] {
  const random = randomFrom(seed)
  return Array.from({ length: Math.ceil(notes / 2) }, (_, pair) => {
    const sections = Math.floor((pair + 1) * sectionsPerNote) - Math.floor(pair * sectionsPerNote)
    const plan = planPair(random, pair, sections)
    return [english, chinese].map((language) => writeNote(random, language, plan))
  })
    .flat()
    .slice(0, notes)
}

type Shape = 'prose' | 'list' | 'table' | 'code'

/** What the two notes of a pair have in common. */
interface Plan {
  readonly number: number
  readonly id: string
  readonly folder: string
  readonly level: number
  readonly related: string
  /** Of each section after the lead: its form, its depth and the names that both languages write alike. */
  readonly sections: readonly { readonly shape: Shape; readonly depth: 2 | 3; readonly names: readonly string[] }[]
}

interface Language {
  readonly lang: 'en' | 'zh'
  readonly words: readonly string[]
  readonly space: string
  readonly stop: string
  readonly comma: string
  readonly mixUps: string
  readonly quiz: string
  readonly answerChips: (level: number, id: string) => string
  readonly explanation: string
  readonly question: (names: string) => string
}

const english: Language = {
  lang: 'en',
  words: englishWords,
  space: ' ',
  stop: '.',
  comma: ', ',
  mixUps: 'Common mix-ups',
  quiz: 'Quiz',
  answerChips: (level, id) => `\`single\` \`level ${level}\` \`id: ${id}\``,
  explanation: '**Explanation**: ',
  question: (names) => `What does ${names} do?`,
}

const chinese: Language = {
  lang: 'zh',
  words: chineseWords,
  space: '',
  stop: '。',
  comma: '，',
  mixUps: '常见误解',
  quiz: '测验',
  answerChips: (level, id) => `\`单选\` \`难度 ${level}\` \`id: ${id}\``,
  explanation: '**解析**：',
  question: (names) => `${names} 有什么用？`,
}

const folders = ['basics', 'linux', 'docker', 'k8s-core', 'k8s-workloads', 'ecosystem'] as const
const shapes: readonly Shape[] = ['prose', 'prose', 'list', 'table', 'code']

function planPair(random: Random, number: number, sections: number): Plan {
  const name = pick(random, shared)
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
  const below = sections - 1
  return {
    number,
    id: `${name}-${number}`,
    folder: pick(random, folders),
    level: 1 + (number % 3),
    related: '',
    sections: Array.from({ length: below }, (_, i) => ({
      shape: pick(random, shapes),
      depth: i > 0 && i < below - 5 ? 3 : 2,
      names: [zipf(random, shared), zipf(random, shared), `${zipf(random, shared)}-${Math.floor(random() * 1000)}`],
    })),
  }
}

function writeNote(random: Random, language: Language, plan: Plan): GeneratedNote {
  const { lang, mixUps, quiz } = language
  const title = `${phrase(random, language, 3)} ${plan.id}`
  const sections = plan.sections.map(({ shape, depth, names }, i) => {
    const last = i === plan.sections.length - 1
    const heading = last ? mixUps : `${phrase(random, language, 4)} ${names[2]}`
    const body = last ? mixUpsOf(random, language, names) : bodies[shape](random, language, names)
    return `${'#'.repeat(last ? 2 : depth)} ${heading}\n\n${body}`
  })
  const source = [
    frontMatter(random, language, plan, title),
    `# ${title}`,
    sentence(random, language, [plan.id], 22),
    ...sections,
    `## ${quiz}`,
    ...[1, 2, 3].map((item) => question(random, language, plan, item)),
  ].join('\n\n')
  return { path: `${lang}/${plan.folder}/${plan.id}.md`, source: `${source}\n` }
}

function frontMatter(random: Random, language: Language, { id, level, number }: Plan, title: string): string {
  const lines = (count: number, line: () => string) => Array.from({ length: count }, () => `  - ${line()}`)
  return [
    '---',
    `id: ${id}`,
    `title: ${title}`,
    `lang: ${language.lang}`,
    'tags: [kubernetes, docker]',
    `level: ${level}`,
    'aliases:',
    ...lines(5, () => `${phrase(random, language, 2)} ${id} ${Math.floor(random() * 10_000)}`),
    'questions:',
    ...lines(4, () => language.question(`${phrase(random, language, 3)} ${zipf(random, shared)}`)),
    'sources:',
    '  - title: Documentation',
    `    url: https://example.org/${number}`,
    "    checked: '2026-11-23'",
    "updated: '2026-11-23'",
    '---',
  ].join('\n')
}

type Write = (random: Random, language: Language, names: readonly string[]) => string

const paragraph: Write = (random, language, names) =>
  Array.from({ length: 4 }, () => sentence(random, language, names, 14)).join(language.space)

const bodies: Record<Shape, Write> = {
  prose: (random, language, names) => [1, 2].map(() => paragraph(random, language, names)).join('\n\n'),
  list: (random, language, names) => {
    const entry = () => `- **${zipf(random, shared)}** — ${sentence(random, language, names, 10)}`
    return `${paragraph(random, language, names)}\n\n${Array.from({ length: 5 }, entry).join('\n')}`
  },
  table: (random, language, names) => {
    const row = () =>
      `| \`${zipf(random, shared)}\` | ${phrase(random, language, 5)} | ${phrase(random, language, 4)} |`
    const rows = ['| A | B | C |', '|---|---|---|', ...Array.from({ length: 6 }, row)]
    return `${rows.join('\n')}\n\n${paragraph(random, language, names)}`
  },
  code: (random, language, names) => {
    const output = names.map((name) => `${name}   ${Math.floor(random() * 100)}/${zipf(random, shared)}`)
    return `\`\`\`console\n$ kubectl get ${names[0]} -o ${names[1]}\n${output.join('\n')}\n\`\`\`\n\n${paragraph(random, language, names)}`
  },
}

const mixUpsOf: Write = (random, language, names) =>
  Array.from({ length: 4 }, () => {
    return `- ${phrase(random, language, 6)} → ${sentence(random, language, names, 10)}`
  }).join('\n')

function question(random: Random, language: Language, plan: Plan, item: number): string {
  const level = 1 + (item % 3)
  const wrong = [1, 2].map(
    (i) => `- [ ] ${phrase(random, language, 5)} ${item}${i}\n  > ${sentence(random, language, [plan.id], 8)}`,
  )
  return [
    `### ${language.question(`${phrase(random, language, 5)} ${item}`)}`,
    language.answerChips(level, `item-${item}`),
    `- [x] ${phrase(random, language, 5)} ${item}0\n${wrong.join('\n')}`,
    `> ${language.explanation}${sentence(random, language, [plan.id], 10)}`,
  ].join('\n\n')
}

function sentence(random: Random, language: Language, names: readonly string[], length: number): string {
  const half = Math.ceil(length / 2)
  const name = `\`${pick(random, names)}\``
  const first = `${capital(phrase(random, language, half))} ${name} ${phrase(random, language, 2)}`
  return `${first}${language.comma}${phrase(random, language, length - half)}${language.stop}`
}

function phrase(random: Random, { words, space }: Language, length: number): string {
  return Array.from({ length }, () => zipf(random, words)).join(space)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** A word of the list, the first about twice as often as the second and n times as often as the n-th. */
function zipf<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor((list.length + 1) ** random()) - 1] as T
}
