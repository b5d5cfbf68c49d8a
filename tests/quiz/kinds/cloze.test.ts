import { describe, expect, it } from 'vitest'
import { cloze, isExact } from '../../../src/quiz/kinds/cloze.ts'
import { clozeItem } from '../items.ts'

/** Words that the notes of these tests use. */
const known = new Set(['container', 'privileged', 'namespaces', 'kubelets', 'deploy'])

function marked(blanks: string[][], typed: string[]) {
  const task = cloze(clozeItem(...blanks))
  const read = task.read(typed)
  if (!read.ok) throw new Error(`Cannot mark ${typed}: fields ${[...read.fields]}`)
  const { parts, slip } = task.mark(read.reply, (word) => known.has(word))
  return parts.map((right) => (right ? (slip ? 'slip' : 'right') : 'wrong'))[0]
}

describe('a blank', () => {
  it.each([
    { accepted: ['unshare'], typed: 'unshare', as: 'right', why: 'just so' },
    { accepted: ['unshare'], typed: ' UnShare ', as: 'right', why: 'case and spaces around do not matter' },
    { accepted: ['unshare'], typed: 'ｕｎｓｈａｒｅ', as: 'right', why: 'full width' },
    { accepted: ['unshare'], typed: '`unshare`', as: 'right', why: 'in back-ticks, as in the notes' },
    { accepted: ['unshare'], typed: '“unshare”', as: 'right', why: 'in quotation marks' },
    { accepted: ['kubectl get pods'], typed: 'kubectl  get   pods', as: 'right', why: 'several spaces are one' },
    {
      accepted: ['kubectl get pods'],
      typed: 'kubectlgetpods',
      as: 'wrong',
      why: 'a command without its spaces is another',
    },
    { accepted: ['150 ms'], typed: '150ms', as: 'right', why: 'a space before a unit does not matter' },
    { accepted: ['命名空间'], typed: '命名空間', as: 'right', why: 'Traditional characters' },
    { accepted: ['10 秒'], typed: '１０秒', as: 'right', why: 'full width, and no space beside Han' },
    { accepted: ['150', '150 ms'], typed: '150 ms', as: 'right', why: 'any listed spelling' },
    { accepted: ['privileged'], typed: 'privilegd', as: 'slip', why: 'a letter left out of a long word' },
    { accepted: ['privileged'], typed: 'priviledged', as: 'slip', why: 'a letter too many' },
    { accepted: ['privileged'], typed: 'privilegde', as: 'slip', why: 'neighbours swapped' },
    { accepted: ['privileged'], typed: 'pribileged', as: 'slip', why: 'another letter' },
    {
      accepted: ['docker run --privileged'],
      typed: 'docker run --privilegd',
      as: 'slip',
      why: 'within a longer answer',
    },
    { accepted: ['docker run --privileged'], typed: 'docker run -privileged', as: 'wrong', why: 'a sign is no letter' },
    { accepted: ['privileged'], typed: 'privilgd', as: 'wrong', why: 'two slips' },
    { accepted: ['unshare'], typed: 'unsharé', as: 'right', why: 'an accent is folded away' },
    { accepted: ['cgroup'], typed: 'cgruop', as: 'wrong', why: 'six letters are no long word' },
    { accepted: ['containerd'], typed: 'container', as: 'wrong', why: 'the notes know that as another word' },
    { accepted: ['namespace'], typed: 'namespaces', as: 'slip', why: 'the same word in another form' },
    { accepted: ['version 1500'], typed: 'version 1501', as: 'wrong', why: 'another number' },
    { accepted: ['version12345'], typed: 'version12346', as: 'wrong', why: 'another number without a space' },
    {
      accepted: ['持久卷声明控制器'],
      typed: '持久卷声明控制机',
      as: 'wrong',
      why: 'another Han character is another word',
    },
    { accepted: ['unshare'], typed: 'nsenter', as: 'wrong', why: 'something else' },
  ])('with $accepted takes "$typed" as $as: $why', ({ accepted, typed, as }) => {
    expect(marked([accepted], [typed])).toBe(as)
  })

  it('does not take for a slip what another blank asks for', () => {
    expect(marked([['requests'], ['requestz']], ['requestz', 'requests'])).toBe('wrong')
  })
})

describe('the form of a cloze', () => {
  it.each([
    { values: ['one'], missing: [1], why: 'a blank was left out' },
    { values: ['  ', 'two'], missing: [0], why: 'spaces are nothing' },
    { values: [], missing: [0, 1], why: 'nothing was sent' },
    { values: [7, { a: 1 }], missing: [0, 1], why: 'no text was sent' },
  ])('asks for blanks $missing: $why', ({ values, missing }) => {
    const read = cloze(clozeItem(['one'], ['two'])).read(values)
    expect(read.ok ? 'read' : [...read.fields.keys()]).toEqual(missing)
  })

  it('reads no more than it takes', () => {
    const read = cloze(clozeItem(['one'])).read(['x'.repeat(3_000)])
    expect(read.ok && read.reply.typed[0]?.length).toBe(200)
  })
})

describe('code in a blank', () => {
  it.each([
    { accepted: ['--all-namespaces', '-A'], exact: true, why: 'each has its sign' },
    { accepted: ['-l', 'l'], exact: false, why: 'it is right without' },
    { accepted: ['137'], exact: false, why: 'a number' },
    { accepted: ['kubelet'], exact: false, why: 'a word' },
  ])('$accepted has to be exact: $exact, since $why', ({ accepted, exact }) => {
    expect(isExact(accepted)).toBe(exact)
  })

  it.each([
    { accepted: ['up -d'], typed: 'up d', nearly: true, why: 'a sign is missing' },
    { accepted: ['up -d'], typed: 'up -f', nearly: true, why: 'one character' },
    { accepted: ['--previous'], typed: 'previous', nearly: true, why: 'the signs are missing' },
    { accepted: ['kubectl get pods'], typed: 'kubectlgetpods', nearly: true, why: 'the spaces are missing' },
    { accepted: ['--previous'], typed: '--last', nearly: false, why: 'another word' },
    { accepted: ['127.0.0.1'], typed: '127.0.0.2', nearly: false, why: 'another number is another answer' },
    { accepted: ['pod'], typed: 'pot', nearly: false, why: 'a word is known or not' },
  ])('"$typed" for $accepted is nearly right: $nearly, since $why', ({ accepted, typed, nearly }) => {
    const task = cloze(clozeItem(accepted))
    expect(task.mark({ chosen: [], typed: [typed] }, () => false)).toMatchObject({ right: false, nearly })
  })
})
