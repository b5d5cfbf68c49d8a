import { expect, it, onTestFinished } from 'vitest'
import type { DailyPost, DailyQuiz, ItemReport, PersonId, Slot, Store } from '../../src/storage/store.ts'
import { asked, card, dailyQuiz, mei, newId, noon, right } from './values.ts'

/** Two ways to one empty store: of two processes where the engine serves several, else the same twice. */
export type OpenTwice = () => Promise<readonly [Store, Store]>

const anna = { team: mei.team, user: 'U02ANNA' }
/** Of another workspace, with the same id. */
const stranger = { team: 'T02ELSE', user: mei.user }

/** What every engine must do alike. */
export function itKeeps(openTwice: OpenTwice): void {
  const open = async () => (await openBoth())[0]
  const openBoth = async () => {
    const stores = await openTwice()
    onTestFinished(async () => {
      for (const store of new Set(stores)) await store.close()
    })
    return stores
  }

  it.each([
    { what: asked(), why: 'as little as possible' },
    { what: asked({ lang: 'zh', purpose: 'round', round: { id: newId(), place: 2, of: 5 } }), why: 'one of a round' },
    { what: asked({ seed: 0.1234567890123 }), why: 'any number can be a seed' },
    { what: asked({ seed: 4_294_967_295 }), why: 'more than a signed integer holds' },
    { what: asked({ item: '容器/镜像#层-1', version: "'; drop table asked; --" }), why: 'text is text' },
    { what: asked({ answered: { at: noon, right: false, chosen: [] } }), why: 'one that was answered' },
  ])('what was asked comes back: $why', async ({ what }) => {
    const store = await open()
    await store.ask(what)
    expect(await store.asked(what.id)).toEqual(what)
  })

  it.each([
    { id: newId(), why: 'never given' },
    { id: '', why: 'empty' },
    { id: '../../x', why: 'a path' },
    { id: 'a'.repeat(2_000), why: 'as long as a button holds' },
    { id: `${newId().slice(1)}\0`, why: 'a character that Postgres refuses' },
    { id: "' or 1=1 --", why: 'SQL' },
  ])('nothing is found by an id that is $why', async ({ id }) => {
    const store = await open()
    await store.ask(asked())
    expect(await store.asked(id)).toBeUndefined()
  })

  it('the first reply counts, moves the card and is logged', async () => {
    const store = await open()
    const first = asked()
    const second = asked()
    await store.ask(first)
    await store.ask(second)
    expect(await store.answer(first, right(first, noon + 1))).toBe(true)
    expect(await store.answer(second, right(second, noon + 2))).toBe(true)

    expect(await store.asked(first.id)).toEqual({
      ...first,
      answered: { at: noon + 1, right: true, chosen: [2, 0] },
    })
    expect(await store.cards(mei)).toEqual([card({ reps: 2, lastReview: noon + 2 })])
    expect(await store.reviews(mei, 0)).toEqual([
      { item: first.item, grade: 'good', stability: undefined, difficulty: undefined, at: noon + 1 },
      { item: first.item, grade: 'good', stability: card().stability, difficulty: card().difficulty, at: noon + 2 },
    ])
  })

  it('a second reply changes nothing and is not even worked out', async () => {
    const store = await open()
    const what = asked()
    await store.ask(what)
    await store.answer(what, right(what))
    const before = await store.export(mei)
    const again = await store.answer(what, () => {
      throw new Error('worked out')
    })
    expect(again).toBe(false)
    expect(await store.export(mei)).toEqual(before)
  })

  it('a reply to what was never asked, or is erased, changes nothing', async () => {
    const store = await open()
    const what = asked()
    expect(await store.answer(what, right(what))).toBe(false)
    expect(await store.cards(mei)).toEqual([])
  })

  it('200 replies at once make one', async () => {
    const [store, other] = await openBoth()
    const what = asked()
    await store.ask(what)
    const replies = Array.from({ length: 200 }, (_, i) => (i % 2 ? store : other).answer(what, right(what, noon + i)))
    const counted = (await Promise.all(replies)).filter((first) => first)
    expect(counted).toHaveLength(1)
    expect(await store.reviews(mei, 0)).toHaveLength(1)
    expect((await store.cards(mei)).map(({ reps }) => reps)).toEqual([1])
  })

  it('50 replies at once to one item, asked 50 times, all count', async () => {
    const [store, other] = await openBoth()
    const often = Array.from({ length: 50 }, () => asked())
    for (const what of often) await store.ask(what)
    await Promise.all(often.map((what, i) => (i % 2 ? store : other).answer(what, right(what))))
    expect((await store.cards(mei)).map(({ reps }) => reps)).toEqual([50])
  })

  it('a reply that fails half-way leaves nothing, and the next one counts', async () => {
    const store = await open()
    const what = asked()
    await store.ask(what)
    const before = await store.export(mei)
    const failing = store.answer(what, (found) => {
      const { review, ...reply } = right(what)(found)
      // The log is written last.
      const unkeepable = { ...review, at: Number.NaN }
      return { ...reply, review: unkeepable }
    })
    await expect(failing).rejects.toThrow()
    expect(await store.export(mei)).toEqual(before)
    expect(await store.answer(what, right(what))).toBe(true)
  })

  it('an error of the one who works out the reply is passed on, and nothing is kept', async () => {
    const store = await open()
    const what = asked()
    await store.ask(what)
    const failing = store.answer(what, () => {
      throw new RangeError('no such option')
    })
    await expect(failing).rejects.toThrow(RangeError)
    expect(await store.asked(what.id)).toEqual(what)
  })

  it('cards are those of the person, due ones the longest overdue first', async () => {
    const store = await open()
    const dues = { late: noon - 5, latest: noon - 9, now: noon, soon: noon + 1 }
    for (const [item, due] of Object.entries(dues)) {
      const what = asked({ item })
      await store.ask(what)
      await store.answer(what, (before) => ({ ...right(what)(before), card: card({ item, due }) }))
    }
    const theirs = asked({ person: stranger, item: 'theirs' })
    await store.ask(theirs)
    await store.answer(theirs, (before) => ({ ...right(theirs)(before), card: card({ item: 'theirs', due: 0 }) }))

    const items = (cards: readonly { item: string }[]) => cards.map(({ item }) => item)
    expect(items(await store.cards(mei)).toSorted()).toEqual(['late', 'latest', 'now', 'soon'])
    const cards = new Map((await store.cards(mei)).map((kept) => [kept.item, kept]))
    for (const recall of await store.recalls(mei)) expect(cards.get(recall.item)).toMatchObject(recall)
    expect(await store.recalls(mei)).toHaveLength(cards.size)
    expect(items(await store.dueCards(mei, noon, 10))).toEqual(['latest', 'late', 'now'])
    expect(items(await store.dueCards(mei, noon, 2))).toEqual(['latest', 'late'])
    expect(items(await store.dueCards(anna, noon, 10))).toEqual([])
  })

  it('reviews come from an instant on, the oldest first', async () => {
    const store = await open()
    for (const at of [30, 10, 20]) {
      const what = asked()
      await store.ask(what)
      await store.answer(what, right(what, at))
    }
    expect((await store.reviews(mei, 20)).map(({ at }) => at)).toEqual([20, 30])
    expect([...(await store.reviewTimes(mei, 20))].sort()).toEqual([20, 30])
    expect(await store.reviewTimes(anna, 0)).toEqual([])
    expect(await store.reviews(anna, 0)).toEqual([])
  })

  it('people with enough reviews are known, those with a late one alone', async () => {
    const store = await open()
    for (const { person, at } of [
      { person: mei, at: 10 },
      { person: mei, at: 20 },
      { person: anna, at: 5 },
      { person: anna, at: 9 },
      { person: stranger, at: 20 },
    ]) {
      const what = asked({ person })
      await store.ask(what)
      await store.answer(what, right(what, at))
    }
    expect(await store.reviewers({ atLeast: 2, since: 10 })).toEqual([mei])
    expect(await store.reviewers({ atLeast: 3, since: 0 })).toEqual([])
  })

  it('parameters of a person stand beside other preferences, and never come back after forget', async () => {
    const store = await open()
    const what = asked()
    await store.ask(what)
    await store.answer(what, right(what))
    await store.setPreferences(mei, { lang: 'zh' })
    await store.setParameters(mei, [0.5, 2])
    expect(await store.preferences(mei)).toMatchObject({ lang: 'zh', parameters: [0.5, 2] })
    await store.setParameters(mei, undefined)
    expect((await store.preferences(mei)).parameters).toBeUndefined()
    await store.forget(mei)
    await store.setParameters(mei, [0.5, 2])
    expect(Object.values(await store.export(mei)).flat()).toEqual([])
  })

  it('every answer is read in pieces, the oldest first, each once, and nothing that is open', async () => {
    const store = await open()
    const answers = Array.from({ length: 1_234 }, (_, i) =>
      // Several at one instant, where a piece may end.
      asked({ answered: { at: Math.floor((1_234 - i) / 3), right: i % 2 === 0, chosen: [i % 4] } }),
    )
    for (const answer of [...answers, asked()]) await store.ask(answer)
    const read = await all(store.everyAnswer())
    expect(read.map(({ id }) => id).toSorted()).toEqual(answers.map(({ id }) => id).toSorted())
    expect(read.map(({ answered }) => answered.at)).toEqual(
      answers.map((a) => a.answered?.at ?? 0).toSorted((a, b) => a - b),
    )
    expect(read[0]).toEqual(answers.find(({ id }) => id === read[0]?.id))
  })

  it('preferences keep what a change does not name, and forget what it names as undefined', async () => {
    const store = await open()
    expect(await store.preferences(mei)).toEqual({ daysOff: [], onBoards: false, inResults: false })
    await store.setPreferences(mei, { lang: 'zh', zone: 'Asia/Shanghai', remindAt: '08:30', parameters: [0.1, 2.5] })
    await store.setPreferences(mei, { daysOff: [6, 7], onBoards: true, inResults: true })
    await store.setPreferences(mei, {})
    const chosen = {
      lang: 'zh',
      zone: 'Asia/Shanghai',
      remindAt: '08:30',
      parameters: [0.1, 2.5],
      daysOff: [6, 7],
      onBoards: true,
      inResults: true,
    }
    expect(await store.preferences(mei)).toEqual(chosen)
    await store.setPreferences(mei, { lang: undefined, parameters: undefined, remindAt: undefined, daysOff: [] })
    expect(await store.preferences(mei)).toEqual({
      zone: 'Asia/Shanghai',
      daysOff: [],
      onBoards: true,
      inResults: true,
    })
    expect(await store.preferences(stranger)).toEqual({ daysOff: [], onBoards: false, inResults: false })
  })

  it('two changes of preferences at once are both kept', async () => {
    const [store, other] = await openBoth()
    await Promise.all([store.setPreferences(mei, { lang: 'en' }), other.setPreferences(mei, { onBoards: true })])
    expect(await store.preferences(mei)).toMatchObject({ lang: 'en', onBoards: true })
  })

  it('a reminder is taken once when it is due, unless it was moved or called off', async () => {
    const store = await open()
    await store.setReminder(mei, noon - 1)
    await store.setReminder(anna, noon)
    await store.setReminder(stranger, noon - 2)
    await store.setReminder(stranger, noon + 1)
    const { team } = mei
    for (const [user, at] of [
      ['U03', 5],
      ['U04', undefined],
    ] as const) {
      await store.setReminder({ team, user }, 5)
      await store.setReminder({ team, user }, at)
    }
    const take = (now: number) => store.takeReminders(now, 2, () => undefined)
    expect(await take(noon)).toMatchObject([
      { person: { team, user: 'U03' }, at: 5 },
      { person: mei, at: noon - 1 },
    ])
    expect(await take(noon)).toMatchObject([{ person: anna, at: noon }])
    expect(await take(noon)).toEqual([])
    expect(await take(noon + 1)).toMatchObject([{ person: stranger, at: noon + 1 }])
    expect(await take(Number.MAX_SAFE_INTEGER)).toEqual([])
  })

  it('the next reminder is set when one is taken, by what the person wants: nothing lies between the two', async () => {
    const store = await open()
    await store.setPreferences(mei, { remindAt: '09:00', zone: 'UTC' })
    await store.setReminder(mei, noon)
    await store.setReminder(anna, noon)
    const taken = await store.takeReminders(noon, 5, ({ remindAt }) => (remindAt ? noon + 1 : undefined))
    expect(taken.find(({ person }) => person.user === mei.user)?.preferences).toMatchObject({ remindAt: '09:00' })
    expect((await store.export(mei))['reminder']).toMatchObject([{ at: noon + 1 }])
    expect((await store.export(anna))['reminder']).toEqual([])
  })

  it('two who take reminders at once get each of them once', async () => {
    const [store, other] = await openBoth()
    const users = Array.from({ length: 120 }, (_, i) => `U${i}`)
    for (const user of users) await store.setReminder({ team: mei.team, user }, noon)
    const taken: string[] = []
    const takeAll = async (by: Store) => {
      for (;;) {
        const some = await by.takeReminders(noon, 7, () => undefined)
        expect(some.length).toBeLessThanOrEqual(7)
        if (some.length === 0) return
        taken.push(...some.map(({ person }) => person.user))
      }
    }
    await Promise.all([takeAll(store), takeAll(other), takeAll(store), takeAll(other)])
    expect(taken.toSorted()).toEqual(users.toSorted())
  })

  it('a workspace that is gone is erased with its people and channels, and no other one', async () => {
    const store = await open()
    const other = { team: 'T02ELSE', user: mei.user }
    for (const person of [mei, anna, other]) await fill(store, person)
    const theirs = await store.export(other)
    const channel = { team: mei.team, channel: 'C01HELP' }
    await store.saveDailyQuiz(dailyQuiz(channel))
    expect(await store.forgetTeam(mei.team)).toBe(2)
    expect(Object.values(await store.export(mei)).flat()).toEqual([])
    expect(Object.values(await store.export(anna)).flat()).toEqual([])
    expect(await store.dailyQuiz(channel)).toBeUndefined()
    expect(await store.export(other)).toEqual(theirs)
    expect(await store.forgetTeam(mei.team)).toBe(0)
  })

  it('a round of items is asked at once, all of them or nothing', async () => {
    const store = await open()
    const many = Array.from({ length: 20 }, () => asked())
    await store.ask(...many)
    expect(await store.asked(many.at(-1)?.id ?? '')).toBeDefined()
    const more = Array.from({ length: 20 }, () => asked())
    await expect(store.ask(...more, many[0] ?? asked())).rejects.toThrow()
    expect(await store.asked(more[0]?.id ?? '')).toBeUndefined()
  })

  it('reports come back, the oldest first, whatever was typed', async () => {
    const store = await open()
    const report = (reason: string, at: number): ItemReport => ({ item: 'a#b', lang: 'zh', reason, at })
    await store.report(mei, report('选项 B 也对 🙂', 2))
    await store.report(anna, report('a\0b \ud800', 1))
    expect(await all(store.everyReport())).toEqual([report('ab \ufffd', 1), report('选项 B 也对 🙂', 2)])
  })

  it.each([
    { quiz: dailyQuiz(), why: 'as little as possible' },
    {
      quiz: dailyQuiz({
        level: 2,
        topics: ['k8s-core', '容器'],
        pausedUntil: '2027-01-01',
        bothLangs: true,
        daysOff,
        calendar,
      }),
      why: 'as much as possible',
    },
    { quiz: dailyQuiz({ enabled: false, nextRunAt: undefined, setUpBy: undefined }), why: 'at rest' },
  ])('a daily quiz comes back, and replaces the one of its channel: $why', async ({ quiz }) => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz({ time: '23:59' }))
    await store.saveDailyQuiz(quiz)
    expect(await store.dailyQuiz(quiz)).toEqual(quiz)
    expect(await store.dailyQuiz({ ...quiz, channel: 'C02ELSE' })).toBeUndefined()
    expect(await store.dailyQuiz({ ...quiz, team: 'T02ELSE' })).toBeUndefined()
  })

  it('a quiz is planned when it is due, and a date of a channel is recorded once', async () => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz())
    await store.saveDailyQuiz(dailyQuiz({ channel: 'C02LATER', nextRunAt: noon + 1 }))
    await store.saveDailyQuiz(dailyQuiz({ channel: 'C03REST', enabled: false, nextRunAt: undefined }))
    const channels: string[] = []
    const plan = (slot: Slot, nextRunAt: number) => (quiz: { channel: string }) => {
      channels.push(quiz.channel)
      return { slots: [slot], nextRunAt }
    }
    expect(await store.planPosts(noon, 10, plan(slotOn('2026-11-27'), noon))).toBe(1)
    expect(await store.planPosts(noon, 10, plan(slotOn('2026-11-27', { at: noon + 5 }), noon + 1))).toBe(1)
    expect(await store.planPosts(noon, 10, plan(slotOn('2026-11-28'), noon + 1))).toBe(0)
    expect(channels).toEqual(['C01HELP', 'C01HELP'])
    expect(await store.isPlanned(dailyQuiz(), '2026-11-27')).toBe(true)
    expect(await store.isPlanned(dailyQuiz(), '2026-11-28')).toBe(false)
    expect(await leaseOne(store, 'a')).toMatchObject({ date: '2026-11-27', scheduledFor: noon })
    expect(await leaseOne(store, 'b')).toBeUndefined()
  })

  it('a slot that comes too late is recorded and never posted', async () => {
    const store = await open()
    await planned(store, {}, slotOn('2026-11-27', { timely: false }))
    expect(await store.isPlanned(dailyQuiz(), '2026-11-27')).toBe(true)
    expect(await leaseOne(store, 'a')).toBeUndefined()
  })

  it('a failing plan keeps nothing and loses nothing', async () => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz())
    const failing = store.planPosts(noon, 10, () => {
      throw new RangeError('no such zone')
    })
    await expect(failing).rejects.toThrow(RangeError)
    expect(await store.planPosts(noon, 10, () => ({ slots: [], nextRunAt: undefined }))).toBe(1)
  })

  it('two who plan and lease at once get each post once', async () => {
    const [store, other] = await openBoth()
    const channels = Array.from({ length: 60 }, (_, i) => `C${i}`)
    for (const channel of channels) await store.saveDailyQuiz(dailyQuiz({ channel }))
    const leased: string[] = []
    const work = async (by: Store, owner: string) => {
      while ((await by.planPosts(noon, 7, () => ({ slots: [slotOn('2026-11-27')], nextRunAt: noon + 1 }))) > 0);
      for (let posts = await leaseAll(by, owner); posts.length > 0; posts = await leaseAll(by, owner))
        leased.push(...posts.map(({ channel }) => channel))
    }
    await Promise.all([work(store, 'a'), work(other, 'b')])
    await work(store, 'c')
    expect(leased.toSorted()).toEqual(channels.toSorted())
  })

  it('what is leased is changed by its owner alone, until the lease goes to another', async () => {
    const store = await open()
    await planned(store)
    const post = await leaseOne(store, 'a')
    if (!post) throw new Error('Nothing is planned')
    expect(await store.changePost(post, 'b', { to: 'sending', put })).toBe(false)
    expect(await leaseOne(store, 'b', noon + 59_999)).toBeUndefined()
    expect(await leaseOne(store, 'b', noon + 60_000)).toMatchObject({ id: post.id, state: 'pending' })
    expect(await store.changePost(post, 'a', { to: 'sending', put })).toBe(false)
    expect(await store.changePost(post, 'b', { to: 'sending', put })).toBe(true)
    expect(await store.dailyPost(post.id)).toMatchObject({ state: 'sending', put })
  })

  it('a post whose sender died goes to somebody who finds out, and never back', async () => {
    const store = await open()
    await planned(store)
    const post = await leaseOne(store, 'a')
    if (!post) throw new Error('Nothing is planned')
    const inBoth = { ...put, otherVersion: 'v2' }
    await store.changePost(post, 'a', { to: 'sending', put: inBoth })
    expect(await leaseOne(store, 'b', noon + 59_999)).toBeUndefined()
    expect(await leaseOne(store, 'b', noon + 60_000)).toMatchObject({ id: post.id, state: 'sending', put: inBoth })
    expect(await store.changePost(post, 'a', { to: 'posted', messageTs: '1.2', at: noon, revealAt: noon })).toBe(false)
    const later = { to: 'again', back: 'sending', at: noon + 70_000, attempts: 1, error: 'ratelimited' } as const
    expect(await store.changePost(post, 'b', later)).toBe(true)
    expect(await leaseOne(store, 'c', noon + 69_999)).toBeUndefined()
    expect(await leaseOne(store, 'c', noon + 70_000)).toMatchObject({ id: post.id, state: 'sending', put })
    await store.changePost(post, 'c', { to: 'unknown', error: 'no answer' })
    expect(await leaseOne(store, 'd', noon + 900_000)).toBeUndefined()
    expect((await store.dailyHistory(dailyQuiz(), 0)).asked).toEqual([{ item: put.item, at: noon, share: undefined }])
  })

  it('posts of a workspace that is left out wait, and hold up nobody', async () => {
    const store = await open()
    await planned(store)
    await planned(store, { team: 'T02ELSE' }, slotOn('2026-11-27', { at: noon + 1 }))
    const lease = leaseOf('a', noon + 1)
    expect(await store.leaseDue(lease, 1, [dailyQuiz().team])).toMatchObject([{ team: 'T02ELSE' }])
    expect(await store.leaseDue(lease, 1, [dailyQuiz().team])).toEqual([])
    expect(await store.leaseDue(lease, 5, [])).toMatchObject([{ team: dailyQuiz().team }])
  })

  it('each quiz is planned anew once under a mark, by whoever comes first, and not under an older one', async () => {
    const [store, other] = await openBoth()
    const channels = Array.from({ length: 60 }, (_, i) => `C${i}`)
    for (const channel of channels) await store.saveDailyQuiz(dailyQuiz({ channel }))
    const seen: string[] = []
    const replan = async (by: Store, mark: string) => {
      const next = (quiz: DailyQuiz) => {
        seen.push(quiz.channel)
        return noon + 7
      }
      while ((await by.replan(mark, 7, next)) > 0);
    }
    await Promise.all([replan(store, '2026-11-28 2026b'), replan(other, '2026-11-28 2026b')])
    await replan(store, '2026-11-27 2026c')
    expect(seen.toSorted()).toEqual(channels.toSorted())
    expect(await store.dailyQuiz(dailyQuiz({ channel: 'C7' }))).toMatchObject({ nextRunAt: noon + 7 })
  })

  it('a post that Slack did not take comes again at its time', async () => {
    const store = await open()
    await planned(store)
    const post = await leaseOne(store, 'a')
    if (!post) throw new Error('Nothing is planned')
    await store.changePost(post, 'a', { to: 'sending', put })
    const again = { to: 'again', back: 'pending', at: noon + 30, attempts: 1, error: 'ratelimited' } as const
    await store.changePost(post, 'a', again)
    expect((await store.dailyHistory(dailyQuiz(), 0)).asked).toEqual([])
    expect(await leaseOne(store, 'b', noon + 29)).toBeUndefined()
    expect(await leaseOne(store, 'b', noon + 30)).toMatchObject({ attempts: 1, lastError: 'ratelimited' })
  })

  it('a result is due once, and goes to another when its sender dies', async () => {
    const store = await open()
    const { id } = await posted(store)
    expect(await leaseOne(store, 'a', noon + 99)).toBeUndefined()
    const post = await leaseOne(store, 'a', noon + 100)
    expect(post).toMatchObject({ id, state: 'posted', messageTs: '1.2', postedAt: noon, revealAt: noon + 100 })
    if (post) await store.changePost(post, 'a', { to: 'revealing' })
    expect(await leaseOne(store, 'b', noon + 60_099)).toBeUndefined()
    expect(await leaseOne(store, 'b', noon + 60_100)).toMatchObject({ id, state: 'revealing' })
  })

  it('a quiz that rests posts nothing, not even what was planned', async () => {
    const store = await open()
    await planned(store)
    await store.restDailyQuiz(dailyQuiz())
    expect(await store.dailyQuiz(dailyQuiz())).toMatchObject({ enabled: false, nextRunAt: undefined })
    expect(await leaseOne(store, 'a')).toBeUndefined()
    expect(await store.planPosts(noon + 9, 10, () => ({ slots: [], nextRunAt: undefined }))).toBe(0)
  })

  it('a person is asked a post once, and the first answers of all are counted', async () => {
    const [store, other] = await openBoth()
    const { id } = await posted(store)
    const ask = (by: Store, person = mei) => by.askDaily(id, asked({ person, purpose: 'daily' }))
    const [first, second] = await Promise.all([ask(store), ask(other)])
    expect(second).toEqual(first)
    const theirs = await ask(store, anna)
    expect(await store.dailyAnswers(id)).toEqual([])
    expect(await store.answer(first, right(first))).toBe(true)
    expect(await store.answer(second, right(second))).toBe(false)
    expect(await store.dailyAnswers(id)).toEqual([{ right: true, chosen: [2, 0] }])
    expect(await store.dailyPostOf(theirs.id)).toMatchObject({ id })
    expect(await store.dailyPostOf(newId())).toBeUndefined()
    await store.forget(mei)
    expect(await store.dailyAnswers(id)).toEqual([])
  })

  it('those who were right are named when they wish it', async () => {
    const store = await open()
    const { id } = await posted(store)
    const answers = async (person: PersonId, inResults: boolean, isRight = true) => {
      const what = await store.askDaily(id, asked({ person, purpose: 'daily' }))
      await store.answer(what, (card) => ({ ...right(what)(card), right: isRight }))
      await store.setPreferences(person, { inResults })
    }
    await answers({ ...mei, user: 'U03' }, true)
    await answers(mei, true)
    await answers(anna, false)
    await answers({ ...mei, user: 'U04' }, true, false)
    await store.askDaily(id, asked({ person: { ...mei, user: 'U05' }, purpose: 'daily' }))
    await store.setPreferences({ ...mei, user: 'U05' }, { inResults: true })
    expect(await store.namedRight(id)).toEqual([mei, { ...mei, user: 'U03' }])
  })

  it('those who may change a quiz stay until others are named', async () => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz(), ['U03', 'U02ANNA', 'U03'])
    await store.saveDailyQuiz(dailyQuiz({ time: '10:00' }))
    expect(await store.dailyEditors(dailyQuiz())).toEqual(['U02ANNA', 'U03'])
    expect(await store.dailyEditors(dailyQuiz({ channel: 'C02ELSE' }))).toEqual([])
    await store.saveDailyQuiz(dailyQuiz(), [])
    expect(await store.dailyEditors(dailyQuiz())).toEqual([])
  })

  it('a calendar is taken by one process, and again at the time that it gave', async () => {
    const [store, other] = await openBoth()
    await store.saveDailyQuiz(dailyQuiz({ calendar }))
    await store.saveDailyQuiz(dailyQuiz({ channel: 'C02NONE' }))
    await store.saveDailyQuiz(dailyQuiz({ channel: 'C03REST', enabled: false, calendar }))
    expect(await store.takeCalendar(noon + 4, noon + 100)).toBeUndefined()
    const taken = await Promise.all([
      store.takeCalendar(noon + 5, noon + 100),
      other.takeCalendar(noon + 5, noon + 100),
    ])
    expect(taken.filter((quiz) => quiz)).toMatchObject([{ channel: 'C01HELP', calendar: { url: calendar.url } }])
    expect(await other.takeCalendar(noon + 99, noon + 200)).toBeUndefined()
    expect(await other.takeCalendar(noon + 100, noon + 200)).toMatchObject({ channel: 'C01HELP' })
  })

  it.each([
    { change: {}, kept: true, why: 'nothing else was changed' },
    { change: { nextRunAt: noon + 7 }, kept: false, why: 'the quiz is due at another time' },
    { change: { nextRunAt: undefined }, kept: false, why: 'the quiz is due at no time' },
    { change: { calendar: { ...calendar, url: 'https://example.org/other.ics' } }, kept: false, why: 'it has another' },
    { change: { calendar: undefined }, kept: false, why: 'it has none any more' },
    { change: { enabled: false }, kept: false, why: 'it rests' },
  ])('what a calendar says is kept: $kept, since $why', async ({ change, kept }) => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz({ calendar, ...change }))
    const read = { ...calendar, days: ['2027-05-01'], readAt: noon + 9, dueAt: noon + 99 }
    await store.keepCalendar(dailyQuiz({ calendar }), read, noon + 50)
    const expected = dailyQuiz(kept ? { calendar: read, nextRunAt: noon + 50 } : { calendar, ...change })
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(expected)
  })

  it('a channel is greeted once', async () => {
    const [store, other] = await openBoth()
    const firsts = await Promise.all([store.greetFirst(dailyQuiz()), other.greetFirst(dailyQuiz())])
    expect(firsts.toSorted()).toEqual([false, true])
    expect(await store.greetFirst(dailyQuiz({ channel: 'C02ELSE' }))).toBe(true)
  })

  it('how a post was answered is counted once, for its channel and for its item', async () => {
    const [store, other] = await openBoth()
    const post = { ...(await posted(store)), put }
    await Promise.all([
      store.countPost(post, { answers: 4, right: 3 }),
      other.countPost(post, { answers: 5, right: 5 }),
    ])
    const { asked: here, shares } = await store.dailyHistory(dailyQuiz(), 0)
    expect(here).toMatchObject([{ item: put.item, share: shares.get(put.item) }])
    const elsewhere = { ...(await posted(store, { channel: 'C02ELSE' })), put }
    await store.countPost(elsewhere, { answers: 2, right: 0 })
    const both = (await store.dailyHistory(dailyQuiz(), 0)).shares.get(put.item)
    expect([
      { answers: 6, right: 3 },
      { answers: 7, right: 5 },
    ]).toContainEqual(both)
  })

  it('what most people of a channel answered lately is known there, wherever it was, and nothing of others', async () => {
    const store = await open()
    const carl = { team: mei.team, user: 'U03CARL' }
    const here = await posted(store)
    const elsewhere = await posted(store, { channel: 'C02ELSE' })
    for (const person of [mei, anna]) await answered(store, here, { person, at: noon + 1 })
    await answered(store, elsewhere, { person: mei, at: noon + 2, item: 'k8s-core/pods#phases' })
    await answered(store, elsewhere, { person: carl, at: noon + 2, item: 'k8s-core/pods#phases' })
    const met = async (since: number) => [...(await store.dailyHistory(dailyQuiz(), since)).metLately].toSorted()
    expect(await met(noon)).toEqual([put.item])
    await answered(store, elsewhere, { person: anna, at: noon + 3, item: 'k8s-core/pods#phases' })
    expect(await met(noon)).toEqual(['k8s-core/pods#phases', put.item])
    expect(await met(noon + 2)).toEqual([])
  })

  it('the silence of a quiz grows from what was read, ends when it is saved, and a quiz at rest stays at rest', async () => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz())
    expect(await store.setSilence(dailyQuiz(), 1)).toBe(true)
    expect(await store.setSilence(dailyQuiz(), 1)).toBe(false)
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(dailyQuiz({ silentPosts: 1 }))
    expect(await store.setSilence(dailyQuiz({ silentPosts: 1 }), 2, noon + 7)).toBe(true)
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(dailyQuiz({ silentPosts: 2, nextRunAt: noon + 7 }))
    await store.saveDailyQuiz(dailyQuiz())
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(dailyQuiz())
    await store.restDailyQuiz(dailyQuiz())
    expect(await store.setSilence(dailyQuiz(), 1, noon)).toBe(false)
  })

  it('a goal stays when the quiz is saved anew, until it is taken away', async () => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz())
    await store.setGoal(dailyQuiz(), 20)
    await store.saveDailyQuiz(dailyQuiz({ time: '10:00' }))
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(dailyQuiz({ time: '10:00', goal: 20 }))
    await store.setGoal(dailyQuiz(), undefined)
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(dailyQuiz({ time: '10:00' }))
  })

  it('the board of a channel counts each person, what has a result apart, and no answer after it', async () => {
    const store = await open()
    const first = await posted(store)
    await answered(store, first, { person: mei, at: noon + 50 })
    await answered(store, first, { person: anna, at: noon + 101 })
    await revealed(store)
    const second = await posted(store, {}, slotOn('2026-11-28'))
    await answered(store, second, { person: mei, at: noon + 60, right: false })
    await answered(store, await posted(store, { channel: 'C02ELSE' }), { person: mei, at: noon + 60 })
    await store.setPreferences(mei, { onBoards: true })
    const tally = { person: mei, named: true, answers: 2, share: { answers: 1, right: 1 } }
    expect(await store.tallies(dailyQuiz(), '2026-11-27')).toEqual({ results: 1, people: [tally] })
    expect(await store.tallies(dailyQuiz(), '2026-11-28')).toEqual({
      results: 0,
      people: [{ ...tally, answers: 1, share: { answers: 0, right: 0 } }],
    })
    await store.forget(mei)
    expect((await store.tallies(dailyQuiz(), '2026-11-27')).people).toEqual([])
  })

  it('the missed posts of a person are those not answered, in the channels named, since then', async () => {
    const store = await open()
    const post = await posted(store)
    const elsewhere = await posted(store, { channel: 'C02ELSE' })
    await answered(store, elsewhere, { person: mei, at: noon + 1 })
    const missedBy = async (person: typeof mei, since = noon) =>
      (await store.missedPosts(person, ['C01HELP', 'C02ELSE'], since)).map(({ id }) => id)
    expect(await missedBy(mei)).toEqual([post.id])
    expect((await missedBy(anna)).toSorted()).toEqual([post.id, elsewhere.id].toSorted())
    expect(await missedBy(stranger)).toEqual([])
    expect(await missedBy(anna, noon + 1)).toEqual([])
    expect(await store.missedPosts(anna, [], noon)).toEqual([])
    await store.askDaily(post.id, asked({ person: mei, purpose: 'daily' }))
    expect(await missedBy(mei)).toEqual([post.id])
    expect(await store.answeredChannels(mei, noon)).toEqual(['C02ELSE'])
    expect(await store.answeredChannels(mei, noon + 2)).toEqual([])
    expect(await store.answeredChannels(anna, 0)).toEqual([])
  })

  it('a quiz outlives who set it up', async () => {
    const store = await open()
    await store.saveDailyQuiz(dailyQuiz())
    await store.forget(mei)
    expect(await store.dailyQuiz(dailyQuiz())).toEqual(dailyQuiz({ setUpBy: undefined }))
  })

  it('one person is given out and erased everywhere, and the others stay', async () => {
    const store = await open()
    for (const person of [mei, anna, stranger]) await fill(store, person)
    const others = [await store.export(anna), await store.export(stranger)]
    const mine = await store.export(mei)
    const counts = Object.fromEntries(Object.entries(mine).map(([table, rows]) => [table, rows.length]))
    expect(counts).toEqual({
      asked: 3,
      card: 1,
      review: 1,
      preferences: 1,
      reminder: 1,
      item_report: 1,
      daily_answer: 1,
      daily_editor: 1,
      daily_quiz: 1,
    })
    expect(JSON.stringify(mine)).not.toMatch(/U02ANNA|T02ELSE/)

    expect(await store.forget(mei)).toEqual(counts)
    expect(Object.values(await store.export(mei)).flat()).toEqual([])
    expect([await store.export(anna), await store.export(stranger)]).toEqual(others)
  })

  it('a reply on its way when its person is erased leaves nothing behind', async () => {
    const [store, other] = await openBoth()
    for (let round = 0; round < 20; round++) {
      const what = asked()
      await store.ask(what)
      await Promise.all([store.answer(what, right(what)), other.forget(mei)])
      expect(Object.values(await store.export(mei)).flat()).toEqual([])
    }
  })
}

