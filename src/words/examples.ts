import type { Lang } from '../notes/note.ts'

/** Questions to begin with; the notes that come with Kubenotes must answer each. */
export const examples: readonly { readonly lang: Lang; readonly question: string }[] = [
  { lang: 'zh', question: '容器和虚拟机有什么区别？' },
  { lang: 'en', question: 'What is a container?' },
  { lang: 'zh', question: 'Linux 命名空间是什么？' },
  { lang: 'en', question: 'What happens when a cgroup reaches its memory limit?' },
  { lang: 'zh', question: '镜像和容器有什么区别？' },
  { lang: 'en', question: 'Is Docker based on LXC?' },
]
