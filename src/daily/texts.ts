import type { ItemKind } from '../notes/item.ts'
import type { Lang } from '../notes/note.ts'
import type { Bank, BankItem, ItemText } from '../quiz/bank.ts'
import { optionsOf } from '../quiz/item-passages.ts'
import type { GradedItem, GradedKind } from '../quiz/kinds/task.ts'
import type { PutToChannel } from '../storage/store.ts'

/** A text whose answers are right or wrong. */
export interface GradedText extends ItemText {
  readonly item: GradedItem
}

/**
 * What a channel was asked, in each language in which it stands there, where the notes still say it in the same words.
 *
 * @returns none when they do not
 */
export function textsPut(bank: Bank, { item: key, lang, version, otherVersion }: PutToChannel): readonly GradedText[] {
  const item = bank.items.get(key)
  const first = item?.texts[lang]
  if (!item || !isGradedText(first) || first.version !== version) return []
  if (otherVersion === undefined) return [first]
  const other = otherText(item, lang)
  return other?.version === otherVersion ? [first, other] : []
}

/** What a channel was asked, in the language of a person if it can be answered alike there, else as it stands there. */
export function textFor(bank: Bank, put: PutToChannel, lang: Lang | undefined): GradedText | undefined {
  const [first] = textsPut(bank, put)
  const item = bank.items.get(put.item)
  const other = item && lang !== undefined && lang !== put.lang ? otherText(item, put.lang) : undefined
  return first && (other ?? first)
}

/** The text in the other language, if it can be answered alike: the answers of all to an item are counted together. */
export function otherText({ texts }: BankItem, lang: Lang): GradedText | undefined {
  const text = texts[lang]
  const other = texts[lang === 'en' ? 'zh' : 'en']
  return isGradedText(text) && isGradedText(other) && answersOf(text) === answersOf(other) ? other : undefined
}

/** Whether answers to an item are right or wrong. */
export function isGraded<One extends { readonly kind: ItemKind }>(
  item: One,
): item is One & { readonly kind: GradedKind } {
  return item.kind !== 'flash'
}

function isGradedText(text: ItemText | undefined): text is GradedText {
  return text !== undefined && isGraded(text.item)
}

/** How an item is answered, apart from its words. */
function answersOf({ item }: GradedText): string {
  if ('choices' in item) return `${item.kind} ${item.choices.map(({ right }) => Number(right)).join('')}`
  return `${item.kind} ${item.kind === 'cloze' ? item.blanks.length : optionsOf(item).length}`
}
