import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UiResult } from '../../src/workspace/protocol.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import {
  alex,
  answerEn,
  at,
  general,
  homeBlocks,
  message,
  modal,
  plain,
  quizBlocks,
  snapshot,
} from './page-fixtures.ts'
import { type PageServer, servePage } from './page-server.ts'
import { type Visit, visit } from './page-visit.ts'

describe.skipIf(withoutBrowser)('buttons, modals and Home', () => {
  let browser: Browser
  let server: PageServer
  let here: Visit
  const messages = { [general]: [message({ blocks: answerEn })] }

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    server = await servePage(snapshot({ messages }))
    here = await visit(browser, `${server.url}#/${general}`)
  })
  afterEach(async () => {
    expect(here.complaints).toEqual([])
    await here.page.context().close()
    await server.close()
  })

  const calls = (name: string) => server.calls.filter(({ call }) => call === name)
  const button = (name: string) => here.page.getByRole('button', { name, exact: true })

  it('tells which button was used, where, and once for a double click', async () => {
    await button('Quiz me').dblclick()
    await expect
      .poll(() => calls('use'))
      .toEqual([
        {
          call: 'use',
          person: alex.id,
          container: { type: 'message', channel: general, ts: at(0) },
          element: { type: 'button', action_id: 'quiz', block_id: 'a', value: 'quiz', text: plain('Quiz me') },
          state: {},
        },
      ])
    await expect.poll(() => button('Quiz me').getAttribute('aria-busy')).toBeNull()
    await button('Quiz me').click()
    await expect.poll(() => calls('use').length).toBe(2)
  })

  it('asks first where the app wants it', async () => {
    await button('Share').click()
    await button('Keep it').click()
    expect(calls('use')).toEqual([])
    await button('Share').click()
    await here.page.getByRole('dialog').getByRole('button', { name: 'Share' }).click()
    await expect.poll(() => calls('use').length).toBe(1)
  })

  it('opens an overflow menu by keyboard', async () => {
    await button('More actions').focus()
    await here.page.keyboard.press('Enter')
    await here.page.keyboard.press('ArrowDown')
    await here.page.keyboard.press('Enter')
    await expect
      .poll(() => calls('use').map((call) => call.call === 'use' && call.element['selected_option']))
      .toEqual([{ text: plain('Ask for a note'), value: 'ask' }])
  })

  it('keeps the focus when the message is redrawn', async () => {
    await button('Quiz me').focus()
    const changed = message({ blocks: [{ type: 'divider', block_id: 'new' }, ...answerEn] })
    server.push(snapshot({ messages: { [general]: [changed] } }))
    await here.page.locator('[data-block-id="new"]').waitFor()
    expect(
      await button('Quiz me').evaluate((node: unknown) => node === (globalThis as never)['document']['activeElement']),
    ).toBe(true)
  })

  it('keeps what is typed in a modal when something else happens', async () => {
    server.push(snapshot({ messages, views: [modal(quizBlocks)] }))
    const why = here.page.getByLabel('Why?')
    await why.pressSequentially('Because the ker')
    server.push(snapshot({ messages: { [general]: [message({ text: 'meanwhile' })] }, views: [modal(quizBlocks)] }))
    await here.page.getByText('meanwhile').waitFor({ state: 'attached' })
    await here.page.keyboard.type('nel')
    expect(await why.inputValue()).toBe('Because the kernel')
  })

  it('keeps it also when the app replaces the content around it', async () => {
    server.push(snapshot({ messages, views: [modal(quizBlocks)] }))
    await here.page.getByLabel('Why?').fill('mine')
    await here.page.getByLabel('The host name').check()
    const blocks = [{ type: 'header', block_id: 'new', text: plain('New') }, ...quizBlocks]
    server.push(snapshot({ messages, views: [modal(blocks, { hash: '2' })] }))
    await here.page.getByRole('heading', { name: 'New' }).waitFor()
    expect(await here.page.getByLabel('Why?').inputValue()).toBe('mine')
    expect(await here.page.getByLabel('The host name').isChecked()).toBe(true)
  })

  it('offers the conversations that the app wants', async () => {
    const select = (id: string, more: object = {}) => ({
      type: 'input',
      block_id: id,
      label: plain(id),
      element: { type: 'conversations_select', action_id: id, ...more },
    })
    const blocks = [
      select('All'),
      select('Channels', { filter: { include: ['public', 'private'] } }),
      select('Direct', { filter: { include: ['im'] } }),
    ]
    server.push(snapshot({ messages, views: [modal(blocks)] }))
    const offered = (label: string) => here.page.getByLabel(label).locator('option').allTextContents()
    await here.page.getByRole('dialog').waitFor()
    const channels = ['Choose', '#general', '#k8s-help']
    expect(await offered('All')).toEqual([...channels, 'Kubenotes'])
    expect(await offered('Channels')).toEqual(channels)
    expect(await offered('Direct')).toEqual(['Choose', 'Kubenotes'])
  })

  it('shows what is missing, then what the app finds wrong, at the fields', async () => {
    server.push(snapshot({ messages, views: [modal(quizBlocks)] }))
    await button('Check').click()
    expect(await here.page.getByText('Please fill in this field.').count()).toBe(2)
    expect(calls('submit')).toEqual([])
    await here.page.getByLabel('The kernel').check()
    await here.page.getByLabel('Why?').fill('It is shared')
    server.answer((): UiResult => ({ ok: true, errors: { why: 'Say more, please' } }))
    await button('Check').click()
    await here.page.getByText('Say more, please').waitFor()
    expect(await here.page.getByLabel('Why?').getAttribute('aria-invalid')).toBe('true')
    expect(calls('submit')).toEqual([
      {
        call: 'submit',
        person: alex.id,
        view: 'V01',
        state: {
          choice: { pick: { type: 'radio_buttons', selected_option: { text: plain('The kernel'), value: 'a' } } },
          why: { text: { type: 'plain_text_input', value: 'It is shared' } },
          again: { time: { type: 'timepicker', selected_time: '09:00' } },
          topics: {
            topics: {
              type: 'multi_static_select',
              selected_options: [{ text: plain('Linux 基础'), value: 'linux' }],
            },
          },
          channel: { channel: { type: 'conversations_select', selected_conversation: null } },
        },
      },
    ])
  })

  it('keeps the modal and says so when the app does not take it', async () => {
    server.push(snapshot({ messages, views: [modal([quizBlocks[0] ?? {}])] }))
    server.answer((): UiResult => ({ ok: false, error: 'the app did not answer in time' }))
    await button('Check').click()
    await here.page.getByText('Not accepted: the app did not answer in time').waitFor()
    expect(await here.page.getByRole('dialog').count()).toBe(1)
  })

  it('keeps the focus in a modal whose fields went', async () => {
    server.push(snapshot({ messages, views: [modal(quizBlocks)] }))
    await button('Check').focus()
    const thanks = [{ type: 'section', block_id: 'thanks', text: plain('Thank you') }]
    const { submit: _, ...done } = modal(thanks, { hash: '2', close: 'Done' })
    server.push(snapshot({ messages, views: [done] }))
    await here.page.getByText('Thank you').waitFor()
    expect(await here.page.locator(':focus').textContent()).toBe('Done')
  })

  it('closes with Escape, tells the app, and gives the focus back', async () => {
    await button('Quiz me').focus()
    server.push(snapshot({ messages, views: [modal(quizBlocks)] }))
    await here.page.getByRole('dialog').waitFor()
    await here.page.keyboard.press('Escape')
    await here.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => calls('close')).toEqual([{ call: 'close', person: alex.id, view: 'V01' }])
    expect(await here.page.locator(':focus').textContent()).toBe('Quiz me')
  })

  it.each([
    { after: answerEn, focus: 'Quiz me', why: 'the same button, drawn anew' },
    { after: [{ type: 'divider', block_id: 'new' }], focus: undefined, why: 'the message that held it' },
  ])('gives the focus back when what opened it was drawn anew meanwhile: $why', async ({ after, focus }) => {
    await button('Quiz me').focus()
    server.push(snapshot({ messages, views: [modal(quizBlocks)] }))
    await here.page.getByRole('dialog').waitFor()
    const redrawn = { [general]: [message({ blocks: [{ type: 'divider', block_id: 'before' }, ...after] })] }
    server.push(snapshot({ messages: redrawn, views: [modal(quizBlocks)] }))
    await here.page.locator('[data-block-id="before"]').waitFor({ state: 'attached' })
    server.push(snapshot({ messages: redrawn }))
    await here.page.getByRole('dialog').waitFor({ state: 'detached' })
    const focused = here.page.locator(':focus')
    if (focus) expect(await focused.textContent()).toBe(focus)
    else expect(await focused.getAttribute('data-ts')).toBe(at(0))
  })

  it('shows the modal on top and comes back to the one below as it was left', async () => {
    const below = modal(quizBlocks)
    server.push(snapshot({ messages, views: [below] }))
    await here.page.getByLabel('Why?').fill('mine')
    const top = modal([{ type: 'section', block_id: 's', text: plain('On top') }], { id: 'V02', title: 'Second' })
    server.push(snapshot({ messages, views: [below, top] }))
    await here.page.getByText('On top').waitFor()
    server.push(snapshot({ messages, views: [below] }))
    await here.page.getByText('On top').waitFor({ state: 'detached' })
    expect(await here.page.getByLabel('Why?').inputValue()).toBe('mine')
  })

  it('asks the app for its Home and tells what is used there', async () => {
    await here.page.locator('[data-app]').click()
    await here.page.getByRole('tab', { name: 'Home' }).click()
    await expect.poll(() => calls('open-home').length).toBe(1)
    server.push(snapshot({ messages, home: { id: 'VH', type: 'home', title: '', blocks: homeBlocks, hash: '1' } }))
    await here.page.getByLabel('Topic').selectOption('Networking')
    await expect
      .poll(() => calls('use').map((call) => call.call === 'use' && [call.container, call.element]))
      .toEqual([
        [
          { type: 'view', view: 'VH' },
          {
            type: 'static_select',
            action_id: 'topic',
            block_id: 'a',
            selected_option: { text: plain('Networking'), value: 'net' },
          },
        ],
      ])
  })
})
