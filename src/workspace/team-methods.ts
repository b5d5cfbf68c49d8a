import { ApiError } from './errors.ts'
import { type Methods, pageOf } from './methods.ts'
import { botBody, userBody } from './payloads.ts'

export const teamMethods: Methods = {
  'auth.test': {
    run: (_args, { world, baseUrl }) => ({
      url: `${baseUrl}/`,
      team: world.team.name,
      user: world.people.get(world.app.userId)?.name,
      team_id: world.team.id,
      user_id: world.app.userId,
      bot_id: world.app.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    run(_args, { openSocket }) {
      if (!openSocket) throw new ApiError('forbidden_team')
      return { url: openSocket() }
    },
  },
  'team.info': {
    scope: 'team:read',
    run: (_args, { world }) => ({ team: { ...world.team, email_domain: '', is_verified: false } }),
  },
  'bots.info': {
    scope: 'users:read',
    run(args, { world }) {
      if (args.text('bot') !== world.app.botId) throw new ApiError('bot_not_found')
      return { bot: botBody(world) }
    },
  },
  'users.info': {
    scope: 'users:read',
    required: ['user'],
    run(args, { world }) {
      const person = world.people.get(args.text('user') ?? '')
      if (!person) throw new ApiError('user_not_found')
      return { user: userBody(world, person, { locale: args.flag('include_locale') }) }
    },
  },
  'users.list': {
    scope: 'users:read',
    run(args, { world }) {
      const { items, next } = pageOf([...world.people.values()], args, 200)
      const locale = args.flag('include_locale')
      return {
        members: items.map((person) => userBody(world, person, { locale })),
        cache_ts: Math.floor(world.clock.now() / 1000),
        response_metadata: { next_cursor: next },
      }
    },
  },
}
