/**
 * Makes both halves of a note from a template: `npm run new-note -- <folder>/<id>`, below NOTES_DIR (`notes`). Exit
 * status: 0 made · 1 not made, with the reason · 64 called wrongly.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withEnvFile } from '../src/config.ts'
import { exitOnKnownError } from '../src/known-errors.ts'
import { didYouMean } from '../src/notes/nearest.ts'
import type { Lang } from '../src/notes/note.ts'
import { tags } from '../src/notes/tags.ts'
import { noteTemplate } from './note-template.ts'

const wrongCall = 64
const langs: readonly Lang[] = ['en', 'zh']
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const notesDir = notesFolder()
process.exitCode = main(process.argv.slice(2))

function main(args: readonly string[]): number {
  const [path = '', ...others] = args
  const [folder = '', id = '', ...deeper] = path.split('/')
  if (others.length > 0 || id === '' || deeper.length > 0) {
    console.error('Usage: npm run new-note -- <folder>/<id>, for example: npm run new-note -- linux/signals')
    return wrongCall
  }
  const reason = whyNot(folder, id)
  if (reason !== undefined) {
    console.error(`Cannot make ${path}: ${reason}`)
    return 1
  }
  const today = new Date().toISOString().slice(0, 10)
  const files = langs.map((lang) => ({ lang, file: join(notesDir, lang, folder, `${id}.md`) }))
  for (const { lang, file } of files) {
    writeFileSync(file, noteTemplate(lang, { id, tag: tagFor(folder), today }), { flag: 'wx' })
  }
  for (const { file } of files) console.log(relative('', file))
  console.log(`
Next, in both files:
1. Write what each TODO asks for; what holds one is not searched. docs/writing-notes.md tells how.
2. Name related notes, and name this one in \`related\` of another note.
3. See what is left: npm run --silent check:notes
4. See it as people will: npm start`)
  return 0
}

function notesFolder(): string {
  try {
    return withEnvFile(process.env, '.env')['NOTES_DIR'] || 'notes'
  } catch (error) {
    exitOnKnownError(error)
  }
}

function whyNot(folder: string, id: string): string | undefined {
  const folders = foldersOf('en')
  if (!kebab.test(id)) return `"${id}" is no id, expected lower-case words joined by hyphens`
  if (!folders.includes(folder)) {
    return `there is no folder "${folder}"${didYouMean(folder, folders)}; there are ${folders.join(', ')}`
  }
  const taken = langs
    .flatMap((lang) => foldersOf(lang).map((other) => join(notesDir, lang, other, `${id}.md`)))
    .find((file) => existsSync(file))
  if (taken !== undefined) return `${relative('', taken)} exists, and an id is used once over all folders`
  if (!foldersOf('zh').includes(folder)) return `there is no folder ${join(notesDir, 'zh', folder)}`
  return undefined
}

function foldersOf(lang: Lang): string[] {
  const folder = join(notesDir, lang)
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** The name of the folder says it: `docker` is a tag, and so is the end of `k8s-network`. */
function tagFor(folder: string): string {
  return (
    [folder, folder.replace(/^k8s-/, '')].find((name) => tags.includes(name)) ??
    (folder.startsWith('k8s-') ? 'kubernetes' : 'basics')
  )
}
