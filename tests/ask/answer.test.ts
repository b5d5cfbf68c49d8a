import { beforeAll, describe, expect, it, vi } from 'vitest'
import { answerQuestion, answerWithSection } from '../../src/ask/answer.ts'
import { answerMessage } from '../../src/ask/answer-blocks.ts'
import type { Library } from '../../src/library/library.ts'
import { words } from '../../src/words/words.ts'
import { libraryOf } from './stage.ts'

const note = (lang: string, id: string, title: string, body: string, more = '') =>
  `---\nid: ${id}\ntitle: ${title}\nlang: ${lang}\n${more}---\n\n# ${title}\n\n${body}\n`

let library: Library
beforeAll(async () => {
  const signatures = 'signatures: [CrashLoopBackOff, "exit code 137", "0/… nodes are available"]\n'
  library = await libraryOf({
    'en/crash.md': note(
      'en',
      'crash',
      'Crashes',
      'A container that ends is started again.\n\n## CrashLoopBackOff\n\nThe kubelet waits.\n\n## Logs of a container\n\nAfter CrashLoopBackOff the logs of the last run are kept.\n\n## Exit code 137\n\nMemory ran out: see `kubectl describe pod`.\n\n## Where does it run?\n\nThe scheduler says 0/3 nodes are available.\n\n<!-- asked as\n0/3 nodes are available, is there not enough memory?\n-->',
      signatures,
    ),
    'zh/crash.md': note(
      'zh',
      'crash',
      '崩溃',
      '容器退出后会被重新启动。\n\n## CrashLoopBackOff\n\nkubelet 等一会儿再试。\n\n## 退出码 137\n\n内存用完了：见 `kubectl describe pod`。\n\n## 在哪里运行\n\n调度器说 0/3 nodes are available。',
      signatures,
    ),
    'en/linux-namespaces.md': note('en', 'linux-namespaces', 'Linux namespaces', 'A private view for processes.'),
    'en/k8s-namespaces.md': note('en', 'k8s-namespaces', 'Kubernetes namespaces', 'A scope for names in a cluster.'),
    'en/probes.md': note('en', 'probes', 'Probes', 'The kubelet asks a container whether it is well.'),
  })
})

const titles = (typed: string, lang?: 'en' | 'zh') => {
  const answer = answerQuestion(library, typed, { lang })
  switch (answer.kind) {
    case 'excerpt':
      return [answer.section.heading]
    case 'choice':
      return answer.places.map(({ note }) => note.title).toSorted()
    case 'term':
      return answer.terms.map(({ term }) => term.id)
    default:
      return []
  }
}

