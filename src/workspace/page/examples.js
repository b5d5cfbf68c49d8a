/** Questions to begin with; each has to be answered by the notes that come with Kubenotes. */

/** @type {readonly { language: import('./language.js').Language, question: string }[]} */
export const examples = [
  { language: 'zh', question: '容器和虚拟机有什么区别？' },
  { language: 'en', question: 'What is a container?' },
  { language: 'zh', question: 'Linux 命名空间是什么？' },
  { language: 'en', question: 'What happens when a cgroup reaches its memory limit?' },
  { language: 'zh', question: '镜像和容器有什么区别？' },
  { language: 'en', question: 'Is Docker based on LXC?' },
]
