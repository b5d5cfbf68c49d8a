import { beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion } from '../../src/ask/answer.ts'
import { answerMessage, type CardOptions } from '../../src/ask/answer-blocks.ts'
import { picturesOf } from '../../src/library/compiling/picture.ts'
import type { Library } from '../../src/library/library.ts'
import { addressBelow } from '../../src/slack/links.ts'
import { libraryOf } from './stage.ts'

const pictureAt = (path: string) => addressBelow('https://pictures.example.org/', path)
const alt = 'Two containers in one Pod.'
let library: Library
beforeAll(async () => {
  library = await libraryOf({
    'pods.md': `# Pods\n\nA Pod is the smallest unit.\n\n## Sharing\n\nContainers of a Pod share a network.\n\n![${alt}](img/图%201.png "Pods")\n`,
    'nodes.md': '# Nodes\n\nA node is a machine.\n\n## Drawing\n\n![A node seen.](https://example.org/node.png)\n',
    'img/图 1.png': 'picture',
  })
})

function cardFor(question: string, options: Partial<CardOptions> = {}) {
  return answerMessage(answerQuestion(library, question), { shareable: false, requestable: false, ...options })
}

function picturesFor(question: string) {
  return cardFor(question, { pictureAt }).blocks.filter(({ type }) => type === 'image')
}

it('the pictures of the library are those that can be shown', () => {
  expect(picturesOf(library)).toEqual(new Set(['img/图 1.png']))
})

describe('an answer', () => {
  it('shows the picture of its section below the text', () => {
    expect(picturesFor('what do containers of a Pod share')).toEqual([
      {
        type: 'image',
        image_url: 'https://pictures.example.org/img/%E5%9B%BE%201.png',
        alt_text: alt,
        title: { type: 'plain_text', text: 'Pods', emoji: false },
      },
    ])
    const { blocks } = cardFor('what do containers of a Pod share', { pictureAt })
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'image', 'context', 'actions'])
  })

  it('says in words what is to be seen where pictures cannot be fetched, and always in its text', () => {
    const { text, blocks } = cardFor('what do containers of a Pod share')
    expect(blocks.map(({ type }) => type)).not.toContain('image')
    const shown = [...JSON.stringify(blocks).matchAll(/"text":"([^"]*)"/g)].map(([, words]) => words)
    expect(shown.join('')).toContain(alt)
    expect(text).toContain(alt)
  })

  it.each([
    { question: 'what is a Pod', why: 'its section has no picture' },
    { question: 'drawing of nodes', why: 'the picture lies on another host' },
    { question: 'sourdough bread recipe', why: 'nothing was found' },
  ])('to "$question" shows no picture: $why', ({ question }) => {
    expect(picturesFor(question)).toEqual([])
  })
})
