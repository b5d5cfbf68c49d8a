import type { Passage } from '../../notes/passage.ts'
import type { Library } from '../library.ts'

/** What Slack shows: PNG, JPEG and GIF (docs.slack.dev, image block). */
const shown = /\.(?:png|jpe?g|gif)$/i

/**
 * The passage with the file that shows its image: the image itself or, beside a drawing in SVG, the PNG of its name.
 *
 * @param files paths of the files below the notes folder that are no notes
 */
export function withPicture(passage: Passage, files: ReadonlySet<string>): Passage {
  if (passage.kind !== 'image') return passage
  const picture = passage.url.replace(/\.svg$/i, '.png')
  return shown.test(picture) && files.has(picture) ? { ...passage, picture } : passage
}

/** Paths of all pictures that answers may show. */
export function picturesOf({ sections }: Library): ReadonlySet<string> {
  const passages = sections.flatMap((section) => section.passages)
  return new Set(passages.flatMap((passage) => (passage.kind === 'image' ? (passage.picture ?? []) : [])))
}
