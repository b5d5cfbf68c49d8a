import { type ParsedNote, type ParseOptions, parseNote } from '../../src/notes/parse.ts'

export const today = '2026-11-23'

/** A note of ours with nothing wrong in it; tests spoil one line of it. */
export const goodNote = `---
id: cgroups
title: Control groups
lang: en
tags: [linux, resources]
level: 1
aliases: [cgroup]
questions: [What is a cgroup?, What does a cgroup limit?, Where are cgroups mounted?]
related: [linux-namespaces]
sources:
  - title: cgroups(7), Linux manual page
    url: https://man7.org/linux/man-pages/man7/cgroups.7.html
    checked: 2026-11-01
updated: 2026-11-02
---

# Control groups

A control group is a set of processes whose use of memory, CPU time and devices the kernel counts and limits.

## What they limit

A **controller** counts one resource. See [namespaces](./linux-namespaces.md) for what processes see.

\`\`\`console
$ cat /proc/self/cgroup
0::/user.slice
\`\`\`

## Quiz

### Which of these does a control group limit?

\`single\` \`level 1\` \`id: what-is-limited\`

- [ ] Host names
  > That is the UTS namespace.
- [x] Memory
- [ ] Process numbers and what they look like
  > That is the PID namespace.

> **Explanation**: the memory controller counts pages.

### Which of these are controllers?

\`multiple\` \`level 2\` \`id: controllers\`

- [x] memory
- [x] cpu
- [ ] hostname
  > The host name belongs to a namespace.

> **Explanation**: \`cgroup.controllers\` names them.

### Version 2 is mounted at \`____\`.

\`cloze\` \`level 2\` \`id: mount-point\`

**Answer**: \`/sys/fs/cgroup\` / \`/sys/fs/cgroup/\`

> **Explanation**: systemd mounts it there.
`

export const goodPath = 'en/linux/cgroups.md'

/** The good note with one part of it replaced; fails when the part is not there. */
export function spoil(from: string, to: string): string {
  if (!goodNote.includes(from)) throw new Error(`The good note does not hold ${JSON.stringify(from)}`)
  return goodNote.replace(from, () => to)
}

export function parseOwn(source: string | Uint8Array, options: Partial<ParseOptions> = {}): ParsedNote {
  return parseNote(source, { path: goodPath, strict: true, today, ...options })
}

/** A stranger's note. */
export function parseStrange(source: string | Uint8Array, path = 'blog/post.md'): ParsedNote {
  return parseNote(source, { path, strict: false, today })
}

export function codesOf({ problems }: Pick<ParsedNote, 'problems'>): string[] {
  return problems.map(({ code }) => code)
}

/** Front matter and title for a note of which only the body matters. */
export function ownBody(body: string): string {
  const head = goodNote.slice(0, goodNote.indexOf('## What they limit'))
  return head + body
}
