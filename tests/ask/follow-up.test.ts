import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraryOf, notesToMeasure } from '../../scripts/measure/library.ts'
import { readQuestions } from '../../scripts/measure/questions.ts'
import { answerQuestion, answerWithSection } from '../../src/ask/answer.ts'
import { answerFollowUp, goesOn } from '../../src/ask/follow-up.ts'

const root = join(import.meta.dirname, '../..')
const library = libraryOf(await notesToMeasure(root), { bare: false })

/** What comes of a text after the answer to a question, and the note that it leads to. */
function followed(question: string, typed: string) {
  const last = answerQuestion(library, question)
  if (last.kind !== 'excerpt') throw new Error(`The notes do not answer ${question}`)
  const found = answerFollowUp(library, typed, { ...last, whole: !last.cut }, undefined)
  return found && { more: found.more, note: found.answer.note.id, lang: found.answer.lang, alone: found.alone }
}

const alone = (typed: string) => {
  const answer = answerQuestion(library, typed)
  return answer.kind === 'excerpt' ? answer.note.id : answer.kind
}

describe('answerFollowUp() reads together', () => {
  it.each([
    { last: '怎么限制容器内存', typed: '那 Compose 呢？', note: 'docker-container-limits' },
    { last: 'how do I see the logs of a container', typed: 'what about kubernetes?', note: 'logs-in-practice' },
    { last: 'what is a CronJob', typed: 'thanks. and how do I pause it?', note: 'cronjobs-that-do-not-run' },
    { last: 'what is helm', typed: 'how do I install it?', note: 'helm-and-kustomize' },
    { last: 'how do I back up a volume', typed: 'and etcd?', note: 'etcd-backup' },
  ])('"$last" and "$typed"', ({ last, typed, note }) => {
    const found = followed(last, typed)
    expect(found?.note).not.toBe(alone(typed))
    expect(found).toMatchObject({ note })
    expect(typed).toContain(found?.alone)
  })
})

describe('answerFollowUp() shows more of the last answer', () => {
  it.each([
    { last: 'what is a cgroup', typed: 'why?', note: 'cgroups', why: 'nothing else is named' },
    { last: 'what is a pod', typed: 'more', note: 'pods', why: 'that is asked for' },
    { last: '什么是 Pod', typed: '还有吗？', note: 'pods', why: 'that is asked for in Chinese' },
    { last: 'what is a pod', typed: 'what does that mean?', note: 'pods', why: 'it was not understood' },
    { last: 'how do I restart a pod', typed: 'and a deployment?', note: 'stop-restart-delete', why: 'it says both' },
    { last: '什么是 ConfigMap', typed: '和 Secret 有什么区别？', note: 'configmaps-and-secrets', why: 'it says so' },
  ])('after "$last" and "$typed": $why', ({ last, typed, note }) => {
    expect(followed(last, typed)).toMatchObject({ more: true, note })
  })

  it.each([
    { whole: false, cut: false, shows: 'next', why: 'the card held all of the section' },
    { whole: true, cut: true, shows: 'next', why: 'all of the section was shown since' },
    { whole: false, cut: true, shows: 'same', why: 'the card held a part of the section' },
  ])('the $shows section: $why', ({ whole, cut, shows }) => {
    const section = library.sections.find((one, i) => {
      const isCut = answerWithSection(library, one, 'what is a pod', 'en').cut
      return isCut === cut && library.sections[i + 1]?.note === one.note
    })
    if (!section) throw new Error('No section is like that')
    const found = answerFollowUp(library, 'more', { section, question: 'what is a pod', whole, lang: 'en' }, 'en')
    const next = library.sections[library.sections.indexOf(section) + 1]
    expect(found?.answer.section).toBe(shows === 'next' ? next : section)
  })

  it('in the language of that answer', () => {
    expect(followed('什么是 Pod', 'more')).toMatchObject({ lang: 'zh', alone: undefined })
  })
})

describe('answerFollowUp() leaves alone', () => {
  it.each([
    { last: 'what is docker', typed: 'and how do I delete images?', why: 'it is a question of its own' },
    { last: 'what is docker', typed: 'and kubernetes?', why: 'it asks what that is, too' },
    { last: '什么是 Pod', typed: '那 Job 呢？', why: 'so it does in Chinese' },
    { last: 'how do I expose a service', typed: 'then what is an ingress?', why: 'it asks what something is' },
    { last: 'CrashLoopBackOff', typed: 'and OOMKilled?', why: 'it is another error' },
    { last: 'what is a Service', typed: 'how does it find pods?', why: 'it names enough' },
    { last: 'what is a pod', typed: '荣器和虚拟机的区别', why: 'it names two things, one of them with a slip' },
    { last: 'what is a pod', typed: 'kubectl', why: 'it refers to nothing' },
    { last: 'what is a container', typed: 'that is cool', why: 'together they lead nowhere for sure' },
    { last: 'what is a container', typed: 'ok', why: 'nothing is asked' },
    { last: 'what is a container', typed: 'thanks', why: 'thanks are no question' },
    { last: 'what is a container', typed: 'quiz', why: 'a command is no question' },
  ])('"$typed" after "$last": $why', ({ last, typed }) => {
    expect(followed(last, typed)).toBeUndefined()
  })

  it('every question that is asked by itself, of those for measuring', () => {
    const folder = join(root, 'tests/questions')
    const questions = [...readQuestions(folder, 'all'), ...readQuestions(join(folder, 'outside'), 'all')]
    expect(questions.length).toBeGreaterThan(1_000)
    expect(questions.map(({ question }) => question).filter((typed) => goesOn(library, typed) !== undefined)).toEqual(
      [],
    )
  })
})