const daysOff = ['2026-12-25', '2026-12-31..2027-01-02']
const calendar = {
  url: 'https://example.org/days.ics',
  days: ['2027-02-06..2027-02-12'],
  readAt: noon,
  dueAt: noon + 5,
}
const put = { item: 'k8s-core/pods#restart', lang: 'en', version: 'v1', seed: 7 } as const

function slotOn(date: string, more: Partial<Slot> = {}): Slot {
  return { date, at: noon, timely: true, ...more }
}

/** Plans one post of a channel. */
async function planned(store: Store, more: Partial<ReturnType<typeof dailyQuiz>> = {}, slot = slotOn('2026-11-27')) {
  await store.saveDailyQuiz(dailyQuiz(more))
  await store.planPosts(noon, 10, () => ({ slots: [slot], nextRunAt: noon + 1 }))
}

function leaseAll(store: Store, owner: string, now = noon): Promise<readonly DailyPost[]> {
  return store.leaseDue(leaseOf(owner, now), 4, [])
}

async function leaseOne(store: Store, owner: string, now = noon): Promise<DailyPost | undefined> {
  const [post] = await store.leaseDue(leaseOf(owner, now), 1, [])
  return post
}

function leaseOf(owner: string, now = noon) {
  return { owner, now, until: now + 60_000 }
}

