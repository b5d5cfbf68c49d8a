import type { Json } from './json.ts'
import type { Place, World } from './world.ts'

/** Escapes plain text as Slack does before it stores or delivers it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Escapes what a person typed, and turns `@name`, `#channel` and addresses into Slack's own marks. */
export function markTyped(world: World, typed: string): string {
  return typed
    .split(address)
    .map((part, i) => (i % 2 ? `<${escapeText(part)}>` : markNames(world, escapeText(part))))
    .join('')
}

/**
 * What Slack makes of an app's text: its marks (`<@U…>`, `<#C…>`, `<!…>`, `<https:…>`, `<mailto:…>`) and its three
 * entities stay, every other `&`, `<` and `>` is escaped.
 */
export function normaliseAppText(text: string): string {
  return text.replace(/<(?:[@#!][^<>]*|(?:https?|mailto):[^<>]*)>|&(?:amp|lt|gt);|[&<>]/giu, (found) =>
    found.length > 1 ? found : escapeText(found),
  )
}

/** The channel called `name`, with or without `#`. */
export function channelNamed(world: World, name: string): Place | undefined {
  const wanted = name.replace(/^#/u, '').toLowerCase()
  return [...world.channels.values()].find((place) => place.kind === 'channel' && place.name === wanted)
}

/** Whether escaped text mentions the user. */
export function mentions(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`)
}

/** An address without the punctuation that ends the sentence around it. */
const address = /(https?:\/\/[^\s<>，。、；）]*[^\s<>，。、；）.,;:!?)])/u

const broadcasts = ['channel', 'here', 'everyone']

function markNames(world: World, text: string): string {
  const marks = new Map<string, string>([
    ...broadcasts.map((name) => [`@${name}`, `<!${name}>`] as const),
    ...[...world.people.values()].map(({ id, name }) => [`@${name}`, `<@${id}>`] as const),
    ...[...world.channels.values()]
      .filter(({ kind }) => kind === 'channel')
      .map(({ id, name }) => [`#${name}`, `<#${id}|${name}>`] as const),
  ])
  const longestFirst = [...marks.keys()].sort((a, b) => b.length - a.length)
  // No \b here: Chinese follows a name without a space.
  const names = new RegExp(`(?<![\\w@#&/])(?:${longestFirst.map(literal).join('|')})(?![\\w-])`, 'giu')
  return text.replace(names, (name) => marks.get(name.toLowerCase()) ?? name)
}

function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}

/** The `rich_text` block that Slack makes of a person's message. Expects escaped text with marks. */
export function richTextOf(text: string): Json {
  const elements = text.split(/(<[^<>]+>)/u).flatMap((part, i): Json[] => {
    if (part === '') return []
    return [i % 2 ? elementOf(part.slice(1, -1)) : { type: 'text', text: unescapeText(part) }]
  })
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function elementOf(mark: string): Json {
  const [target = ''] = mark.split('|')
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) }
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) }
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) }
  return { type: 'link', url: unescapeText(target) }
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
