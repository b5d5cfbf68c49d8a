import { area, box, type Drawing, text, type Words } from '../shapes.ts'

const columns = { metal: 24, vm: 336, container: 648 }
const wide = 288

export const bareMetalVmContainerStacks: Drawing = {
  name: 'bare-metal-vm-container-stacks',
  title: { en: 'What is shared, and what each one brings along', zh: '共用什么，各自带什么' },
  alt: {
    en: 'Three stacks side by side: on bare metal all programs share one kernel, each virtual machine has a kernel of its own above a hypervisor, and containers share the kernel of their host.',
    zh: '并排的三层结构：物理机上的程序共用一个内核，虚拟机在 hypervisor 之上各有自己的内核，容器共用宿主机的内核。',
  },
  height: 420,
  shapes: [
    ...heading(
      columns.metal,
      { en: 'Bare metal', zh: '物理机' },
      { en: 'one kernel for all', zh: '所有程序共用一个内核' },
    ),
    ...heading(
      columns.vm,
      { en: 'Virtual machines', zh: '虚拟机' },
      { en: 'a kernel in each', zh: '每台各有一个内核' },
    ),
    ...heading(
      columns.container,
      { en: 'Containers', zh: '容器' },
      { en: 'share the kernel of the host', zh: '共用宿主机的内核' },
    ),

    box([columns.metal, 170, 138, 48], 'green', { note: { en: 'Program A', zh: '程序 A' } }),
    box([columns.metal + 150, 170, 138, 48], 'green', { note: { en: 'Program B', zh: '程序 B' } }),
    box([columns.metal, 226, wide, 50], 'plain', { note: { en: 'Libraries, shared', zh: '共用的库' } }),
    layer(columns.metal, 284, 'blue', { en: 'Operating system kernel', zh: '操作系统内核' }),

    ...machine(columns.vm, '1'),
    ...machine(columns.vm + 150, '2'),
    layer(columns.vm, 284, 'orange', 'Hypervisor'),

    ...container(columns.container, 'A'),
    ...container(columns.container + 150, 'B'),
    layer(columns.container, 284, 'blue', { en: 'Kernel of the host', zh: '宿主机的内核' }),

    ...Object.values(columns).map((x) => layer(x, 344, 'grey', { en: 'Hardware', zh: '硬件' })),
  ],
}

function heading(x: number, name: Words, note: Words) {
  const place = { align: 'middle', room: wide } as const
  return [text([x + wide / 2, 40], name, { ...place, bold: true }), text([x + wide / 2, 66], note, place)]
}

function layer(x: number, y: number, tone: 'blue' | 'orange' | 'grey', name: Words) {
  return box([x, y, wide, 52], tone, { name })
}

function machine(x: number, number: string) {
  return [
    area([x, 84, 138, 192], 'purple', { en: `VM ${number}`, zh: `虚拟机 ${number}` }),
    box([x + 10, 120, 118, 44], 'green', { note: { en: 'Program', zh: '程序' } }),
    box([x + 10, 171, 118, 44], 'plain', { note: { en: 'Libraries', zh: '库' } }),
    box([x + 10, 222, 118, 44], 'blue', { note: { en: 'Own kernel', zh: '自己的内核' } }),
  ]
}

function container(x: number, letter: string) {
  return [
    area([x, 135, 138, 141], 'grey', { en: `Container ${letter}`, zh: `容器 ${letter}` }),
    box([x + 10, 171, 118, 44], 'green', { note: { en: 'Program', zh: '程序' } }),
    box([x + 10, 222, 118, 44], 'plain', { note: { en: 'Libraries', zh: '库' } }),
  ]
}
