import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { at, general, message, plain, snapshot } from './page-fixtures.ts'
import { type PageServer, servePage } from './page-server.ts'
import { visit } from './page-visit.ts'

type Json = Record<string, unknown>

const mrkdwn = (text: string): Json => ({ type: 'section', text: { type: 'mrkdwn', text } })
const rich = (...elements: Json[]): Json => ({ type: 'rich_text', elements })
const line = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements })
const t = (text: string, style?: Json): Json => ({ type: 'text', text, ...(style && { style }) })
const list = (style: string, indent: number, items: string[], offset?: number): Json => ({
  type: 'rich_text_list',
  style,
  indent,
  ...(offset !== undefined && { offset }),
  elements: items.map((text) => line(t(text))),
})
const actions = (...elements: Json[]): Json => ({ type: 'actions', block_id: 'b', elements })
const options = ['Docker', 'Pod'].map((text) => ({ text: plain(text), value: text }))

/** `shows`: the markup without classes, icons and other decoration. */
const rows: { why: string; block: Json; shows: string }[] = [
  {
    why: 'a header is literal',
    block: { type: 'header', text: plain('*b* <!here> &lt; :tada:') },
    shows: '*b* &lt;!here&gt; &amp;lt; :tada:',
  },
  {
    why: 'a short name becomes a sign where it may',
    block: { type: 'header', text: plain(':tada: :nope:', true) },
    shows: '🎉 :nope:',
  },
  {
    why: 'fields and accessory stand with their section',
    block: {
      type: 'section',
      fields: [plain('a'), { type: 'mrkdwn', text: '*b*' }],
      accessory: {
        type: 'image',
        image_url: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
        alt_text: 'dot',
      },
    },
    shows:
      '<div><div><div>a</div><div><strong>b</strong></div></div></div><div><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="dot"></div>',
  },
  {
    why: 'mrkdwn has its styles',
    block: mrkdwn('*b* _i_ ~s~ `c*d*` *b _i_*'),
    shows:
      '<div><div><strong>b</strong> <em>i</em> <s>s</s> <code>c*d*</code> <strong>b <em>i</em></strong></div></div>',
  },
  {
    why: 'a mark inside a word is no style',
    block: mrkdwn('a*b*c 2 * 3 * 4 _ _'),
    shows: '<div><div>a*b*c 2 * 3 * 4 _ _</div></div>',
  },
  {
    why: 'a code block and a quote are blocks of their own',
    block: mrkdwn('```\nx &lt; *y*\n```\n&gt; said\nafter'),
    shows: '<div><div><pre><code>x &lt; *y*\n</code></pre><blockquote>said</blockquote>after</div></div>',
  },
  {
    why: 'injection shows: a live broadcast is drawn as one',
    block: mrkdwn('<!channel> <!here|here> <!subteam^S1>'),
    shows:
      '<div><div><span data-broadcast="channel">@channel</span> <span data-broadcast="here">@here</span> <span data-broadcast="S1">@S1</span></div></div>',
  },
  {
    why: 'injection shows even inside code',
    block: mrkdwn('`<!channel>`'),
    shows: '<div><div><code><span data-broadcast="channel">@channel</span></code></div></div>',
  },
  {
    why: 'what was escaped stays text',
    block: mrkdwn('&lt;!channel&gt; &amp;lt;!here&amp;gt; &lt;script&gt;alert(1)&lt;/script&gt; &lt;@U01ALEX&gt;'),
    shows:
      '<div><div>&lt;!channel&gt; &amp;lt;!here&amp;gt; &lt;script&gt;alert(1)&lt;/script&gt; &lt;@U01ALEX&gt;</div></div>',
  },
  {
    why: 'markup of the web is text',
    block: mrkdwn('"><img src=x onerror=alert(1)> <b>x</b>'),
    shows: '<div><div>"&gt;<span>img src=x onerror=alert(1)</span> <span>b</span>x<span>/b</span></div></div>',
  },
  {
    why: 'mentions are people and channels',
    block: mrkdwn('<@U01LINMEI> <#C01GENERAL> <#C9|gone> <@U9>'),
    shows:
      '<div><div><span data-user="U01LINMEI">@林梅 (Mei Lin)</span> <span data-channel="C01GENERAL">#general</span> <span data-channel="C9">#gone</span> <span data-user="U9">@U9</span></div></div>',
  },
  {
    why: 'only http, https and mailto are links',
    block: mrkdwn(
      '<https://a.dev/?x=1&amp;y=2|a &amp; b> <mailto:a@b.dev> <javascript:alert(1)|click> <data:text/html,x|d>',
    ),
    shows:
      '<div><div><a href="https://a.dev/?x=1&amp;y=2">a &amp; b</a> <a href="mailto:a@b.dev">a@b.dev</a> <span>click</span> <span>d</span></div></div>',
  },
  {
    why: 'rich text is never parsed',
    block: rich(
      line(
        t('*x* <!channel> &lt; :tada: '),
        t('b', { bold: true, italic: true }),
        t('c', { code: true, highlight: true }),
      ),
    ),
    shows: '<p>*x* &lt;!channel&gt; &amp;lt; :tada: <strong><em>b</em></strong><mark><code>c</code></mark></p>',
  },
  {
    why: 'elements of rich text',
    block: rich(
      line(
        { type: 'link', url: 'https://a.dev', text: 'a', style: { bold: true } },
        { type: 'link', url: 'javascript:alert(1)', text: 'j' },
        { type: 'user', user_id: 'U01BOT' },
        { type: 'channel', channel_id: 'C01GENERAL' },
        { type: 'broadcast', range: 'here' },
        { type: 'emoji', name: 'tada' },
        { type: 'emoji', name: 'nope' },
        t('s', { strike: true }),
      ),
    ),
    shows:
      '<p><strong><a href="https://a.dev/">a</a></strong><span>j</span><span data-user="U01BOT">@Kubenotes</span><span data-channel="C01GENERAL">#general</span><span data-broadcast="here">@here</span>🎉:nope:<s>s</s></p>',
  },
  {
    why: 'lists sent flat are nested, numbers go on by offset',
    block: rich(
      list('ordered', 0, ['a', 'b']),
      list('bullet', 1, ['x']),
      list('bullet', 2, ['y']),
      list('ordered', 0, ['c'], 2),
      list('bullet', 0, ['z']),
    ),
    shows:
      '<ol><li value="1">a</li><li>b<ul><li>x<ul><li>y</li></ul></li></ul></li><li value="3">c</li></ol><ul><li>z</li></ul>',
  },
  {
    why: 'quote and code with its language',
    block: rich(
      { type: 'rich_text_quote', elements: [t('q')] },
      { type: 'rich_text_preformatted', language: 'yaml', elements: [t('a: <b>')] },
    ),
    shows:
      '<blockquote>q</blockquote><div><div><span>yaml</span><button aria-label="Copy"></button></div><pre aria-label="Code, yaml"><code>a: &lt;b&gt;</code></pre></div>',
  },
  {
    why: 'a table names its columns',
    block: {
      type: 'table',
      column_settings: [{}, { align: 'right' }],
      rows: [
        [rich(line(t('k', { bold: true }))), { type: 'raw_text', text: '*v*' }],
        [
          { type: 'raw_text', text: '<!here>' },
          { type: 'raw_number', value: 7 },
        ],
        [{ type: 'odd' }, { type: 'raw_text', text: ' ' }],
      ],
    },
    shows:
      '<table><thead><tr><th scope="col"><div><p><strong>k</strong></p></div></th><th scope="col"><span>*v*</span></th></tr></thead><tbody><tr><td><span>&lt;!here&gt;</span></td><td><span>7</span></td></tr><tr><td><span>Not drawn here: “odd”</span></td><td><span> </span></td></tr></tbody></table>',
  },
  {
    why: 'a picture that cannot be had shows its text',
    block: {
      type: 'image',
      title: plain('T'),
      image_url: 'data:image/png;base64,broken',
      alt_text: 'A pod and its node',
    },
    shows: '<figcaption>T</figcaption><span aria-label="A pod and its node">A pod and its node</span>',
  },
  {
    why: 'a picture from elsewhere than https is not asked for',
    block: { type: 'image', image_url: 'http://192.0.2.1/x.png', alt_text: 'x' },
    shows: '<span aria-label="x">x</span>',
  },
  {
    why: 'context holds texts and small pictures',
    block: { type: 'context', elements: [plain('a *b*'), { type: 'mrkdwn', text: '*c*' }] },
    shows: '<div>a *b*</div><div><strong>c</strong></div>',
  },
  { why: 'a divider', block: { type: 'divider' }, shows: '' },
  {
    why: 'buttons, plain and leading elsewhere',
    block: actions(
      { type: 'button', action_id: 'x', text: plain('*Go*'), accessibility_label: 'Go on' },
      { type: 'button', action_id: 'y', text: plain('Docs'), url: 'https://kubernetes.io/' },
      { type: 'button', action_id: 'z', text: plain('Trap'), url: 'javascript:alert(1)' },
    ),
    shows: '<button aria-label="Go on">*Go*</button><a href="https://kubernetes.io/">Docs</a><button>Trap</button>',
  },
  {
    why: 'selects and choices',
    block: actions(
      { type: 'static_select', action_id: 's', placeholder: plain('Pick'), options, initial_option: options[1] },
      { type: 'radio_buttons', action_id: 'r', options },
      { type: 'overflow', action_id: 'o', options },
    ),
    shows:
      '<span><select aria-label="Pick"><option value="">Pick</option><option value="Docker">Docker</option><option value="Pod">Pod</option></select></span><div aria-label="Choose"><label><input value="Docker"><span>Docker</span></label><label><input value="Pod"><span>Pod</span></label></div><span><button aria-label="More actions"></button></span>',
  },
  {
    why: 'feedback and icon buttons',
    block: {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'f',
          positive_button: { text: plain('Good'), value: '1' },
          negative_button: { text: plain('Bad'), value: '0' },
        },
        { type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Remove') },
      ],
    },
    shows: '<span><button>Good</button><button>Bad</button></span><button aria-label="Remove">Remove</button>',
  },
  {
    why: 'an input with label, hint and limits',
    block: {
      type: 'input',
      block_id: 'i',
      optional: true,
      label: plain('Why?'),
      hint: plain('Short'),
      element: { type: 'plain_text_input', action_id: 'w', initial_value: 'x', max_length: 5 },
    },
    shows: '<label>Why?<span>optional</span></label><input maxlength="5"><p>Short</p><p></p>',
  },
  {
    why: 'an unknown block is said to be so, never left out',
    block: { type: 'video', title: plain('<b>v</b>') },
    shows:
      '<summary>Not drawn here: “video”</summary><pre>{\n  "type": "video",\n  "title": {\n    "type": "plain_text",\n    "text": "&lt;b&gt;v&lt;/b&gt;",\n    "emoji": false\n  }\n}</pre>',
  },
  {
    why: 'an unknown element too',
    block: actions({ type: 'workflow_button' }),
    shows: '<span>Not drawn here: “workflow_button”</span>',
  },
  {
    why: 'a name of JavaScript is no block',
    block: { type: 'constructor' },
    shows: '<summary>Not drawn here: “constructor”</summary><pre>{\n  "type": "constructor"\n}</pre>',
  },
]

