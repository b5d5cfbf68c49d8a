import type { Json } from './json.ts'
import type { Message, Person } from './protocol.ts'
import { richTextOf } from './text.ts'
import type { Place, StoredView, World } from './world.ts'
import { offsetMs, zoneName } from './zone.ts'

/** The legacy verification token. Slack still sends one, and nobody should look at it. */
const verificationToken = 'local-verification-token'

/** An event in its envelope. Source: docs.slack.dev, "The Events API", callback field overview. */
export function eventBody(world: World, event: Json): Json {
  return {
    token: verificationToken,
    team_id: world.team.id,
    context_team_id: world.team.id,
    context_enterprise_id: null,
    api_app_id: world.app.appId,
    event,
    type: 'event_callback',
    event_id: world.ids.id('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.team.id,
        user_id: world.app.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${world.ids.id('')}`,
  }
}

/** A message as events, histories and answers carry it. */
export function messageBody(world: World, message: Message): Json {
  const byApp = message.user === world.app.userId
  const typed = !byApp && !message.system
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: world.team.id,
    ...(message.blocks && { blocks: message.blocks }),
    ...(typed && { blocks: [richTextOf(message.text)], client_msg_id: `${message.channel}-${message.ts}` }),
    ...(message.files && { subtype: 'file_share', files: message.files }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
    ...(message.reactions?.length && {
      reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
    }),
    ...(byApp && {
      bot_id: world.app.botId,
      app_id: world.app.appId,
      bot_profile: botBody(world),
    }),
  }
}

export function botBody(world: World): Json {
  return {
    id: world.app.botId,
    app_id: world.app.appId,
    user_id: world.app.userId,
    name: world.app.name,
    deleted: false,
    updated: 0,
    team_id: world.team.id,
  }
}

export function commandBody(
  world: World,
  options: { person: Person; place: Place; command: string; text: string; triggerId: string; responseUrl: string },
): Json {
  const { person, place, command, text, triggerId, responseUrl } = options
  return {
    token: verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: place.id,
    channel_name: place.kind === 'dm' ? 'directmessage' : place.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: world.app.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  }
}

/** What every interaction says of who, where and which app. */
export function interactionBody(world: World, person: Person): Json {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: world.team.id },
    api_app_id: world.app.appId,
    token: verificationToken,
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

export function channelRef(place: Place): Json {
  return { id: place.id, name: place.kind === 'dm' ? 'directmessage' : place.name }
}

export function withState(view: StoredView, values: Json): Json {
  return { ...view, state: { values } }
}

/** A person as `users.info` describes them. */
export function userBody(world: World, person: Person, options: { locale: boolean }): Json {
  return {
    id: person.id,
    team_id: world.team.id,
    name: person.name,
    deleted: false,
    real_name: person.realName,
    tz: person.tz,
    tz_label: zoneName(person.tz, world.clock.now(), 'long'),
    tz_offset: offsetMs(person.tz, world.clock.now()) / 1000,
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: world.team.id,
      ...(person.bot && { api_app_id: world.app.appId, bot_id: world.app.botId }),
    },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.bot,
    is_app_user: false,
    updated: 0,
    ...(options.locale && { locale: person.locale }),
  }
}
