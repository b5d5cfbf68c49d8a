import { isRecord, type Json, records, textOf } from './json.ts'

/** What the workspace takes from an app's `manifest.json`: the same file that Slack reads. */
export interface Manifest {
  readonly appName: string
  readonly botName: string
  /** Empty when there is none. */
  readonly description: string
  /** Bot token scopes. */
  readonly scopes: ReadonlySet<string>
  /** Event types subscribed to, as the manifest spells them: `message.im`. */
  readonly events: ReadonlySet<string>
  readonly commands: readonly SlashCommand[]
  readonly homeTab: boolean
  readonly interactive: boolean
}

export interface SlashCommand {
  /** With the slash. */
  readonly command: string
  readonly description: string
  readonly usageHint: string
  /** Whether Slack escapes the text and turns `@name` into a mention. */
  readonly escapes: boolean
}

/**
 * Reads a manifest of Slack's format 1 or 2.
 *
 * @throws {TypeError} when the value is not an object or names no app
 */
export function readManifest(value: unknown): Manifest {
  const root = isRecord(value) ? value : {}
  const about = at(root, 'display_information')
  const appName = textOf(about['name'])
  if (!appName) throw new TypeError('Cannot read the manifest: display_information.name is missing')
  const features = at(root, 'features')
  const settings = at(root, 'settings')
  return {
    appName,
    botName: textOf(at(features, 'bot_user')['display_name']) ?? appName,
    description: textOf(about['description']) ?? '',
    scopes: new Set(texts(at(root, 'oauth_config', 'scopes')['bot'])),
    events: new Set(texts(at(settings, 'event_subscriptions')['bot_events'])),
    commands: records(features['slash_commands']).map(readCommand),
    homeTab: at(features, 'app_home')['home_tab_enabled'] === true,
    interactive: at(settings, 'interactivity')['is_enabled'] === true,
  }
}

function readCommand(entry: Json): SlashCommand {
  return {
    command: textOf(entry['command']) ?? '',
    description: textOf(entry['description']) ?? '',
    usageHint: textOf(entry['usage_hint']) ?? '',
    escapes: entry['should_escape'] === true,
  }
}

function at(root: Json, ...path: readonly string[]): Json {
  const found = path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), root)
  return isRecord(found) ? found : {}
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
