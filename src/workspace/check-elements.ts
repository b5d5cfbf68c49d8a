import { isRecord, type Json, records } from './json.ts'
import { blockLimits, elementLimits as limits } from './limits.ts'
import {
  also,
  anything,
  type Check,
  exactlyOne,
  type Fields,
  flag,
  list,
  may,
  need,
  number,
  object,
  oneOf,
  type Report,
  text,
  typed,
  url,
  whole,
} from './schema.ts'

/** Composition objects and interactive elements of Block Kit, one table row each. */

const web = ['http:', 'https:']

export function plainText(max: number, min = 1): Check {
  return typed({ plain_text: object({ text: need(text(max, min)), emoji: may(flag) }) })
}

export function anyText(max: number, min = 1): Check {
  return typed({
    plain_text: object({ text: need(text(max, min)), emoji: may(flag) }),
    mrkdwn: object({ text: need(text(max, min)), verbatim: may(flag) }),
  })
}

const slackFile = also(object({ id: may(text(limits.url)), url: may(text(limits.url)) }), exactlyOne('id', 'url'))

/** Fields that an image block and an image element share. */
export const imageFields: Fields = {
  image_url: may(url(blockLimits.imageUrl, web)),
  slack_file: may(slackFile),
  alt_text: need(text(blockLimits.imageAlt)),
}
export const imageSource = exactlyOne('image_url', 'slack_file')

const confirm = object({
  title: may(plainText(limits.confirmTitle)),
  text: need(anyText(limits.confirmText)),
  confirm: may(plainText(limits.confirmButton)),
  deny: may(plainText(limits.confirmButton)),
  style: may(oneOf('primary', 'danger')),
})

const action: Fields = { action_id: may(text(blockLimits.id)) }
const focus: Fields = { focus_on_load: may(flag) }
const hint: Fields = { placeholder: may(plainText(limits.placeholder)) }
const sure: Fields = { confirm: may(confirm) }
const dispatch: Fields = {
  dispatch_action_config: may(
    object({ trigger_actions_on: may(list(oneOf('on_enter_pressed', 'on_character_entered'), 2, 1)) }),
  ),
}

function option(label: Check, extra: Fields = {}): Check {
  return object({
    text: need(label),
    value: may(text(limits.optionValue)),
    description: may(anyText(limits.optionDescription)),
    ...extra,
  })
}

const plainOption = option(plainText(limits.optionText))
const anyOption = option(anyText(limits.optionText))
const menuOption = option(plainText(limits.optionText), { url: may(url(limits.url)) })

const groups = list(
  object({ label: need(plainText(limits.optionText)), options: need(list(plainOption, limits.selectOptions, 1)) }),
  limits.optionGroups,
  1,
)
const choices: Fields = { options: may(list(plainOption, limits.selectOptions, 1)), option_groups: may(groups) }
const several: Fields = { max_selected_items: may(whole(1)) }

function select(fields: Fields): Check {
  return object({ ...action, ...hint, ...sure, ...focus, ...fields })
}

/** What is chosen at first must be among the options, letter by letter. */
function initialAmongOptions(element: Json, pointer: string, report: Report): void {
  const options = [...records(element['options']), ...records(element['option_groups']).flatMap(optionsOf)]
  const known = new Set(options.map((entry) => JSON.stringify(entry)))
  const initial = element['initial_options'] ?? (element['initial_option'] ? [element['initial_option']] : [])
  for (const entry of records(initial)) {
    if (!known.has(JSON.stringify(entry))) report('initial option must match one of the options', pointer)
  }
}

function optionsOf(group: Json): readonly Json[] {
  return records(group['options'])
}

const rule = (check: Check) => also(check, initialAmongOptions)
const either = (check: Check) => also(rule(check), exactlyOne('options', 'option_groups'))

const button = object({
  ...action,
  ...sure,
  text: need(plainText(limits.buttonText)),
  value: may(text(limits.buttonValue)),
  url: may(url(limits.url)),
  style: may(oneOf('primary', 'danger')),
  accessibility_label: may(text(limits.accessibilityLabel)),
})

const feedback = object({
  text: need(plainText(limits.buttonText)),
  value: need(text(limits.buttonValue)),
  accessibility_label: may(text(limits.accessibilityLabel)),
})

