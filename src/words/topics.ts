import type { Lang } from '../notes/note.ts'
import { words } from './words.ts'

/** Name of a folder of notes as people read it. One that we do not know speaks for itself. */
export function topicName(folder: string, lang: Lang): string {
  const { names, atTop } = words[lang].topics
  if (folder === '') return atTop
  return folder
    .split('/')
    .map((part) => (Object.hasOwn(names, part) && names[part]) || part.replaceAll(/[-_]+/g, ' '))
    .join(' › ')
}
