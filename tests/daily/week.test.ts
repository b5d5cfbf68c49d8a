import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localTime } from '../../src/daily/schedule.ts'
import type { Lang } from '../../src/notes/note.ts'
import { words } from '../../src/words/words.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { writeNote } from '../library/temp-notes.ts'
import { type Program, startProgram } from '../program.ts'
import { type Visit, visit } from '../workspace/page-visit.ts'

type Name = 'Alex Rivera' | '林梅 (Mei Lin)' | 'Jonas Weber'
type Answers = Readonly<Partial<Record<Name, 'right' | 'wrong'>>>

const [alex, mei, jonas] = ['Alex Rivera', '林梅 (Mei Lin)', 'Jonas Weber'] as const
const langs: Readonly<Record<Name, Lang>> = { [alex]: 'en', [mei]: 'zh', [jonas]: 'en' }
const general = { id: 'C01GENERAL', lang: 'en', zone: 'Europe/Berlin', by: alex } as const
const help = { id: 'C01K8SHELP', lang: 'zh', zone: 'Asia/Shanghai', by: mei } as const
const channels = [general, help]
type Channel = (typeof channels)[number]

/** What a study group does in a week: Jonas is away for two days, on one nobody has time, Alex learns no Chinese. */
const week: readonly { readonly inGeneral: Answers; readonly inHelp: Answers }[] = [
  { inGeneral: { [alex]: 'right', [mei]: 'wrong', [jonas]: 'right' }, inHelp: { [mei]: 'right', [jonas]: 'wrong' } },
  { inGeneral: { [alex]: 'right', [mei]: 'right' }, inHelp: { [mei]: 'right' } },
  { inGeneral: { [alex]: 'wrong' }, inHelp: { [mei]: 'wrong' } },
  { inGeneral: {}, inHelp: {} },
  { inGeneral: { [alex]: 'right', [mei]: 'right', [jonas]: 'right' }, inHelp: { [jonas]: 'right' } },
  { inGeneral: { [alex]: 'right', [jonas]: 'wrong' }, inHelp: { [mei]: 'right', [jonas]: 'right' } },
  { inGeneral: { [alex]: 'right', [mei]: 'wrong', [jonas]: 'right' }, inHelp: { [mei]: 'right' } },
]