describe('answerQuestion() explains the error in', () => {
  it.each([
    { typed: 'CrashLoopBackOff', heading: 'CrashLoopBackOff', why: 'a bare status' },
    { typed: 'web-1  0/1  CrashLoopBackOff  5 (40s ago)  3m', heading: 'CrashLoopBackOff', why: 'a row of output' },
    { typed: '137', heading: 'Exit code 137', why: 'a bare code' },
    { typed: 'CrashLoopBackOff logs', heading: 'Logs of a container', why: 'more is asked about it' },
    { typed: '/logs.sh: CrashLoopBackOff', heading: 'CrashLoopBackOff', why: 'a path is of what was pasted' },
    { typed: 'CrashLoopBackOff sourdough', heading: 'CrashLoopBackOff', why: 'nothing is known of what else is asked' },
    {
      typed: 'State: Terminated\n  Reason: Error\n  Exit Code: 137\n  Started: Mon, 23 Nov 2026',
      heading: 'Exit code 137',
      why: 'several lines',
    },
    {
      typed: 'Warning  FailedScheduling  default-scheduler  0/12 nodes are available: 12 Insufficient memory.',
      heading: 'Where does it run?',
      why: 'an event',
    },
    { typed: `token=abc123 ${'x '.repeat(200)} exit code 137`, heading: 'Exit code 137', why: 'behind much else' },
  ])('$typed: $why', ({ typed, heading }) => {
    expect(answerQuestion(library, typed)).toMatchObject({ kind: 'excerpt', section: { heading }, lang: 'en' })
  })

  it.each([
    {
      typed: 'Exited (137) 2 minutes ago',
      lang: 'zh',
      heading: '退出码 137',
      why: 'the words of an error are English',
    },
    {
      typed: '0/3 nodes are available, is there not enough memory?',
      lang: 'zh',
      heading: '在哪里运行',
      why: 'also where somebody asks for it in these very words',
    },
    { typed: 'pod 报 Exit Code: 137', lang: 'en', heading: '退出码 137', why: 'the words around it are Chinese' },
  ] as const)('$typed in the language of the person: $why', ({ typed, lang, heading }) => {
    expect(answerQuestion(library, typed, { lang })).toMatchObject({ section: { heading }, lang: 'zh' })
  })

  it.each([
    { typed: `${'x '.repeat(200)} exit code 137`, unread: 'none', why: 'the error was found beyond the question' },
    { typed: `exit code 137 ${'x '.repeat(3_000)}`, unread: 'all', why: 'there may be others in the rest' },
    { typed: `how does a probe work ${'x '.repeat(200)}`, unread: 'words', why: 'no error was found in it' },
    { typed: `how does a probe work ${' '.repeat(5_000)}`, unread: 'none', why: 'the rest is empty' },
  ])('tells what it did not read: $unread, $why', ({ typed, unread }) => {
    expect(answerQuestion(library, typed)).toMatchObject({ unread })
  })

  it('keeps what was pasted to itself: secrets and addresses are not repeated', () => {
    const answer = answerQuestion(library, 'dial tcp 10.1.2.3: password=hunter2 sourdough')
    expect(answer).toMatchObject({ kind: 'nothing', question: 'dial tcp ***: password=*** sourdough' })
  })
})

describe('of several known errors in one paste answerQuestion() explains', () => {
  let errors: Library
  beforeAll(async () => {
    errors = await libraryOf({
      'en/pending.md': note(
        'en',
        'pending',
        'Pending',
        'A Pod waits for a node.\n\n## How to read it\n\n```text\n0/3 nodes are available: 1 node(s) had untolerated taint(s). preemption: No preemption victims found for incoming pod.\n```\n\n## Reasons\n\nOf `nodes are available`: `had untolerated taint` and `Insufficient memory`.',
        'signatures: [nodes are available, had untolerated taint, Insufficient memory, No preemption victims found for incoming pod]\n',
      ),
      'en/probes.md': note(
        'en',
        'probes',
        'Probes',
        'The kubelet asks.\n\n## Failed probes\n\nSee `Readiness probe failed` and `restarting failed container`.',
        'signatures: [Readiness probe failed, restarting failed container]\n',
      ),
      'en/back-off.md': note(
        'en',
        'back-off',
        'Back-off',
        'The kubelet waits.\n\n## Waiting\n\nSee `Back-off restarting failed container` and `restarting failed container`.',
        'signatures: [Back-off restarting failed container, restarting failed container]\n',
      ),
      'en/pull.md': note(
        'en',
        'pull',
        'Pull',
        'A node fetches.\n\n## Slow\n\nSee `fetching timed out`.\n\n## Denied\n\nSee `access was denied`.\n\n## All messages\n\nEither `fetching timed out` or `access was denied`.',
        'signatures: [fetching timed out, access was denied]\n',
      ),
      'en/network.md': note(
        'en',
        'network',
        'Network',
        'Nobody listens.\n\n## Refused\n\nSee `connect: connection refused`.',
        'signatures: ["connect: connection refused"]\n',
      ),
    })
  })

  const scheduling = '0/3 nodes are available: 1 node(s) had untolerated taint {a: }, 2 Insufficient memory.'
  it.each([
    {
      paste: `Warning  FailedScheduling  ${scheduling} preemption: 0/3 nodes are available: 2 No preemption victims found for incoming pod.`,
      heading: 'Reasons',
      why: 'what evicting others would do is an aside, however long it is',
    },
    { paste: 'No preemption victims found for incoming pod', heading: 'How to read it', why: 'an aside alone' },
    { paste: 'x: had untolerated taint', heading: 'Reasons', why: 'words explain an error, code only shows it' },
    {
      paste: 'Readiness probe failed: Get "http://a/": dial tcp 10.1.1.7:80: connect: connection refused',
      heading: 'Failed probes',
      why: 'what the network said is an aside',
    },
    {
      paste: 'Readiness probe failed: Get "http://a/"\ndial tcp 10.1.1.7:80: connect: connection refused',
      heading: 'Refused',
      why: 'on a line of its own it is an error like others',
    },
    {
      paste: 'Readiness probe failed\nBack-off restarting failed container app',
      heading: 'Failed probes',
      why: 'a text within another says nothing besides',
    },
    { paste: 'app: access was denied', heading: 'Denied', why: 'one error leads to its section' },
    {
      paste: 'node a: fetching timed out, node b: access was denied',
      heading: 'All messages',
      why: 'it says more of them than the section of either',
    },
  ])('$heading for $paste: $why', ({ paste, heading }) => {
    expect(answerQuestion(errors, paste)).toMatchObject({ kind: 'excerpt', section: { heading } })
  })
})

