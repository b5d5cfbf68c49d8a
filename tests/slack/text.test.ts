import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeIncoming, escapeMrkdwn, lengthOf, plain } from '../../src/slack/text.ts'
import { measured } from '../cpu-time.ts'
import { anyText, unwanted } from './any-text.ts'

const family = '👨‍👩‍👧‍👦'

describe('plain() shows', () => {
  it.each([
    { text: 'kubectl get po\n\t-A', shown: 'kubectl get po\n\t-A', why: 'line ends and tabs belong to commands' },
    { text: 'a\r\nb\rc\u0085d\u2028e\u2029f', shown: 'a\nb\nc\nd\ne\nf', why: 'there is one kind of line end' },
    { text: 'a\0b\x07c\x1b[31md\x7fe\x9ff', shown: 'abc[31mdef', why: 'controls and colour codes' },
    { text: 'safe\u202Eexe.txt\u202C', shown: 'safeexe.txt', why: 'an override turns text round' },
    {
      text: '\u2066a\u2067b\u2068c\u2069\u200E\u200F\u061C',
      shown: 'abc',
      why: 'isolates and marks of direction',
    },
    { text: 'po\u200Bd\u2060s\uFEFF\u00AD\u200C', shown: 'pods', why: 'zero-width characters hide words' },
    { text: `a\u200Db ${family}`, shown: `ab ${family}`, why: 'joiners live only inside emoji' },
    { text: '👩🏽‍💻 ❤️‍🔥 🏳️‍🌈', shown: '👩🏽‍💻 ❤️‍🔥 🏳️‍🌈', why: 'skin tones and variation selectors stand before joiners' },
    { text: 'x\u{E0068}\u{E0069}\u{E007F}', shown: 'x', why: 'tag characters carry hidden text' },
    { text: `Z${'\u0301'.repeat(500)}`, shown: `Z${'\u0301'.repeat(4)}`, why: 'at most 4 marks upon a letter' },
    {
      text: `Z${'\u0301\u200B'.repeat(9)}`,
      shown: `Z${'\u0301'.repeat(4)}`,
      why: 'nothing invisible may separate the marks',
    },
    { text: 'a\uD83Db\uDE00c', shown: 'a\uFFFDb\uFFFDc', why: 'lone surrogates' },
    { text: '\uD83D\0\uDE00', shown: '\uFFFD\uFFFD', why: 'stripping must not join two halves to an emoji' },
    { text: 'e\u0301 ｐｏｄ ﬁ Å', shown: 'e\u0301 ｐｏｄ ﬁ Å', why: 'notes are shown verbatim, not normalised' },
    {
      text: '<!channel> & :tada: *b* `c`',
      shown: '<!channel> & :tada: *b* `c`',
      why: 'no markup is read in plain text',
    },
    { text: 'İ ß العربية ภาษาไทย 容器', shown: 'İ ß العربية ภาษาไทย 容器', why: 'every script stays whole' },
  ])('$shown: $why', ({ text, shown }) => {
    expect(plain(text)).toBe(shown)
  })
})

describe('plain() cuts', () => {
  it.each([
    { text: 'abcd', max: 4, shown: 'abcd', why: 'it fits' },
    { text: 'abcde', max: 4, shown: 'abc…', why: '… counts too' },
    { text: 'ab\0\0\0cd', max: 4, shown: 'abcd', why: 'what is stripped does not count' },
    { text: '🐳🐳🐳🐳', max: 4, shown: '🐳🐳🐳🐳', why: 'Slack counts code points, not UTF-16' },
    { text: `ab${family}`, max: 6, shown: 'ab…', why: 'a family is one character' },
    { text: '🇩🇪🇫🇷', max: 3, shown: '🇩🇪…', why: 'so is a flag' },
    { text: 'ok👍🏽ok', max: 4, shown: 'ok…', why: 'so is a hand with its skin tone' },
    { text: 'ae\u0301x', max: 3, shown: 'a…', why: 'a mark stays with its letter' },
    { text: 'ab', max: 1, shown: '…', why: 'no room for more' },
  ])('"$text" at $max to "$shown": $why', ({ text, max, shown }) => {
    expect(plain(text, max)).toBe(shown)
  })
})

