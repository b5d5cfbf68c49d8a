import { arrow, box, type Drawing, text } from '../shapes.ts'

export const containerRuntimesChain: Drawing = {
  name: 'container-runtimes-chain',
  title: { en: 'From the wish to the process', zh: '从请求到进程' },
  alt: {
    en: 'The kubelet asks containerd over CRI, the docker command asks it by way of dockerd; containerd starts a shim, the shim calls runc, and runc starts the process of the container and exits, while the shim stays.',
    zh: 'kubelet 通过 CRI、docker 命令经过 dockerd 请求 containerd；containerd 启动 shim，shim 调用 runc，runc 启动容器进程后退出，shim 一直留着。',
  },
  height: 420,
  shapes: [
    text([24, 40], { en: 'Asks', zh: '提要求的' }, { bold: true, room: 200 }),
    text([450, 40], { en: 'High level', zh: '高层' }, { bold: true, align: 'middle', room: 200 }),
    text([788, 40], { en: 'Low level', zh: '低层' }, { bold: true, align: 'middle', room: 200 }),

    box([24, 60, 226, 80], 'blue', { name: 'kubelet', note: { en: 'the agent of a node', zh: '节点上的代理' } }),
    arrow([
      [250, 100],
      [350, 100],
    ]),
    text([300, 90], 'CRI', { align: 'middle', room: 90 }),
    box([24, 196, 96, 64], 'plain', { name: 'docker' }),
    arrow([
      [120, 228],
      [150, 228],
    ]),
    box([150, 196, 100, 64], 'orange', { name: 'dockerd' }),
    arrow([
      [250, 228],
      [350, 228],
    ]),

    box([350, 60, 200, 200], 'orange', {
      name: 'containerd',
      note: { en: 'pulls images,\nkeeps track,\noffers an API', zh: '拉镜像\n记录状态\n提供接口' },
    }),
    box(
      [350, 300, 200, 76],
      'plain',
      {
        name: { en: 'or CRI-O', zh: '或者 CRI-O' },
        note: { en: 'for Kubernetes only', zh: '只供 Kubernetes' },
      },
      { dashed: true },
    ),

    arrow([
      [550, 100],
      [640, 100],
    ]),
    text([595, 90], { en: 'starts', zh: '启动' }, { align: 'middle', room: 84 }),
    box([640, 60, 296, 80], 'plain', {
      name: 'containerd-shim',
      note: { en: 'stays, reports the exit code', zh: '留在旁边，上报退出码' },
    }),
    arrow([
      [788, 140],
      [788, 190],
    ]),
    text([800, 171], 'OCI bundle', { room: 130 }),
    box([640, 190, 296, 90], 'orange', {
      name: 'runc',
      note: {
        en: 'sets up namespaces, cgroups,\nstarts the process, exits',
        zh: '设好命名空间和 cgroup\n启动进程，然后退出',
      },
    }),
    arrow([
      [788, 280],
      [788, 326],
    ]),
    box([640, 326, 296, 66], 'green', {
      name: { en: 'Process of the container', zh: '容器进程' },
      note: { en: 'child of the shim', zh: '父进程是 shim' },
    }),
    arrow(
      [
        [640, 124],
        [600, 124],
        [600, 359],
        [640, 359],
      ],
      { dashed: true },
    ),
  ],
}
