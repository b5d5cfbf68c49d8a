import type { Lang } from '../src/notes/note.ts'

export interface NewNote {
  readonly id: string
  /** A tag from the list, for a start. */
  readonly tag: string
  /** YYYY-MM-DD */
  readonly today: string
}

/** A note in which each TODO says what is to be written in its place; nothing else in it is wrong. */
export function noteTemplate(lang: Lang, note: NewNote): string {
  return lang === 'en' ? english(note) : chinese(note)
}

function english({ id, tag, today }: NewNote): string {
  const title = sentenceCase(id)
  return `---
id: ${id}
title: ${title}
lang: en
tags: [${tag}]
level: 1
kind: concept
aliases:
  - TODO another name that people type for ${id}
questions:
  - TODO a question of somebody who has just heard of it
  - TODO a question of somebody for whom it does not work
  - TODO a question of somebody who wants to choose or to do something
related: []
sources:
  - title: TODO the page that proves what the note says
    url: https://example.com/TODO
    checked: ${today}
updated: ${today}
---

# ${title}

TODO the short answer in one paragraph of 40 to 300 characters, which can be understood alone.

## TODO a question that people ask, as heading

<!-- asked as
TODO how somebody asks for it who does not know the words of this section
TODO how somebody tells what happened, and then asks for it
-->

TODO the answer, with the fact first. A section below 1,200 characters is read as a whole.

## Common mix-ups

- "TODO a wrong idea" → what is true.

## Quiz

### TODO a question about what happens if …

\`single\` \`level 1\` \`id: what-happens\`

- [ ] TODO a wrong choice that sounds right
  > TODO why it is wrong.
- [x] TODO the right choice, no longer than the others
- [ ] TODO another wrong choice, as long as the right one
  > TODO why this one is wrong.
- [ ] TODO the mistake that people really make
  > TODO why it is a mistake.

> **Explanation**: TODO why the right choice is right.

### TODO a question to which several choices are right

\`multiple\` \`level 2\` \`id: which-ones\`

- [x] TODO a first right choice
- [ ] TODO a choice that is wrong
  > TODO what is true instead.
- [x] TODO a second right choice
- [x] TODO a third one, or leave it out

> **Explanation**: TODO what the right ones have in common.

### TODO a statement that is true or false.

\`true-false\` \`level 1\` \`id: is-it-so\`

- [ ] True
  > TODO why it is not.
- [x] False

> **Explanation**: TODO what is true.
`
}

function chinese({ id, tag, today }: NewNote): string {
  return `---
id: ${id}
title: TODO ${id} 的中文标题
lang: zh
tags: [${tag}]
level: 1
kind: concept
aliases:
  - TODO 大家会怎么称呼 ${id}，含繁体和英文写法
questions:
  - TODO 刚听说它的人会怎么问
  - TODO 用它出了问题的人会怎么问
  - TODO 想做选择、想动手的人会怎么问
related: []
sources:
  - title: TODO 能证明文中说法的页面
    url: https://example.com/TODO
    checked: ${today}
updated: ${today}
---

# TODO ${id} 的中文标题

TODO 用一段话给出简短的答案，40 到 300 个字符，单独看也能看懂。像中文作者那样写，不要逐字翻译英文，写完念一遍。

## TODO 用大家的问法作标题

<!-- 这样问
TODO 不知道这些术语的人会怎么问
TODO 有人先讲了发生的事，再问到这一点，会怎么说
-->

TODO 先说结论再解释。一节不超过 1200 个字符。

## 常见误解

- “TODO 一个错误的想法” → 正确的说法。

## 测验

### TODO 问一问：如果……会怎样？

\`单选\` \`难度 1\` \`id: what-happens\`

- [ ] TODO 听上去有理的错误选项
  > TODO 它错在哪里。
- [x] TODO 正确选项，别比其他的长
- [ ] TODO 又一个错误选项，长短相近
  > TODO 这个错在哪里。
- [ ] TODO 大家真的会犯的错
  > TODO 为什么是错的。

> **解析**：TODO 正确选项为什么对。

### TODO 问一个有多个正确选项的问题

\`多选\` \`难度 2\` \`id: which-ones\`

- [x] TODO 第一个正确选项
- [ ] TODO 一个错误选项
  > TODO 正确的是什么。
- [x] TODO 第二个正确选项
- [x] TODO 第三个，也可以不要

> **解析**：TODO 正确选项有什么共同点。

### TODO 一句可以判断对错的话。

\`判断\` \`难度 1\` \`id: is-it-so\`

- [ ] 对
  > TODO 为什么不对。
- [x] 错

> **解析**：TODO 正确的说法。
`
}

function sentenceCase(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