const selects: Readonly<Record<string, Check>> = {
  static_select: either(select({ ...choices, initial_option: may(plainOption) })),
  external_select: select({ initial_option: may(plainOption), min_query_length: may(whole(0)) }),
  users_select: select({ initial_user: may(text(255)) }),
  channels_select: select({ initial_channel: may(text(255)), response_url_enabled: may(flag) }),
  conversations_select: select({
    initial_conversation: may(text(255)),
    default_to_current_conversation: may(flag),
    response_url_enabled: may(flag),
    filter: may(anything),
  }),
  multi_static_select: either(
    select({ ...choices, ...several, initial_options: may(list(plainOption, limits.selectOptions)) }),
  ),
  multi_external_select: select({
    ...several,
    initial_options: may(list(plainOption, limits.selectOptions)),
    min_query_length: may(whole(0)),
  }),
  multi_users_select: select({ ...several, initial_users: may(list(text(255), 100)) }),
  multi_channels_select: select({ ...several, initial_channels: may(list(text(255), 100)) }),
  multi_conversations_select: select({
    ...several,
    initial_conversations: may(list(text(255), 100)),
    default_to_current_conversation: may(flag),
    filter: may(anything),
  }),
}

const pickers: Readonly<Record<string, Check>> = {
  checkboxes: rule(
    object({
      ...action,
      ...sure,
      ...focus,
      options: need(list(anyOption, limits.choiceOptions, 1)),
      initial_options: may(list(anyOption, limits.choiceOptions, 1)),
    }),
  ),
  radio_buttons: rule(
    object({
      ...action,
      ...sure,
      ...focus,
      options: need(list(anyOption, limits.choiceOptions, 1)),
      initial_option: may(anyOption),
    }),
  ),
  datepicker: select({ initial_date: may(text(10)) }),
  timepicker: select({ initial_time: may(text(5)), timezone: may(text(255)) }),
}

const dateTime: Readonly<Record<string, Check>> = {
  datetimepicker: object({ ...action, ...sure, ...focus, initial_date_time: may(number) }),
}

const buttons: Readonly<Record<string, Check>> = {
  button,
  overflow: object({ ...action, ...sure, options: need(list(menuOption, limits.overflowOptions, 1)) }),
  workflow_button: object({
    ...action,
    text: need(plainText(limits.buttonText)),
    workflow: need(anything),
    style: may(oneOf('primary', 'danger')),
    accessibility_label: may(text(limits.accessibilityLabel)),
  }),
}

function typedInput(fields: Fields): Check {
  return object({ ...action, ...hint, ...focus, ...dispatch, ...fields })
}

const inputs: Readonly<Record<string, Check>> = {
  plain_text_input: typedInput({
    initial_value: may(text(limits.inputLength, 0)),
    multiline: may(flag),
    min_length: may(whole(0, limits.inputLength)),
    max_length: may(whole(1, limits.inputLength)),
  }),
  number_input: typedInput({
    is_decimal_allowed: need(flag),
    initial_value: may(text(255)),
    min_value: may(text(255)),
    max_value: may(text(255)),
  }),
  email_text_input: typedInput({ initial_value: may(text(255, 0)) }),
  url_text_input: typedInput({ initial_value: may(text(limits.url, 0)) }),
  rich_text_input: typedInput({ initial_value: may(isObject) }),
  file_input: object({ ...action, filetypes: may(list(text(255), 100)), max_files: may(whole(1, 10)) }),
}

function isObject(value: unknown, pointer: string, report: Report): void {
  if (!isRecord(value)) report('must be an object', pointer)
}

const image: Readonly<Record<string, Check>> = { image: also(object(imageFields), imageSource) }

/** Which elements may stand where. */
export const accessory = typed({ ...buttons, ...selects, ...pickers, ...image })
export const actionsElement = typed({ ...buttons, ...selects, ...pickers, ...dateTime })
export const inputElement = typed({ ...inputs, ...selects, ...pickers, ...dateTime })
export const contextElement = typed({
  ...image,
  plain_text: plainText(blockLimits.text),
  mrkdwn: anyText(blockLimits.text),
})
export const contextActionsElement = typed({
  feedback_buttons: object({ ...action, positive_button: need(feedback), negative_button: need(feedback) }),
  icon_button: object({
    ...action,
    ...sure,
    icon: need(text(255)),
    text: need(plainText(limits.buttonText)),
    value: may(text(limits.buttonValue)),
    accessibility_label: may(text(limits.accessibilityLabel)),
    visible_to_user_ids: may(list(text(255), 100)),
  }),
})
export const cardButton = typed({ button })
