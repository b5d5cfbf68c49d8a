import type { ChoiceItem, ItemKind } from '../notes/item.ts'
import type { Lang } from '../notes/note.ts'
import type { Bank, BankItem, ItemText } from '../quiz/bank.ts'
import type { PutToChannel } from '../storage/store.ts'

/** A text whose options can be chosen. */
export interface ChoiceText extends ItemText {
  readonly item: ChoiceItem
}

/**
 * What a channel was asked, in each language in which it stands there, where the notes still say it in the same words.
 *
 * @returns none when they do not
 */
export function textsPut(bank: Bank, { item: key, lang, version, otherVersion }: PutToChannel): readonly ChoiceText[] {
  const item = bank.items.get(key)
  const first = item?.texts[lang]
  if (!item || !isChoiceText(first) || first.version !== version) return []
  if (otherVersion === undefined) return [first]
  const other = otherText(item, lang)
  return other?.version === otherVersion ? [first, other] : []
}

/** What a channel was asked, in the language of a person if it can be answered alike there, else as it stands there. */
export function textFor(bank: Bank, put: PutToChannel, lang: Lang | undefined): ChoiceText | undefined {
  const [first] = textsPut(bank, put)
  const item = bank.items.get(put.item)
  const other = item && lang !== undefined && lang !== put.lang ? otherText(item, put.lang) : undefined
  return first && (other ?? first)
}

/** The text in the other language, if it can be answered alike: the answers of all to an item are counted together. */
export function otherText({ texts }: BankItem, lang: Lang): ChoiceText | undefined {
  const text = texts[lang]
  const other = texts[lang === 'en' ? 'zh' : 'en']
  return isChoiceText(text) && isChoiceText(other) && answersOf(text) === answersOf(other) ? other : undefined
}

/** Whether an item is answered by choosing among its options. */
export function isChoice<One extends { readonly kind: ItemKind }>(
  item: One,
): item is One & { readonly kind: ChoiceItem['kind'] } {
  return item.kind === 'single' || item.kind === 'multiple' || item.kind === 'true-false'
}

function isChoiceText(text: ItemText | undefined): text is ChoiceText {
  return text !== undefined && isChoice(text.item)
}

/** How an item is answered, apart from its words. */
function answersOf({ item }: ChoiceText): string {
  return `${item.kind} ${item.choices.map(({ right }) => Number(right)).join('')}`
}