describe.skipIf(withoutBrowser)('a week of daily questions in two channels', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'week-'))
  const [notesDir, dataDir] = [join(folder, 'notes'), join(folder, 'data')]
  for (const lang of ['en', 'zh'] as const)
    for (const part of [1, 2, 3]) writeNote(notesDir, `${lang}/part-${part}/note-${part}.md`, note(lang, part))
  /** Far from now, so that no slot comes while the test runs, only those that the clock leaps over. */
  const opposite = Date.now() + 12 * 3_600_000
  let browser: Browser
  let program: Program
  const visits = new Map<Name, Visit>()

  beforeAll(async () => {
    browser = await openBrowser()
    program = startProgram('src/main.ts', { env: { PORT: '0', DATA_DIR: dataDir, NOTES_DIR: notesDir } })
    const [url] = await program.prints('out', /http:\/\/127\.0\.0\.1:\d+\/\S+/)
    for (const name of [alex, mei, jonas])
      visits.set(name, await visit(browser, url, { locale: langs[name] === 'zh' ? 'zh-CN' : 'en-US' }))
    const page = of(jonas)
    await page.getByRole('button', { name: /^You are/ }).click()
    await page.getByText(jonas).click()
    await page.getByRole('button', { name: new RegExp(`^You are\\s*${jonas}`) }).waitFor()
  })
  afterAll(async () => {
    expect([...visits.values()].flatMap(({ complaints }) => complaints)).toEqual([])
    await browser?.close()
    program?.child.kill('SIGTERM')
    const { code, err } = await program.end
    expect({ code, err }).toEqual({ code: 0, err: '' })
    rmSync(folder, { recursive: true, force: true })
  })

  function of(name: Name): Page {
    const found = visits.get(name)
    if (!found) throw new Error(`${name} is not here`)
    return found.page
  }
  const goTo = (name: Name, { id }: Pick<Channel, 'id'>) => of(name).locator(`[data-channel="${id}"]`).first().click()
  const posts = (name: Name, { lang }: Channel) =>
    of(name)
      .locator('article')
      .filter({ has: of(name).getByRole('heading', { name: words[lang].daily.title, exact: true }) })
  const latest = (name: Name, text: string) => of(name).locator('article').filter({ hasText: text }).last()

  async function type(name: Name, text: string): Promise<void> {
    await of(name).locator('#composer-text').fill(text)
    await of(name).locator('#composer-text').press('Enter')
  }

  async function answer(name: Name, channel: Channel, day: number, how: 'right' | 'wrong'): Promise<void> {
    await goTo(name, channel)
    const page = of(name)
    const say = words[langs[name]].quiz
    const verdicts = page.getByRole('heading', { name: say[how], exact: true })
    const before = await verdicts.count()
    await posts(name, channel)
      .nth(day - 1) // not the last: a page that follows late still ends with the day before
      .getByRole('button', { name: words[channel.lang].daily.answer, exact: true })
      .click()
    const item = latest(name, say.how.single)
    await item.waitFor()
    const letter = new RegExp(`([AB])\\. ${how === 'right' ? 'runc' : 'etcd'}`).exec(await item.innerText())?.[1] ?? ''
    await item.getByRole('button', { name: letter, exact: true }).click()
    await verdicts.nth(before).waitFor()
  }

  it.each(channels)('$id is set up by $by in $lang, in $zone', async ({ by, id, lang, zone }) => {
    await goTo(by, { id })
    await type(by, '/k8s daily')
    const { form } = words[langs[by]].daily
    const dialog = of(by).getByRole('dialog')
    await dialog.getByLabel(form.zone).fill(zone)
    await dialog.getByLabel(form.time, { exact: true }).fill(localTime(zone, opposite).slice('2026-11-27 '.length))
    for (const day of words[langs[by]].weekdays) await dialog.getByLabel(day).check()
    await dialog.getByLabel(form.langs[lang], { exact: true }).check()
    await dialog.getByRole('button', { name: form.save }).click()
    await latest(by, zone).waitFor()
  })

  it('is not for others to change', async () => {
    await goTo(jonas, general)
    await type(jonas, '/k8s daily')
    await latest(jonas, words.en.daily.faults.notYours).waitFor()
    expect(await of(jonas).getByRole('dialog').count()).toBe(0)
  })

  it('names in results and on boards only those who want it', async () => {
    await of(alex).locator('[data-app]').first().click()
    await of(alex).getByRole('tab', { name: 'Home' }).click()
    await of(alex).getByLabel(words.en.home.inResults).check()
    await of(alex).getByLabel(words.en.home.onBoards).check()
    await goTo(alex, general)
  })

  it.each(week.map((day, index) => ({ number: index + 1, ...day })))(
    'day $number has one question in each, and the result of the day before',
    async ({ number, inGeneral, inHelp }) => {
      await of(alex)
        .getByRole('button', { name: /^Next day/ })
        .click()
      const days = [
        [general, inGeneral, week[number - 2]?.inGeneral],
        [help, inHelp, week[number - 2]?.inHelp],
      ] as const
      for (const [channel, answers, before] of days) {
        const say = words[channel.lang].daily
        await goTo(channel.by, channel)
        const post = posts(channel.by, channel).nth(number - 1)
        await post.getByText(say.answers(0)).waitFor()
        expect(await post.innerText()).toContain(channel.zone)
        if (before) {
          const right = Object.values(before).filter((how) => how === 'right').length
          const result = say.result(right, Object.keys(before).length)
          await of(channel.by).getByRole('heading', { name: result, exact: true }).last().waitFor()
        }
        for (const name of [alex, mei, jonas]) {
          const how = answers[name]
          if (how) await answer(name, channel, number, how)
        }
        await post.getByText(say.answers(Object.keys(answers).length)).waitFor()
        expect(await posts(channel.by, channel).count()).toBe(number)
      }
    },
    120_000,
  )

  it.each(channels)('asked no question twice in $id', async (channel) => {
    const asked = await posts(channel.by, channel).allInnerTexts()
    expect(new Set(asked.map((text) => /(?:number|第) \d/.exec(text)?.[0])).size).toBe(week.length)
  })

  it('names Alex alone in the results, as plain text', async () => {
    const named = of(alex).getByText(/^Right: /)
    expect(new Set(await named.allInnerTexts())).toEqual(new Set([words.en.daily.named([alex], 0)]))
    expect(await named.locator('[data-user]').count()).toBe(0)
  })

  it('ranks on the board whoever wants it, and counts the days that have a result', async () => {
    await type(alex, '/k8s board')
    const board = latest(alex, words.en.daily.board.title.week)
    // A post of the afternoon came before midnight, and seven leaps later its date is the eighth.
    const isMorning = localTime(general.zone, opposite).slice('2026-11-27 '.length) < '12'
    const counted = week.slice(isMorning ? 0 : 1, -1).map(({ inGeneral }) => inGeneral[alex])
    const answered = counted.filter((how) => how !== undefined).length
    const right = counted.filter((how) => how === 'right').length
    await board.getByText(words.en.daily.board.own(answered, counted.length, right)).waitFor()
    await board.getByText(words.en.daily.board.ranked(1, alex, right, answered)).waitFor()
    expect(await board.innerText()).not.toMatch(/Mei Lin|Jonas/)
  })

  it('lets Jonas catch up in the Home', async () => {
    await of(jonas).locator('[data-app]').first().click()
    await of(jonas).getByRole('tab', { name: 'Home' }).click()
    await of(jonas)
      .getByRole('button', { name: /^Answer: Which is a runtime/ })
      .first()
      .click()
    await of(jonas).getByText(words.en.home.sent).first().waitFor()
    await of(jonas).getByRole('tab', { name: 'Messages' }).click()
    await latest(jonas, words.en.quiz.how.single).getByRole('button', { name: 'A', exact: true }).click()
    await of(jonas)
      .getByRole('heading', { name: new RegExp(`^(${words.en.quiz.right}|${words.en.quiz.wrong})`) })
      .waitFor()
  })

  it('stops in one channel and goes on in the other', async () => {
    await type(alex, '/k8s daily off')
    await latest(alex, words.en.daily.stopped).waitFor()
    await of(mei)
      .getByRole('button', { name: /^下一天/ })
      .click()
    await goTo(mei, help)
    await posts(mei, help).nth(week.length).waitFor()
    expect(await posts(alex, general).count()).toBe(week.length)
  })
})