/** Plans a post and brings it to where people answer it. */
async function posted(
  store: Store,
  more: Partial<ReturnType<typeof dailyQuiz>> = {},
  slot = slotOn('2026-11-27'),
): Promise<DailyPost> {
  await planned(store, more, slot)
  const post = await leaseOne(store, 'a')
  if (!post) throw new Error('Nothing is planned')
  await store.changePost(post, 'a', { to: 'sending', put })
  await store.changePost(post, 'a', { to: 'posted', messageTs: '1.2', at: noon, revealAt: noon + 100 })
  return post
}

/** Sends the result that is due next. */
async function revealed(store: Store): Promise<void> {
  const post = await leaseOne(store, 'a', noon + 100)
  if (!post) throw new Error('No result is due')
  await store.changePost(post, 'a', { to: 'revealing' })
  await store.changePost(post, 'a', { to: 'revealed' })
}

/** A person's answer to a post. */
async function answered(
  store: Store,
  post: DailyPost,
  {
    person,
    at,
    right: isRight = true,
    item = put.item,
  }: { person: typeof mei; at: number; right?: boolean; item?: string },
): Promise<void> {
  const what = await store.askDaily(post.id, asked({ person, purpose: 'daily', item }))
  await store.answer(what, (card) => ({ ...right(what, at)(card), right: isRight }))
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const read: Row[] = []
  for await (const row of rows) read.push(row)
  return read
}

/** A row about a person in every table. A channel of its own for each. */
export async function fill(store: Store, person: typeof mei): Promise<void> {
  const what = asked({ person })
  await store.ask(what)
  await store.ask(asked({ person }))
  await store.answer(what, right(what))
  await store.setPreferences(person, { lang: 'en', onBoards: true, inResults: true })
  await store.setReminder(person, noon)
  await store.report(person, { item: what.item, lang: 'en', reason: 'Two are right', at: noon })
  const { id } = await posted(store, { team: person.team, channel: `C${newId()}`, setUpBy: person.user })
  await store.askDaily(id, asked({ person, purpose: 'daily' }))
  await store.saveDailyQuiz(dailyQuiz({ team: person.team, channel: `C${newId()}`, setUpBy: undefined }), [person.user])
}
