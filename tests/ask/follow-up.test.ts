import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraryOf as libraryOfNotes, notesToMeasure } from '../../scripts/measure/library.ts'
import { readQuestions } from '../../scripts/measure/questions.ts'
import { answerQuestion } from '../../src/ask/answer.ts'
import { answerFollowUp, goesOn } from '../../src/ask/follow-up.ts'
import { libraryOf } from './stage.ts'

/** Notes of the test's own, so that those of the project may change freely. */
const notes = {
  'en/limits.md': note('en', 'limits', 'Limits', [
    'A limit keeps a container from taking all.',
    ['How do I limit the memory of a container?', 'Write docker run -m 300m for the memory limit of a container.'],
    ['How do I limit the memory in Compose?', 'In Compose, mem_limit is the memory limit of a container.'],
  ]),
  'zh/limits.md': note('zh', 'limits', '资源上限', [
    '上限让容器不会用光一切。',
    ['怎么限制容器内存', '用 docker run -m 300m 限制容器的内存。'],
    ['Compose 里怎么限制内存', 'Compose 里用 mem_limit 限制容器内存。'],
  ]),
  'en/compose.md': note('en', 'compose', 'Compose', ['Compose starts several containers from one file.']),
  'zh/compose.md': note('zh', 'compose', 'Compose', ['Compose 用一个文件启动多个容器。']),
  'en/volumes.md': note('en', 'volumes', 'Volumes', [
    'A volume keeps data.',
    ['How do I back up a volume?', 'Run tar in a container that mounts the volume: that is the backup.'],
  ]),
  'en/logs.md': note('en', 'logs', 'Logs', [
    'A container writes its logs to two streams.',
    ['Read the logs of a container', 'To read the logs of a container: docker logs follows the logs of a container.'],
    ['Logs in a Pod', 'To read the logs of a container in a Pod: kubectl logs.'],
  ]),
  'en/etcd.md': note('en', 'etcd', 'etcd', ['etcd is the database of a cluster.']),
  'en/etcd-backup.md': note('en', 'etcd-backup', 'Snapshots', [
    'A snapshot holds all that a cluster knows.',
    ['How do I back up etcd?', 'etcdctl snapshot save writes a backup of etcd, to a volume for instance.'],
  ]),
  'en/install.md': note('en', 'install', 'Installation', ['To install is to put a program on a machine.']),
  'en/helm.md': note(
    'en',
    'helm',
    'Helm',
    ['Helm installs charts.', ['How do I install Helm?', 'Install Helm from the packages of its release page.']],
    'install',
  ),
  'en/pods.md': note('en', 'pods', 'Pods', [
    'A Pod is one container or several that belong together.',
    ['Restarting', 'A Pod is restarted by the kubelet, after a crash with a growing delay.'],
    ['Long', Array.from({ length: 20 }, (_, i) => `Line ${i} says much about it.`).join('\n\n')],
  ]),
  'zh/pods.md': note('zh', 'pods', 'Pod', [
    'Pod 是一个容器，或者放在一起的几个。',
    ['重启', 'Pod 崩溃后由 kubelet 重启。'],
  ]),
}

const library = await libraryOf(notes)

/** What comes of a text after the answer to a question. */
function followed(question: string, typed: string, where = library) {
  const last = answerQuestion(where, question)
  if (last.kind !== 'excerpt') throw new Error(`The notes do not answer ${question}`)
  const found = answerFollowUp(where, typed, { ...last, whole: !last.cut }, undefined)
  if (!found) return undefined
  const { note, section, lang } = found.answer
  return { more: found.more, note: note.id, heading: section.heading, lang, alone: found.alone }
}

const alone = (typed: string) => {
  const answer = answerQuestion(library, typed)
  return answer.kind === 'excerpt' ? answer.section.heading : answer.kind
}

describe('answerFollowUp() reads together', () => {
  it.each([
    {
      last: 'how do I limit the memory of a container',
      typed: 'and in Compose?',
      heading: 'How do I limit the memory in Compose?',
    },
    { last: '怎么限制容器内存', typed: '那 Compose 呢？', heading: 'Compose 里怎么限制内存' },
    { last: 'how do I back up a volume', typed: 'thanks. and etcd?', heading: 'How do I back up etcd?' },
    { last: 'read the logs of a container', typed: 'and in a pod?', heading: 'Logs in a Pod' },
    { last: 'what is helm', typed: 'how do I install it?', heading: 'How do I install Helm?' },
  ])('"$last" and "$typed"', ({ last, typed, heading }) => {
    const found = followed(last, typed)
    expect(alone(typed)).not.toBe(heading)
    expect(found).toMatchObject({ more: false, heading })
    expect(typed).toContain(found?.alone)
  })
})

