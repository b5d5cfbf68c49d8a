import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movableClock } from '../../src/workspace/clock.ts'
import { randomIds } from '../../src/workspace/ids.ts'
import { readManifest } from '../../src/workspace/manifest.ts'
import { markTyped, normaliseAppText, richTextOf } from '../../src/workspace/text.ts'
import { createWorld } from '../../src/workspace/world.ts'
import { manifestWith } from './fixtures.ts'

const world = createWorld({ manifest: readManifest(manifestWith()), clock: movableClock(), ids: randomIds })

describe('markTyped() makes of what a person typed', () => {
  it.each([
    { typed: 'a < b && c > d', text: 'a &lt; b &amp;&amp; c &gt; d', why: 'three characters are escaped' },
    { typed: '@testnotes hi', text: '<@U01BOT> hi', why: 'a handle becomes a mention' },
    { typed: '@Testnotes什么是Pod', text: '<@U01BOT>什么是Pod', why: 'Chinese needs no space' },
    { typed: 'hey @alex.', text: 'hey <@U01ALEX>.', why: 'the sentence may end there' },
    { typed: 'a@alex @alexander', text: 'a@alex @alexander', why: 'neither is that handle' },
    { typed: '@here see #k8s-help', text: '<!here> see <#C01K8SHELP|k8s-help>', why: 'broadcasts and channels' },
    {
      typed: 'see https://k8s.io/a?b=1&c=2.',
      text: 'see <https://k8s.io/a?b=1&amp;c=2>.',
      why: 'addresses become links',
    },
    { typed: '<!channel> <@U01ALEX>', text: '&lt;!channel&gt; &lt;@U01ALEX&gt;', why: 'nobody can type a mark' },
    { typed: '&lt;!here&gt;', text: '&amp;lt;!here&amp;gt;', why: 'typed entities are text' },
  ])('$text: $why', ({ typed, text }) => {
    expect(markTyped(world, typed)).toBe(text)
  })
})

describe('normaliseAppText() makes of an app’s text', () => {
  it.each([
    { given: 'a < b & c', text: 'a &lt; b &amp; c', why: 'bare characters are escaped' },
    { given: '&lt;b&gt; &amp; <@U1>', text: '&lt;b&gt; &amp; <@U1>', why: 'entities and marks stay' },
    { given: '<https://a.example|b> <!here>', text: '<https://a.example|b> <!here>', why: 'links and broadcasts stay' },
    { given: '<script>', text: '&lt;script&gt;', why: 'no mark begins like this' },
    { given: '<javascript:alert(1)|x>', text: '&lt;javascript:alert(1)|x&gt;', why: 'no link either' },
  ])('$text: $why', ({ given, text }) => {
    expect(normaliseAppText(given)).toBe(text)
  })
})

describe('escaped text', () => {
  it('holds no mark that a person typed, whatever it was', () => {
    const typed = fc.string({
      unit: fc.constantFrom('<', '>', '&', '!', '@', '#', 'U01ALEX', 'channel', ' ', 'lt;', '|'),
    })
    const marks = /^(?:[^<>]|<@U01\w+>|<!channel>)*$/u
    fc.assert(
      fc.property(typed, (text) => marks.test(markTyped(world, text).replaceAll('&lt;', '').replaceAll('&gt;', ''))),
    )
  })

  it('stays as it is when it is escaped as an app’s text again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normaliseAppText(text)
        expect(normaliseAppText(once)).toBe(once)
      }),
    )
  })
})

describe('richTextOf()', () => {
  it('repeats a message as elements with plain text', () => {
    const [section] = richTextOf('<@U1> a &lt; b in <#C1|x> <https://k8s.io/?a=1&amp;b=2>')['elements'] as {
      elements: unknown
    }[]
    expect(section?.elements).toEqual([
      { type: 'user', user_id: 'U1' },
      { type: 'text', text: ' a < b in ' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://k8s.io/?a=1&b=2' },
    ])
  })
})
