import { beforeAll, describe, expect, it } from 'vitest'
import { commandMeant } from '../../src/commands/command-meant.ts'
import { readRequest } from '../../src/commands/request.ts'
import { words } from '../../src/words/words.ts'
import { readable, type Way } from '../ask/stage.ts'
import { learningLibrary, openLearning } from '../people/learning.ts'

/** Words that the notes of these tests use. */
const known = new Set(['quit', 'preview'])

describe('a command with a slip', () => {
  it.each([
    { typed: 'reveiw', meant: 'review', why: 'neighbours swapped' },
    { typed: 'qiuz', meant: 'quiz', why: 'in a short one' },
    { typed: 'qiuz Network', meant: 'quiz network', why: 'with a topic behind it' },
    { typed: 'remnd 9:00', meant: 'remind 9:00', why: 'with a time behind it' },
    { typed: '/k8s privcy', meant: 'privacy', why: 'typed with the command' },
    { typed: 'forgt me', meant: 'forget me', why: 'of two words' },
    { typed: 'my dta', meant: 'my data', why: 'in the second word' },
    { typed: '我的数具', meant: '我的数据', why: 'one of four characters' },
    { typed: 'quiz', meant: undefined, why: 'there is no slip' },
    { typed: 'quit', meant: undefined, why: 'the notes know the word' },
    { typed: 'preview of a pod', meant: undefined, why: 'a question' },
    { typed: 'quaz1', meant: undefined, why: 'two slips in a short one' },
    { typed: 'reminnd pods', meant: undefined, why: 'no command goes on like this' },
    { typed: '', meant: undefined, why: 'nothing' },
    { typed: 'x'.repeat(5_000), meant: undefined, why: 'noise' },
  ])('"$typed" is meant for $meant: $why', ({ typed, meant }) => {
    expect(commandMeant(typed, (word) => known.has(word))).toBe(meant)
    if (meant) expect(readRequest(meant).kind).not.toBe('question')
  })
})

describe('did you mean', () => {
  let library: Awaited<ReturnType<typeof learningLibrary>>
  beforeAll(async () => {
    library = await learningLibrary()
  })

  it.each(['slash', 'direct message'] as const)('offers the command, which a click runs (%s)', async (way: Way) => {
    const { ask, press, workspace, refused, errors } = await openLearning(library)
    const offer = await ask('reveiw', way)
    expect(readable(offer)).toContain(words.en.nothing.commandMeant)
    await press(offer, 'run_typed')
    const texts = Object.values(workspace.snapshot('U01ALEX').messages).flat().map(readable)
    expect(texts.join('\n')).toContain(words.en.quiz.nothingDue)
    expect(refused()).toEqual([])
    expect(errors()).toEqual([])
  })

  it('opens a form where the command does', async () => {
    const { ask, press, workspace } = await openLearning(library)
    await press(await ask('dialy'), 'run_typed')
    expect(workspace.snapshot('U01ALEX').views.map(({ title }) => title)).toEqual([words.en.daily.form.title])
  })

  it('takes any value for what it would be if typed', async () => {
    const { ask, press, errors } = await openLearning(library)
    await press(await ask('reveiw'), 'run_typed', { value: undefined })
    expect(errors()).toEqual([])
  })
})
