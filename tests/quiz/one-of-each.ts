/** A note with one item, so that it is known which one comes. */
export function noteWith(item: string): string {
  return `---
id: runtimes
title: Container runtimes
lang: en
---

# Container runtimes

A container runtime starts containers; runc is one.

## Quiz

${item}
`
}

/** One of each kind, as authors write them. */
export const items = {
  single: `### Which program starts the process of a container?

\`single\` \`level 1\` \`id: starter\`

- [x] runc
  > It makes the namespaces.
- [ ] etcd
  > It keeps the data of a cluster.
- [ ] kubectl
  > It talks to the API server.

> **Explanation**: runc starts the process.`,
  'true-false': `### A container has a kernel of its own.

\`true-false\` \`level 1\` \`id: kernel\`

- [ ] True
  > It uses the kernel of the host.
- [x] False
  > The kernel is shared.

> **Explanation**: containers share the kernel.`,
  multiple: `### Which of these are runtimes?

\`multiple\` \`level 1\` \`id: runtimes\`

- [x] runc
  > The reference one.
- [x] crun
  > Written in C.
- [ ] etcd
  > It keeps data.

> **Explanation**: runc and crun are.`,
  cloze: `### The command that lists containers is \`____\`.

\`cloze\` \`level 1\` \`id: list\`

**Answer**: \`ps\` / \`container ls\`

> **Explanation**: ps lists them.`,
  order: `### Put the steps of a start in order.

\`order\` \`level 1\` \`id: steps\`

1. Pull the image
2. Create the container
3. Start the process

> **Explanation**: the image comes first.`,
  match: `### Match each program with what it does.

\`match\` \`level 1\` \`id: programs\`

- runc → starts processes
- etcd → keeps data
- kubelet → watches Pods

> **Explanation**: each has its work.`,
} as const
export type Kind = keyof typeof items
