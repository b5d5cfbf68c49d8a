import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { remark } from 'remark'
import { expect, it } from 'vitest'
import { parseGfm } from '../../src/notes/gfm.ts'

it.each([
  { source: 'Ask me@example.org, _see_ a_b_c', why: 'an e-mail address' },
  { source: 'Ask me&#64;example.org', why: 'an e-mail address whose @ is written as a reference' },
  { source: 'Ask me\\@example.org', why: 'an e-mail address whose @ is escaped' },
  { source: 'See https://example.org/a_b_c*d* and http&#58;//example.org', why: 'web addresses' },
  { source: 'See WWW.example.org/x\n\n- www.example.org', why: 'addresses without a protocol' },
  { source: '[in www.example.org a link](https://example.org) `https://code.example.org`', why: 'links and code' },
  {
    source: '| a |\n|---|\n| me@example.org ~~x~~ |\n\n- [ ] task[^1]\n\n[^1]: http://example.org',
    why: 'the rest of GFM',
  },
  { source: '# Plain words - and _marks_ + dots. 中文，和字', why: 'no address at all' },
])('parseGfm() reads as the whole parser does: $why', ({ source }) => {
  const whole = remark().data('micromarkExtensions', [gfm()]).data('fromMarkdownExtensions', [gfmFromMarkdown()])
  expect(parseGfm(source)).toEqual(whole.parse(source))
})
