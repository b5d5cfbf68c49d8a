import { runCommand } from './command-calls.ts'
import { announceHome, announceMessage, nameOf } from './events.ts'
import { findEphemeral, findMessage, postMessage, tell } from './messages.ts'
import type { Parts } from './parts.ts'
import type { Person, UiCall, UiResult } from './protocol.ts'
import { saidTo } from './said.ts'
import { markTyped, mentions } from './text.ts'
import { no } from './ui-result.ts'
import { closeView, submitView, useElement } from './view-calls.ts'
import { dmOf, humanOf, type Place, placeFor } from './world.ts'
import { localTime, sameTimeNextDay } from './zone.ts'

/** Longest message that a person can send. Source: Slack help centre. */
const longestTyped = 12_000

/** What people do on the page. */
export function createPeopleCalls(parts: Parts): (call: UiCall) => Promise<UiResult> {
  const { world } = parts
  /** Which tab of the app each person looks at, so that opening it is told once. */
  const tabs = new Map<string, 'home' | 'messages' | undefined>()
  const look = (person: string, tab: 'home' | 'messages' | undefined): void => {
    const before = tabs.get(person)
    tabs.set(person, tab)
    if (tab === 'home' || (tab && tab !== before)) announceHome(parts, person, tab)
  }

  return async (call) => {
    const person = humanOf(world, call.person)
    if (!person) return no(`No person ${call.person} in this workspace`)
    const say = saidTo(person)
    switch (call.call) {
      case 'post': {
        const place = placeFor(world, person.id, call.channel)
        return place ? post(parts, person, place, call) : no(say.youNotHere)
      }
      case 'use':
        return useElement(parts, person, call)
      case 'submit':
        return submitView(parts, person, call.view, call.state)
      case 'close':
        return closeView(parts, person, call.view)
      case 'open-home':
        look(person.id, 'home')
        return { ok: true }
      case 'read': {
        const place = placeFor(world, person.id, call.channel)
        if (!place) return no(say.youNotHere)
        look(person.id, place.id === dmOf(person.id) ? 'messages' : undefined)
        if (place.unread.delete(person.id)) world.changed()
        return { ok: true }
      }
      case 'set-locale':
        world.people.set(person.id, { ...person, locale: call.locale })
        world.changed()
        return { ok: true }
      case 'next-day':
        return moveToNextDay(parts, person)
      default:
        return no('Unknown call')
    }
  }
}

function post(parts: Parts, person: Person, place: Place, call: UiCall & { call: 'post' }): UiResult {
  const { world, delivery } = parts
  const say = saidTo(person)
  const typed = call.text.trim()
  if (!typed) return no(say.nothingToSend)
  if (typed.length > longestTyped) return no(say.messageTooLong(longestTyped))
  const parent = call.thread && (findMessage(place, call.thread) ?? findEphemeral(place, call.thread))
  if (call.thread && !parent) return no(say.threadGone)
  if (typed.startsWith('/')) return runCommand(parts, person, place, { typed, inThread: Boolean(parent) })
  const threadTs = parent ? (parent.threadTs ?? parent.ts) : undefined
  const text = markTyped(world, typed)
  const message = postMessage(world, place, { user: person.id, text, ...(threadTs && { threadTs }) })
  announceMessage(parts, place, message)
  const bot = nameOf(parts, world.app.userId)
  const called = place.kind === 'dm' || mentions(text, world.app.userId)
  if (called && !place.members.has(world.app.userId)) {
    tell(world, place, person.id, say.appNotHere(bot, `<@${world.app.userId}>`))
  } else if (called && !delivery.connected()) {
    tell(world, place, person.id, say.appCannotAnswer(bot), threadTs)
  }
  return { ok: true }
}

function moveToNextDay({ world, log, nextDay }: Parts, person: Person): UiResult {
  if (!nextDay) return no(saidTo(person).clockStands)
  const { realName, tz } = person
  const now = world.clock.now()
  const then = sameTimeNextDay(now, tz)
  world.clock.advance(then - now)
  log.add({ direction: 'workspace', name: 'next-day', summary: `${realName} · ${localTime(tz, then)} ${tz}`, ok: true })
  return { ok: true }
}
