import { area, arrow, box, type Drawing, text, type Words } from '../shapes.ts'

const namespaces: readonly (readonly [name: string, note: Words])[] = [
  ['pid', { en: 'processes', zh: '进程号' }],
  ['net', { en: 'network, ports', zh: '网络和端口' }],
  ['mnt', { en: 'mount points', zh: '挂载点' }],
  ['uts', { en: 'host name', zh: '主机名' }],
  ['ipc', { en: 'queues', zh: '消息队列' }],
  ['user', { en: 'user numbers', zh: '用户号' }],
  ['cgroup', { en: 'cgroup root', zh: 'cgroup 的根' }],
  ['time', { en: 'uptime clocks', zh: '开机时钟' }],
]

const limits: readonly Words[] = [
  'CPU',
  { en: 'Memory', zh: '内存' },
  'I/O',
  { en: 'Number of processes', zh: '进程数' },
]

export const kernelBuildingBlocksAroundAProcess: Drawing = {
  name: 'kernel-building-blocks-around-a-process',
  title: { en: 'A container is a process with borders around it', zh: '容器就是一个四周有边界的进程' },
  alt: {
    en: 'A process stands inside eight namespaces, which decide what it sees, and inside a cgroup, which decides how much it may use; its system calls pass capabilities, seccomp and AppArmor or SELinux before they reach the kernel that it shares with the host.',
    zh: '一个进程处在八种命名空间里（决定看得见什么），也处在一个 cgroup 里（决定用得了多少）；它的系统调用先过 capabilities、seccomp 和 AppArmor 或 SELinux，再到与宿主机共用的内核。',
  },
  height: 530,
  shapes: [
    area([24, 24, 912, 312], 'orange', { en: 'cgroup: how much it may use', zh: 'cgroup：用得了多少' }),
    ...limits.map((note, i) => box([710, 66 + i * 64, 206, 50], 'plain', { note })),
    area([44, 60, 646, 260], 'blue', { en: 'Namespaces: what it sees', zh: '命名空间：看得见什么' }),
    ...namespaces.map(([name, note], i) =>
      box([58 + (i % 4) * 156, i < 4 ? 98 : 254, 144, 54], 'plain', { name, note }),
    ),
    box([214, 168, 300, 66], 'green', {
      name: { en: 'Process', zh: '进程' },
      note: { en: 'number 1 inside, 4242 outside', zh: '里面是 1 号，外面是 4242 号' },
    }),
    arrow([
      [364, 234],
      [364, 378],
    ]),
    text([380, 362], { en: 'system calls', zh: '系统调用' }, { room: 200 }),
    box([114, 378, 500, 56], 'purple', {
      name: { en: 'What it may do', zh: '能做什么' },
      note: { en: 'capabilities, seccomp, AppArmor or SELinux', zh: 'capabilities、seccomp、AppArmor 或 SELinux' },
    }),
    arrow([
      [364, 434],
      [364, 464],
    ]),
    box([24, 464, 912, 46], 'grey', {
      name: { en: 'Linux kernel, one for the host and all its containers', zh: 'Linux 内核：宿主机和所有容器共用一个' },
    }),
  ],
}
