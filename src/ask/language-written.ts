import type { Request } from '../commands/request.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { type FoundSignature, findSignatures } from '../search/signatures.ts'

/** The language that a person wrote in; none where it could be either. */
export function languageWritten(library: Library, { text, lang }: Request): Lang | undefined {
  return languageBeside(findSignatures(library.signatures, text), lang)
}

/** An error is in English, whoever pastes it. */
export function languageBeside(errors: readonly FoundSignature[], lang: Lang | undefined): Lang | undefined {
  return lang === 'en' && errors.length > 0 ? undefined : lang
}