describe('escapeMrkdwn() sends', () => {
  it.each([
    { text: 'a & b < c > d', sent: 'a &amp; b &lt; c &gt; d', why: 'three entities and no more' },
    {
      text: '<!channel> <@U1> <#C1> <!subteam^S1>',
      sent: '&lt;!channel&gt; &lt;@U1&gt; &lt;#C1&gt; &lt;!subteam^S1&gt;',
      why: 'nobody is called',
    },
    {
      text: '<http://evil.example|https://bank.example>',
      sent: '&lt;http://evil.example|https://bank.example&gt;',
      why: 'no link in disguise',
    },
    { text: '&lt;!here&gt;', sent: '&amp;lt;!here&amp;gt;', why: 'escaped text shows as it was typed' },
    { text: '<\u200B!channel>', sent: '&lt;!channel&gt;', why: 'stripping comes before escaping' },
    {
      text: '@channel @HERE x@everyone.',
      sent: '@\u2060channel @\u2060HERE x@\u2060everyone.',
      why: 'nobody is called by bare words either',
    },
    { text: '@cha\u200Bnnel', sent: '@\u2060channel', why: 'stripping comes before breaking' },
    { text: '@hereafter @channels', sent: '@hereafter @channels', why: 'these call nobody' },
  ])('$sent: $why', ({ text, sent }) => {
    expect(escapeMrkdwn(text)).toBe(sent)
  })

  it.each([
    { text: '&'.repeat(3_000), max: 3_000, length: 2_996, why: '599 entities of 5 and the sign of the cut' },
    { text: '<'.repeat(750), max: 3_000, length: 3_000, why: 'it just fits' },
    { text: `${'a'.repeat(2_998)}🐳🐳🐳`, max: 3_000, length: 3_000, why: 'an emoji at the edge' },
  ])('$length code points of at most $max: $why', ({ text, max, length }) => {
    const sent = escapeMrkdwn(text, max)
    expect(lengthOf(sent)).toBe(length)
    expect(sent.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[&<>]/)
  })
})

describe('decodeIncoming() reads', () => {
  it.each([
    {
      text: '<@U0BOT> what is a pod',
      typed: 'what is a pod',
      why: 'the mention of the app is not part of the question',
    },
    { text: 'ask <@U2> what is a pod', typed: 'ask  what is a pod', why: 'an id says nothing' },
    { text: 'a &lt; b &amp;&amp; c &gt; d', typed: 'a < b && c > d', why: 'Slack escapes three characters' },
    { text: '&lt;!channel&gt;', typed: '<!channel>', why: 'what was typed as text stays text' },
    { text: '&amp;lt;!here&amp;gt;', typed: '&lt;!here&gt;', why: 'not decoded twice' },
    { text: '<#C1|general> <#C2>', typed: '#general', why: 'a channel has its name, or none' },
    {
      text: '<http://k8s.io|k8s.io> <https://x.io?a=1&amp;b=2>',
      typed: 'k8s.io https://x.io?a=1&b=2',
      why: 'Slack turns addresses into links',
    },
    { text: '<mailto:a@b.io|a@b.io>', typed: 'a@b.io', why: 'and e-mail addresses too' },
    { text: '<!here> <!subteam^S1|@devs> <!subteam^S1>', typed: '@here @devs', why: 'broadcasts and groups' },
    { text: '<!date^1^{date}|yesterday>', typed: 'yesterday', why: 'a date has a text to fall back on' },
    { text: 'a < b <', typed: 'a < b <', why: 'no link is open' },
    { text: ' <@U0BOT> ', typed: '', why: 'nothing but a mention' },
  ])('"$typed" from "$text": $why', ({ text, typed }) => {
    expect(decodeIncoming(text)).toBe(typed)
  })
})

describe('for every text of Unicode', () => {
  const property = (check: (text: string, max: number) => void) =>
    fc.assert(fc.property(anyText, fc.integer({ min: 1, max: 60 }), check), { numRuns: 5_000 })

  it('no output holds what nobody sees or what deceives', () => {
    property((text, max) => {
      for (const shown of [plain(text, max), escapeMrkdwn(text, max).replaceAll('@\u2060', '@')]) {
        expect(shown).not.toMatch(unwanted)
        expect(shown.isWellFormed()).toBe(true)
        expect(lengthOf(shown)).toBeLessThanOrEqual(max)
      }
    })
  })

  it('no mrkdwn holds a bracket or half an entity', () => {
    property((text, max) => {
      expect(escapeMrkdwn(text, max).replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[&<>]/)
    })
  })

  it('escaped text reads as the plain text', () => {
    property((text) => {
      const read = escapeMrkdwn(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
      expect(read.replaceAll('@\u2060', '@')).toBe(plain(text))
    })
  })

  it('a cut falls between characters as people count them', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    property((text, max) => {
      const whole = plain(text)
      const shown = plain(text, max)
      if (shown === whole) return
      const starts = new Set([...segmenter.segment(whole)].map(({ index }) => index))
      expect(starts).toContain(shown.length - 1)
      expect(whole.startsWith(shown.slice(0, -1))).toBe(true)
    })
  })
})

it.each([
  ['ampersands', '&'.repeat(40_000)],
  ['open brackets', '<a'.repeat(20_000)],
  ['joiners', '\u200D'.repeat(40_000)],
  ['marks', `a${'\u0301'.repeat(40_000)}`],
  ['one endless emoji', `${'👩\u200D'.repeat(13_000)}👩`],
  ['lone surrogates', '\uD83D'.repeat(40_000)],
  ['at signs', '@'.repeat(40_000)],
])('40,000 %s take less than 100 ms', (_, text) => {
  const { ms } = measured(() => [plain(text, 3_000), escapeMrkdwn(text, 3_000), decodeIncoming(text)])
  expect(ms).toBeLessThan(100)
})