describe('answerFollowUp() shows more of the last answer', () => {
  it.each([
    { last: 'what is a pod', typed: 'why?', heading: 'Restarting', why: 'nothing else is named' },
    { last: 'what is a pod', typed: 'more', heading: 'Restarting', why: 'that is asked for' },
    { last: '什么是 Pod', typed: '还有吗？', heading: '重启', why: 'that is asked for in Chinese' },
    { last: 'what is a pod', typed: 'what does that mean?', heading: 'Restarting', why: 'it was not understood' },
    {
      last: 'how is a pod restarted',
      typed: 'and the kubelet?',
      heading: 'Restarting',
      why: 'both lead to the same',
    },
  ])('after "$last" and "$typed": $why', ({ last, typed, heading }) => {
    expect(followed(last, typed)).toMatchObject({ more: true, heading })
  })

  it.each([
    { heading: 'Pods', whole: false, shows: 'Restarting', why: 'the card held all of the section' },
    { heading: 'Long', whole: false, shows: 'Long', why: 'the card held a part of the section' },
    { heading: 'Restarting', whole: true, shows: 'Long', why: 'all of the section was shown since' },
    { heading: 'Long', whole: true, shows: 'Long', why: 'it is the last of its note' },
    { heading: 'How do I install Helm?', whole: true, shows: 'Installation', why: 'a related note goes on' },
  ])('$shows: $why', ({ heading, whole, shows }) => {
    const section = library.sections.find((one) => one.heading === heading)
    if (!section) throw new Error(`No section ${heading}`)
    const found = answerFollowUp(library, 'more', { section, question: 'what is a pod', whole, lang: 'en' }, 'en')
    expect(found?.answer.section.heading).toBe(shows)
  })

  it('in the language of that answer', () => {
    expect(followed('什么是 Pod', 'more')).toMatchObject({ lang: 'zh', alone: undefined })
  })
})

describe('answerFollowUp() says the last answer in another language', () => {
  it.each([
    { last: 'what is a pod', typed: 'in 中文 please', lang: 'zh', heading: 'Pod' },
    { last: 'what is a pod', typed: '能用中文说一遍吗？', lang: 'zh', heading: 'Pod' },
    { last: '什么是 Pod', typed: 'English please', lang: 'en', heading: 'Pods' },
    { last: 'what is etcd', typed: 'Chinese?', lang: 'zh', heading: 'etcd' },
  ])('"$typed" after "$last"', ({ last, typed, lang, heading }) => {
    expect(followed(last, typed)).toMatchObject({ more: false, lang, heading, alone: undefined })
  })

  it('and answers a question that names one', () => {
    expect(goesOn(library, 'chinese mirror for docker')).toBeUndefined()
    expect(goesOn(library, '中文乱码怎么办')).toBeUndefined()
  })
})

const root = join(import.meta.dirname, '../..')
const ours = libraryOfNotes(await notesToMeasure(root), { bare: false })

describe('answerFollowUp() leaves alone', () => {
  it.each([
    { last: 'what is docker', typed: 'and how do I delete images?', why: 'it is a question of its own' },
    { last: 'what is docker', typed: 'and kubernetes?', why: 'it asks what that is, too' },
    { last: '什么是 Pod', typed: '那 Job 呢？', why: 'so it does in Chinese' },
    { last: 'how do I expose a service', typed: 'then what is an ingress?', why: 'it asks what something is' },
    { last: 'CrashLoopBackOff', typed: 'and OOMKilled?', why: 'it is another error' },
    { last: 'what is a Service', typed: 'how does it find pods?', why: 'it names enough' },
    { last: 'what is a pod', typed: '荣器和虚拟机的区别', why: 'it names two things, one of them with a slip' },
    { last: 'what is docker', typed: "what's this ingress thing all about", why: 'it names the thing' },
    { last: 'what is a pod', typed: 'kubectl', why: 'it refers to nothing' },
    { last: 'what is a container', typed: 'that is cool', why: 'together they lead nowhere for sure' },
    { last: 'what is a container', typed: 'ok', why: 'nothing is asked' },
    { last: 'what is a container', typed: 'thanks', why: 'thanks are no question' },
    { last: 'what is a container', typed: 'quiz', why: 'a command is no question' },
  ])('"$typed" after "$last": $why', ({ last, typed }) => {
    expect(followed(last, typed, ours)).toBeUndefined()
  })

  it('every question that is asked by itself, of those for measuring', () => {
    const folder = join(root, 'tests/questions')
    const questions = [...readQuestions(folder, 'all'), ...readQuestions(join(folder, 'outside'), 'all')]
    expect(questions.length).toBeGreaterThan(1_000)
    expect(questions.map(({ question }) => question).filter((typed) => goesOn(ours, typed) !== undefined)).toEqual([])
  })
})

/** A note of a lead and sections. */
function note(
  lang: string,
  id: string,
  title: string,
  [lead, ...sections]: readonly [string, ...(readonly [heading: string, text: string])[]],
  related = '',
): string {
  const parts = sections.map(([heading, text]) => `## ${heading}\n\n${text}\n`)
  return [
    `---\nid: ${id}\ntitle: ${title}\nlang: ${lang}\nrelated: [${related}]\n---\n\n# ${title}\n\n${lead}\n`,
    ...parts,
  ].join('\n')
}