describe.skipIf(withoutBrowser)('the page draws blocks as Slack does', () => {
  let browser: Browser
  let server: PageServer
  let page: Page
  let complaints: readonly string[]

  beforeAll(async () => {
    browser = await openBrowser()
    const messages = rows.map(({ block }, index) => message({ ts: at(index), blocks: [block] }))
    server = await servePage(snapshot({ messages: { [general]: messages } }))
    ;({ page, complaints } = await visit(browser, `${server.url}#/${general}`))
    await page
      .locator('article')
      .nth(rows.length - 1)
      .waitFor()
    for (const picture of await page.locator('img[loading]').all())
      await picture.scrollIntoViewIfNeeded().catch(() => {})
    await page.locator('.missing-image').nth(1).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it.each(rows.map((row, index) => ({ ...row, index })))('$why', async ({ index, shows }) => {
    const block = page.locator(`article[data-ts="${at(index)}"] .block`)
    expect(await block.evaluate(bareMarkup)).toBe(shows)
  })

  it('without a complaint of the console', () => {
    expect(complaints).toEqual([])
  })
})

/** Runs in the browser: the markup inside, with only those attributes that carry meaning. */
function bareMarkup(block: { cloneNode(deep: boolean): unknown }): string {
  const kept = /^(?:href|src|alt|scope|value|maxlength|aria-label|data-(?:user|channel|broadcast))$/
  interface Bare {
    innerHTML: string
    querySelectorAll(selector: string): Iterable<Bare>
    getAttributeNames(): string[]
    removeAttribute(name: string): void
    remove(): void
  }
  const copy = block.cloneNode(true) as Bare
  for (const icon of copy.querySelectorAll('svg')) icon.remove()
  for (const element of copy.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!kept.test(name)) element.removeAttribute(name)
  }
  return copy.innerHTML
}
