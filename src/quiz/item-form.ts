import type { InputBlock, ModalView, PlainTextInput, StaticSelect } from '@slack/types'
import type { Lang } from '../notes/note.ts'
import { runsText } from '../notes/passage.ts'
import { passagesToBlocks } from '../slack/blocks.ts'
import { limits } from '../slack/limits.ts'
import { plainText } from '../slack/plain-blocks.ts'
import { plain } from '../slack/text.ts'
import { words } from '../words/words.ts'
import { fieldBlock, quizActions, quizForms } from './buttons.ts'
import { reportReasons } from './card.ts'
import type { PutItem } from './item-blocks.ts'
import { letterOf, optionPassages, optionsOf, stemPassages } from './item-passages.ts'
import { isExact, longestReply } from './kinds/cloze.ts'
import type { Fault, GradedItem } from './kinds/task.ts'
import { type Task, taskOf } from './kinds/task.ts'

/** The form in which a cloze, an order or a match is answered: the item in full, and a field for each part. */
export function answerForm({ id, seed, item, lang }: PutItem & { readonly item: GradedItem }): ModalView {
  const say = words[lang].quiz
  const task = taskOf(item, seed)
  const passages = [...stemPassages(item), ...optionPassages(item, task.shown)]
  return {
    type: 'modal',
    callback_id: quizForms.answer,
    private_metadata: id,
    title: plainText(say.formTitle, limits.viewTitle),
    submit: plainText(say.send, limits.viewButton),
    close: plainText(say.cancel, limits.viewButton),
    blocks: [
      ...passagesToBlocks(passages, { maxCharacters: 9_500 }).blocks,
      ...Array.from(
        { length: task.fields },
        (_, n): InputBlock => ({
          type: 'input',
          block_id: fieldBlock(n),
          label: plainText(labelOf(item, n, lang), limits.inputLabel),
          ...(item.kind === 'cloze' &&
            isExact(item.blanks[n] ?? []) && { hint: plainText(say.exact, limits.inputHint) }),
          element: fieldOf(item, task, lang),
        }),
      ),
    ],
  }
}

/** The errors that Slack shows at the fields of an incomplete form. */
export function formErrors(faults: ReadonlyMap<number, Fault>, lang: Lang): Record<string, string> {
  return Object.fromEntries([...faults].map(([n, fault]) => [fieldBlock(n), words[lang].quiz[fault]]))
}

/** Asks why somebody reports an item; only one of these reasons is kept. */
export function reportForm(id: string, lang: Lang): ModalView {
  const { reportForm: say, reasons, cancel } = words[lang].quiz
  return {
    type: 'modal',
    callback_id: quizForms.report,
    private_metadata: id,
    title: plainText(say.title, limits.viewTitle),
    submit: plainText(say.send, limits.viewButton),
    close: plainText(cancel, limits.viewButton),
    blocks: [
      {
        type: 'input',
        block_id: fieldBlock(0),
        label: plainText(say.label, limits.inputLabel),
        hint: plainText(say.hint, limits.inputHint),
        element: {
          type: 'radio_buttons',
          action_id: quizActions.field,
          options: reportReasons.map((reason) => ({
            text: plainText(reasons[reason], limits.optionText),
            value: reason,
          })),
        },
      },
    ],
  }
}

/** Replaces the report form once it was sent. */
export function reportDone(lang: Lang): ModalView {
  const { reportForm: say, reported } = words[lang].quiz
  return {
    type: 'modal',
    title: plainText(say.title, limits.viewTitle),
    blocks: [{ type: 'section', text: plainText(reported, limits.sectionText) }],
  }
}

function labelOf(item: GradedItem, n: number, lang: Lang): string {
  const say = words[lang].quiz
  if (item.kind === 'cloze') return say.blank(n + 1, item.blanks.length)
  const left = item.kind === 'match' ? plain(runsText(item.pairs[n]?.left ?? [])).trim() : ''
  return left || say.step(n + 1, optionsOf(item).length)
}

function fieldOf(item: GradedItem, { shown }: Task, lang: Lang): PlainTextInput | StaticSelect {
  if (item.kind === 'cloze') return { type: 'plain_text_input', action_id: quizActions.field, max_length: longestReply }
  const options = optionsOf(item)
  return {
    type: 'static_select',
    action_id: quizActions.field,
    placeholder: plainText(words[lang].quiz.choose, limits.placeholder),
    options: shown.map((option, position) => ({
      text: plainText(`${letterOf(position)}. ${runsText(options[option] ?? [])}`, limits.optionText),
      value: String(position),
    })),
  }
}
