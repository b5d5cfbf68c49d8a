import {
  accessory,
  actionsElement,
  anyText,
  cardButton,
  contextActionsElement,
  contextElement,
  imageFields,
  imageSource,
  inputElement,
  plainText,
} from './check-elements.ts'
import { richText } from './check-rich-text.ts'
import { codePoints, isRecord, type Json, records, shown } from './json.ts'
import { blockLimits as limits, messageLimits, viewLimits } from './limits.ts'
import {
  also,
  anything,
  type Check,
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

export type Surface = 'message' | 'modal' | 'home'

/**
 * Checks blocks as Slack does before it shows them.
 *
 * @param root  where the list stands in what the app sent, as a JSON pointer
 * @returns Slack's lines, such as `must be less than 151 characters [json-pointer:/blocks/0/text/text]`
 */
export function checkBlocks(blocks: readonly unknown[], surface: Surface, root = '/blocks'): readonly string[] {
  const problems: string[] = []
  const report: Report = (problem, pointer) => problems.push(`${problem} [json-pointer:${pointer}]`)
  const most = surface === 'message' ? messageLimits.blocks : viewLimits.blocks
  list(typed(checksFor[surface]), most)(blocks, root, report)
  checkUnique(blocks, root, report)
  if (surface === 'message') checkMessage(blocks, root, report)
  return problems
}

/** Code points of all that people can read in the blocks. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + textLength(inner), 0)
  if (!isRecord(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? codePoints(inner) : textLength(inner)),
    0,
  )
}

const cell = typed({
  raw_text: object({ text: need(text(messageLimits.tableCharacters)) }),
  raw_number: object({ value: need(number), text: may(text(messageLimits.tableCharacters)) }),
  rich_text: richText,
})

function row(most: number): Check {
  return list(cell, most, 1)
}

const column: Check = (value, pointer, report) => {
  if (value === null) return
  object({ align: may(oneOf('left', 'center', 'right')), is_wrapped: may(flag) })(value, pointer, report)
}

function sameWidth(block: Json, pointer: string, report: Report): void {
  const rows = Array.isArray(block['rows']) ? block['rows'].filter(Array.isArray) : []
  if (new Set(rows.map((cells) => cells.length)).size > 1) {
    report('all rows must have the same number of cells', `${pointer}/rows`)
  }
}

function textOrFields(block: Json, pointer: string, report: Report): void {
  if (block['text'] === undefined && block['fields'] === undefined) report('missing required field: text', pointer)
}

const icon = may(typed({ image: also(object(imageFields), imageSource) }))

const card = block({
  hero_image: icon,
  icon,
  title: may(anyText(limits.cardTitle)),
  subtitle: may(anyText(limits.cardTitle)),
  body: may(anyText(limits.cardBody)),
  subtext: may(anyText(limits.cardBody)),
  actions: may(list(cardButton, limits.cardActions)),
})

/** Every block: the surfaces on which Slack takes it, and what it may hold. */
const blocks: Readonly<Record<string, { readonly on: readonly Surface[]; readonly check: Check }>> = {
  header: { on: ['message', 'modal', 'home'], check: block({ text: need(plainText(limits.headerText)) }) },
  section: {
    on: ['message', 'modal', 'home'],
    check: also(
      block({
        text: may(anyText(limits.text)),
        fields: may(list(anyText(limits.sectionField), limits.sectionFields, 1)),
        accessory: may(accessory),
        expand: may(flag),
      }),
      textOrFields,
    ),
  },
  rich_text: { on: ['message', 'modal', 'home'], check: richText },
  divider: { on: ['message', 'modal', 'home'], check: block({}) },
  image: {
    on: ['message', 'modal', 'home'],
    check: also(block({ ...imageFields, title: may(plainText(limits.imageTitle)) }), imageSource),
  },
  context: {
    on: ['message', 'modal', 'home'],
    check: block({ elements: need(list(contextElement, limits.contextElements, 1)) }),
  },
  actions: {
    on: ['message', 'modal', 'home'],
    check: block({ elements: need(list(actionsElement, limits.actionsElements, 1)) }),
  },
  context_actions: {
    on: ['message'],
    check: block({ elements: need(list(contextActionsElement, limits.contextActionsElements, 1)) }),
  },
  input: {
    on: ['message', 'modal', 'home'],
    check: block({
      label: need(plainText(limits.inputLabel)),
      hint: may(plainText(limits.inputHint)),
      element: need(inputElement),
      optional: may(flag),
      dispatch_action: may(flag),
    }),
  },
  markdown: { on: ['message'], check: block({ text: need(text(limits.markdown)) }) },
  table: {
    on: ['message', 'home'],
    check: also(
      block({
        rows: need(list(row(limits.tableCells), limits.tableRows, 1)),
        column_settings: may(list(column, limits.tableCells)),
      }),
      sameWidth,
    ),
  },
  data_table: {
    on: ['message', 'home'],
    check: also(
      block({
        rows: need(list(row(limits.tableCells), limits.dataTableRows, 2)),
        caption: need(text(limits.text)),
        page_size: may(whole(1, 100)),
        row_header_column_index: may(whole(0)),
      }),
      (value, pointer, report) => {
        sameWidth(value, pointer, report)
        if (textLength(value['rows']) > limits.dataTableCharacters) tooLong(limits.dataTableCharacters, pointer, report)
      },
    ),
  },
  data_visualization: { on: ['message'], check: anything },
  alert: {
    on: ['modal'],
    check: block({
      text: need(anyText(limits.alertText)),
      level: may(oneOf('default', 'info', 'warning', 'error', 'success')),
    }),
  },
  card: { on: ['message', 'modal', 'home'], check: card },
  carousel: {
    on: ['message', 'home'],
    check: block({ elements: need(list(typed({ card }), limits.carouselCards, 1)) }),
  },
  container: {
    on: ['message'],
    check: block({
      title: may(plainText(limits.containerTitle)),
      rich_text_title: may(richText),
      subtitle: may(anyText(limits.containerTitle)),
      child_blocks: need(list(anything, limits.containerChildren, 1)),
      width: may(oneOf('narrow', 'standard', 'wide', 'full')),
      icon,
      is_collapsible: may(flag),
      default_collapsed: may(flag),
      has_header_divider: may(flag),
    }),
  },
  plan: { on: ['message'], check: anything },
  task_card: { on: ['message'], check: anything },
  video: {
    on: ['message', 'modal', 'home'],
    check: block({
      video_url: need(url(3_000, ['https:'])),
      thumbnail_url: need(url(3_000, ['https:'])),
      alt_text: need(text(limits.imageAlt)),
      title: need(plainText(limits.videoTitle)),
      title_url: may(url(3_000, ['https:'])),
      author_name: may(text(limits.videoAuthor)),
      provider_name: may(text(255)),
      provider_icon_url: may(url(3_000, ['https:'])),
      description: may(plainText(limits.text)),
    }),
  },
  file: { on: ['message'], check: block({ external_id: need(text(255)), source: need(oneOf('remote')) }) },
}

const checksFor: Readonly<Record<Surface, Readonly<Record<string, Check>>>> = {
  message: allowedOn('message'),
  modal: allowedOn('modal'),
  home: allowedOn('home'),
}

function allowedOn(surface: Surface): Readonly<Record<string, Check>> {
  const allowed = Object.entries(blocks).filter(([, { on }]) => on.includes(surface))
  return Object.fromEntries(allowed.map(([type, { check }]) => [type, check]))
}

function block(fields: Fields): Check {
  return object({ block_id: may(text(limits.id)), ...fields })
}

function tooLong(max: number, pointer: string, report: Report): void {
  report(`must be less than ${max + 1} characters`, pointer)
}

/** `block_id` once in the list, `action_id` once in its block. */
function checkUnique(all: readonly unknown[], root: string, report: Report): void {
  const seen = new Set<unknown>()
  for (const [i, one] of all.entries()) {
    if (!isRecord(one)) continue
    const id = one['block_id']
    if (id !== undefined && seen.has(id)) report(`block_id already exists: ${shown(id)}`, `${root}/${i}/block_id`)
    seen.add(id)
    const actions = records(one['elements']).map((element) => element['action_id'])
    for (const action of new Set(actions.filter((found, j) => found !== undefined && actions.indexOf(found) < j))) {
      report(`action_id already exists: ${shown(action)}`, `${root}/${i}/elements`)
    }
  }
}

function checkMessage(all: readonly unknown[], root: string, report: Report): void {
  const ofType = (type: string) => [...all.entries()].filter(([, one]) => isRecord(one) && one['type'] === type)
  const tables = ofType('table')
  for (const [i] of tables.slice(messageLimits.tables)) report('only_one_table_allowed', `${root}/${i}`)
  if (textLength(tables.map(([, table]) => table)) > messageLimits.tableCharacters) {
    tooLong(messageLimits.tableCharacters, `${root}/${tables[0]?.[0]}/rows`, report)
  }
  const markdown = ofType('markdown')
  if (markdown.length > 1 && textLength(markdown.map(([, one]) => one)) > limits.markdown) {
    tooLong(limits.markdown, `${root}/${markdown[0]?.[0]}/text`, report)
  }
  for (const [i] of ofType('data_visualization').slice(messageLimits.dataVisualizations)) {
    report(`no more than ${messageLimits.dataVisualizations} items allowed`, `${root}/${i}`)
  }
}
