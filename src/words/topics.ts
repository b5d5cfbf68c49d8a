import type { Lang } from '../notes/note.ts'
import { words } from './words.ts'

/** The name of a folder of notes as people read it; unknown folders keep their own. */
export function topicName(folder: string, lang: Lang): string {
  const { names, atTop } = words[lang].topics
  if (folder === '') return atTop
  return folder
    .split('/')
    .map((part) => (Object.hasOwn(names, part) && names[part]) || part.replaceAll(/[-_]+/g, ' '))
    .join(' › ')
}
