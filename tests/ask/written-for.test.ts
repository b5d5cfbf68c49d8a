import { describe, expect, it } from 'vitest'
import { answerQuestion } from '../../src/ask/answer.ts'
import { rank } from '../../src/ask/rank.ts'
import { libraryOf } from './stage.ts'

const words = 'node logs colleague drain restart '.repeat(6)
const library = await libraryOf({
  'Nodes.md': `# Cluster architecture\n\nA cluster is a control plane and its machines.\n\n## Names\n\nEach has one.\n`,
  'NotReady.md': `# Nodes that are NotReady\n\nA node that is silent is NotReady.\n\n## Node problems\n\n${words}\n`,
  'Jobs.md': `# Jobs and CronJobs\n\nWork that ends.\n\n## Job clean-up\n\nA finished job stays: delete the job, each job, every job.\n`,
  'Kubeconfig.md': `# Access\n\nWho may come in.\n\n## How do I make a kubeconfig for a colleague?\n\nBind a role.\n\n## What is in a kubeconfig?\n\nA kubeconfig, as a colleague makes it, has a colleague's kubeconfig: kubeconfig, colleague.\n`,
  'Buildpacks.md': `---\nquestions: [How do I build an image without a Dockerfile?]\n---\n\n# Buildpacks\n\nThey look at the code.\n`,
  'Builds.md': `# Builds\n\nFrom text to image.\n\n## Dockerfile in steps\n\nFrom a Dockerfile, docker build makes an image: the Dockerfile says how to build the image.\n`,
  'terms.yaml': [
    ['machine-node', 'node', '节点', 'Nodes'],
    ['work-job', 'job', '任务', 'Jobs'],
  ]
    .map(
      ([id, en, zh, note]) =>
        `- id: ${id}\n  en: ${en}\n  zh: ${zh}\n  means:\n    en: A thing of a cluster that is called so.\n    zh: 集群里这样叫的一个东西。\n  note: ${note}\n`,
    )
    .join(''),
})

describe('what was written to answer comes first', () => {
  it.each([
    {
      question: 'how do i make a kubeconfig for a colleague',
      heading: 'How do I make a kubeconfig for a colleague?',
      why: 'it is the heading, though another section says its words more often',
    },
    {
      question: 'what is a node',
      heading: 'Cluster architecture',
      why: 'the note of the term, which says the word not once',
    },
    { question: 'job', heading: 'Jobs and CronJobs', why: 'the lead of the note that is named after the term' },
    {
      question: 'how do I build an image from a Dockerfile',
      heading: 'Dockerfile in steps',
      why: 'the listed question says `without`: it asks for the contrary',
    },
    {
      question: 'how do I build an image without a Dockerfiel',
      heading: 'Buildpacks',
      why: 'it is the listed question, but for a slip of the finger',
    },
    { question: 'What is in a kubeconfig?', heading: 'What is in a kubeconfig?', why: 'so is this one' },
  ])('"$question" → $heading: $why', ({ question, heading }) => {
    expect(answerQuestion(library, question, { lang: 'en' })).toMatchObject({ kind: 'excerpt', section: { heading } })
  })
})

it('is left out where it was shown already', () => {
  const lead = library.sections.find(({ heading }) => heading === 'Cluster architecture')
  const found = rank(library, 'what is a node', { lang: 'en' }).ranking
  expect(found[0]?.section).toBe(lead)
  const others = rank(library, 'what is a node', { lang: 'en', except: lead }).ranking
  expect(others.length).toBeGreaterThan(0)
  expect(others.map(({ section }) => section)).not.toContain(lead)
})
