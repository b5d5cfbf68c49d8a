import { blockLimits, elementLimits } from './limits.ts'
import { type Fields, flag, list, may, need, object, oneOf, text, typed, url, whole } from './schema.ts'

/** Rich text has no published cap of its own; what bounds it is the message. */
const unbounded = Number.MAX_SAFE_INTEGER

/** `highlight` is documented for text elements, not yet in @slack/types 3.2.0. */
const style: Fields = {
  style: may(
    object({
      bold: may(flag),
      italic: may(flag),
      strike: may(flag),
      underline: may(flag),
      code: may(flag),
      highlight: may(flag),
      client_highlight: may(flag),
      unlink: may(flag),
    }),
  ),
}

const id = need(text(255))
const textRun = object({ text: need(text(unbounded)), ...style })
const link = object({
  url: need(url(elementLimits.url)),
  text: may(text(unbounded)),
  unsafe: may(flag),
  ...style,
})

const inline = typed({
  text: textRun,
  link,
  user: object({ user_id: id, ...style }),
  channel: object({ channel_id: id, ...style }),
  team: object({ team_id: id, ...style }),
  usergroup: object({ usergroup_id: id, ...style }),
  broadcast: object({ range: need(oneOf('here', 'channel', 'everyone')), ...style }),
  emoji: object({ name: id, unicode: may(text(255)), skin_tone: may(whole(1, 6)), url: may(text(3_000)), ...style }),
  color: object({ value: need(text(255)), ...style }),
  date: object({
    timestamp: need(whole(0)),
    format: need(text(255)),
    url: may(url(elementLimits.url)),
    fallback: may(text(unbounded)),
    ...style,
  }),
})

const border: Fields = { border: may(oneOf(0, 1)) }
const section = object({ elements: need(list(inline, unbounded)) })

/** `language` and `offset` are documented, not yet in @slack/types 3.2.0. */
const part = typed({
  rich_text_section: section,
  rich_text_quote: object({ elements: need(list(inline, unbounded)), ...border }),
  rich_text_preformatted: object({
    elements: need(list(typed({ text: textRun, link }), unbounded)),
    language: may(text(255)),
    ...border,
  }),
  rich_text_list: object({
    elements: need(list(typed({ rich_text_section: section }), unbounded, 1)),
    style: need(oneOf('bullet', 'ordered')),
    indent: may(whole(0, blockLimits.listIndent)),
    offset: may(whole(0)),
    ...border,
  }),
})

export const richText = object({
  block_id: may(text(blockLimits.id)),
  elements: need(list(part, unbounded, 1)),
})
