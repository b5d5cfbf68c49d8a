import type { Lang } from '../notes/note.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** Everything that the app itself says. Texts for Slack are plain text; no mark in them has a meaning. */
export interface Words {
  readonly answer: {
    /** `date` as YYYY-MM-DD. */
    readonly checked: (date: string) => string
    readonly updated: (date: string) => string
    /** `product` as written in the note, e.g. `kubernetes`, and its range of versions. */
    readonly appliesTo: (product: string, versions: string) => string
    readonly approximate: string
    /** By the language of the note, which is not that of the question. */
    readonly otherLanguage: Readonly<Record<Lang, string>>
    /** The excerpt explains an error by which it was found. */
    readonly knownError: (signature: string) => string
    readonly questionCut: (characters: number) => string
    readonly excerptCut: string
    readonly clipped: string
    readonly sources: string
    readonly seeAlso: string
    readonly inThisNote: string
    readonly share: string
    readonly more: string
    /** Leads to the same section in the other language, and is written in it. */
    readonly switchLanguage: string
    readonly openNote: string
    readonly shared: string
    /** Above an answer that somebody shared. */
    readonly sharedQuestion: (name: string, question: string) => string
    /** The note of a button has changed or gone. */
    readonly gone: string
  }
  /** A word with several meanings, each shown by the note that explains it. */
  readonly choice: { readonly title: string }
  readonly term: {
    /** Other words for it. */
    readonly also: (words: string) => string
  }
  readonly nothing: {
    readonly title: string
    readonly text: (question: string) => string
    readonly maybe: string
    readonly wayOn: string
    readonly request: string
    readonly requestConfirm: {
      readonly title: string
      readonly text: string
      readonly yes: string
      readonly no: string
    }
    /** Posted in the channel where authors look. */
    readonly requestPosted: (name: string, question: string) => string
    readonly requestDone: string
    readonly requestFailed: string
  }
  readonly help: {
    readonly title: string
    readonly text: string
    readonly ways: readonly string[]
    readonly examples: string
    readonly greeting: string
    readonly thanks: string
  }
  readonly home: {
    readonly title: string
    readonly text: string
    readonly counts: (notes: number, sections: number) => string
    readonly privacyTitle: string
    readonly privacy: string
  }
  /** Something broke; `id` stands in the log. */
  readonly failed: (id: string) => string
}

export const words: Readonly<Record<Lang, Words>> = { en, zh }
