/** A pair of notes in our format, short and without errors; `en/pods.md` and `zh/pods.md` below the same folder. */
export function ownPair(id: string, words = 'the smallest unit'): Record<string, string> {
  return { [`en/basics/${id}.md`]: ownNote('en', id, words), [`zh/basics/${id}.md`]: ownNote('zh', id, words) }
}

export function ownNote(lang: 'en' | 'zh', id: string, words: string): string {
  const english = { quiz: 'Quiz', chips: '`single` `level 1`', explanation: '**Explanation**: ' }
  const chinese = { quiz: '测验', chips: '`单选` `难度 1`', explanation: '**解析**：' }
  const { quiz, chips, explanation } = lang === 'en' ? english : chinese
  return `---
id: ${id}
title: About ${id}
lang: ${lang}
tags: [basics]
level: 1
sources:
  - title: Documentation
    url: https://example.org/${id}
    checked: '2026-11-23'
updated: '2026-11-23'
---

# About ${id}

The thing that we call ${id} is ${words}, and this is the definition of it.

## How ${id} works

It works as ${words} does.

## ${quiz}

### Is ${id} what it is?

${chips} \`id: is-it\`

- [x] Yes
- [ ] No

> ${explanation}It is.
`
}