describe('answerQuestion() offers the choice', () => {
  it.each(['what is a namespace', 'namespace', '命名空间是什么'])('between two meanings of one word: %s', (typed) => {
    expect(titles(typed, 'en')).toEqual(['Kubernetes namespaces', 'Linux namespaces'])
  })

  it.each([
    'what is a linux namespace',
    'what is a kubernetes namespace',
    'how do namespaces scope names in a cluster',
  ])('only when the question leaves it open: %s', (typed) => {
    expect(titles(typed)).toHaveLength(1)
  })
})

describe('answerQuestion() translates', () => {
  it.each([
    { typed: 'term probe', ids: ['probe'], why: 'an English word' },
    { typed: 'term 探针', ids: ['probe'], why: 'a Chinese word' },
    { typed: '术语 探針', ids: ['probe'], why: 'asked in Chinese, in Traditional characters' },
    { typed: 'term health check', ids: ['probe'], why: 'another name' },
    { typed: 'term namespace', ids: ['linux-namespace', 'k8s-namespace'], why: 'a word with two meanings' },
  ])('$typed: $why', ({ typed, ids }) => {
    expect(titles(typed).toSorted()).toEqual(ids.toSorted())
  })
})

describe('answerQuestion() searches', () => {
  it.each([
    { typed: 'help', searches: 0, why: 'it is asked of the app' },
    { typed: 'good morning', searches: 0, why: 'it asks for nothing' },
    { typed: 'term probe', searches: 0, why: 'it is looked up' },
    { typed: 'how does a probe work', searches: 1, why: 'it is asked of the notes' },
  ])('$searches times for "$typed": $why', ({ typed, searches }) => {
    const searched = vi.spyOn(library.index.askedLines, 'sectionsAsked')
    answerQuestion(library, typed)
    expect(searched).toHaveBeenCalledTimes(searches)
    searched.mockRestore()
  })
})

describe('the section in the other language', () => {
  it('leads on to notes in that language', async () => {
    const pairs = await libraryOf({
      'en/pods.md': note('en', 'pods', 'Pods', 'A Pod holds containers that share a network.'),
      'zh/pods.md': note('zh', 'pods', 'Pod 是什么', 'Pod 里的容器共用一个网络。'),
      'en/services.md': note('en', 'services', 'Services', 'A Service is a fixed address in front of Pods.'),
      'zh/services.md': note('zh', 'services', 'Service 是什么', 'Service 是 Pod 前面的固定地址。'),
    })
    const chinese = pairs.sections.find(({ heading }) => heading === 'Pod 是什么')
    if (!chinese) throw new Error('the note has no lead')
    const { seeAlso } = answerWithSection(pairs, chinese, 'what is a pod', 'zh')
    expect(seeAlso.map((place) => place.note.path)).toEqual(['zh/services.md'])
  })
})