/** Questions 1 to 3, 4 to 6 or 7 to 9, in a folder of their own: a topic. */
function note(lang: Lang, part: number): string {
  const numbers = [1, 2, 3].map((n) => 3 * (part - 1) + n)
  const quiz = numbers.map(
    (n) => `### ${lang === 'en' ? `Which is a runtime, number ${n}?` : `第 ${n} 题：哪个是运行时？`}

\`single\` \`level 1\` \`id: question-${n}\`

- [x] runc
  > ${lang === 'en' ? 'It starts containers.' : '它启动容器。'}
- [ ] etcd
  > ${lang === 'en' ? 'It keeps data.' : '它保存数据。'}

> **${lang === 'en' ? 'Explanation' : '解析'}**${lang === 'en' ? ': runc is one.' : '：runc 是运行时。'}`,
  )
  return `---
id: note-${part}
title: ${lang === 'en' ? 'Runtimes' : '运行时'} ${part}
lang: ${lang}
---

# ${lang === 'en' ? 'Runtimes' : '运行时'} ${part}

${lang === 'en' ? 'A container runtime starts containers; runc is one.' : '容器运行时启动容器，runc 就是一个。'}

## ${lang === 'en' ? 'Quiz' : '测验'}

${quiz.join('\n\n')}
`
}
