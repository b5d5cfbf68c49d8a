/** Questions to begin with; each is answered by the notes that come with Kubenotes. */

/** @type {readonly { language: import('./language.js').Language, question: string }[]} */
export const examples = [
  { language: 'zh', question: '容器和虚拟机有什么区别？' },
  { language: 'en', question: 'Why is my pod in CrashLoopBackOff?' },
  { language: 'zh', question: 'Pod 一直 Pending 怎么办？' },
  { language: 'en', question: 'What does exit code 137 mean?' },
  { language: 'zh', question: 'Linux 命名空间是什么？' },
  { language: 'en', question: 'ClusterIP or NodePort: what is the difference?' },
]