describe('another section of the note is offered', () => {
  it.each([
    {
      typed: 'how do I stop a container',
      near: 'Stop a container by number',
      why: 'both say as much of what was asked',
    },
    { typed: 'how do I list containers', near: undefined, why: 'only one does' },
  ])('"$typed": $why', async ({ typed, near }) => {
    const twins = await libraryOf({
      'en/run.md': note(
        'en',
        'run',
        'Life of a container',
        'A container lives as long as its program.\n\n## Stop a container by name\n\nTo stop a container: docker stop web.\n\n## Stop a container by number\n\nTo stop a container: docker stop 3f2a.\n\n## List\n\nTo list containers: docker ps.',
      ),
    })
    const answer = answerQuestion(twins, typed)
    expect(answer.kind === 'excerpt' ? answer.near?.section.heading : answer.kind).toBe(near)
    const { blocks } = answerMessage(answer, { shareable: false, requestable: false })
    expect(JSON.stringify(blocks).includes(words.en.answer.near)).toBe(near !== undefined)
  })
})

describe('answerQuestion() offers what answers another part of', () => {
  const pods = {
    'en/pods.md': note(
      'en',
      'pods',
      'Pods',
      'A Pod is a group of containers that share an address.\n\n## Why not run containers directly?\n\nKubernetes runs no containers directly: a Pod keeps the containers that belong together.\n\n## How long are logs kept?\n\nLogs are kept until the Pod is deleted.',
      'questions: ["What is a Pod?", "Why not run containers directly?", "How long are logs kept?"]\n',
    ),
    'en/cats.md': note('en', 'cats', 'Cats', 'Cats sleep.\n\n## How much do cats sleep?\n\nCats sleep half the day.'),
  }
  it.each([
    {
      typed: 'what is a pod, and how long are logs kept?',
      part: 'Pods',
      why: 'the lead says what a Pod is, another section the rest',
    },
    { typed: 'how long are logs kept?', part: undefined, why: 'one thing was asked' },
    {
      typed: 'how long are logs kept, and how long?',
      part: undefined,
      why: 'the other part asks for nothing by itself',
    },
    { typed: 'how long are logs kept? thank you', part: undefined, why: 'the other part is no question' },
  ])('"$typed": $why', async ({ typed, part }) => {
    const answer = answerQuestion(await libraryOf(pods), typed)
    expect(answer.kind === 'excerpt' ? answer.part?.section.heading : answer.kind).toBe(part)
    const { text, blocks } = answerMessage(answer, { shareable: false, requestable: false })
    expect(JSON.stringify(blocks).includes(words.en.answer.part)).toBe(part !== undefined)
    expect(text?.includes(words.en.answer.part)).toBe(part !== undefined)
  })

  it('a question that is not answered as a whole', async () => {
    const library = await libraryOf({
      'zh/docker.md': note('zh', 'docker', 'Docker', 'Docker 是构建和运行容器的工具。', 'questions: [Docker 是什么]\n'),
      'zh/why.md': note(
        'zh',
        'why',
        '好处',
        '到处一样。\n\n## 有什么好处\n\n到处一样，不用重装。\n\n<!-- 这样问\ndocker 为什么大家都在用\n大家都在用，图什么\n为什么大家都在用\n-->',
      ),
    })
    const whole = answerQuestion(library, 'docker 是什么，为什么大家都在用')
    expect(whole.kind === 'excerpt' && [whole.section.heading, whole.approximate]).toEqual(['Docker', true])
  })
})
