import type { HomeView } from '@slack/types'
import { exampleQuestions } from '../ask/answer.ts'
import { exampleBlocks } from '../ask/answer-blocks.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { words } from '../words/words.ts'

/** The App Home: what the app does, how to ask, questions to begin with, what is kept. */
export function homeView(library: Library, lang: Lang): HomeView {
  const { home, help } = words[lang]
  const text = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: text(home.title) },
      { type: 'section', text: text(home.text) },
      { type: 'section', text: text(help.ways.map((way) => `• ${way}`).join('\n')) },
      ...exampleBlocks(exampleQuestions(library, lang), lang),
      { type: 'context', elements: [text(home.counts(library.notes.length, library.sections.length))] },
      { type: 'divider' },
      { type: 'header', text: text(home.privacyTitle) },
      { type: 'section', text: text(home.privacy) },
    ],
  }
}
