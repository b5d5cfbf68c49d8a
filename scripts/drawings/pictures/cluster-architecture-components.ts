import { area, arrow, box, type Drawing, text } from '../shapes.ts'

export const clusterArchitectureComponents: Drawing = {
  name: 'cluster-architecture-components',
  title: { en: 'Everything meets at the API server', zh: '一切都经过 API Server' },
  alt: {
    en: 'In the control plane, the scheduler and the controller manager talk to the API server, and only the API server talks to etcd; kubectl and the kubelet of every node talk to the API server, too, and the kubelet has the container runtime start the Pods of its node.',
    zh: '控制平面里，调度器和控制器管理器都连 API Server，只有 API Server 读写 etcd；kubectl 和每个节点上的 kubelet 也连 API Server，kubelet 让容器运行时启动本节点的 Pod。',
  },
  height: 520,
  shapes: [
    area([200, 24, 736, 212], 'blue', { en: 'Control plane', zh: '控制平面' }),
    box([224, 62, 160, 62], 'purple', { name: 'etcd', note: { en: 'the state', zh: '集群状态' } }),
    box([404, 62, 240, 62], 'plain', {
      name: 'kube-scheduler',
      note: { en: 'picks a node per Pod', zh: '给 Pod 选节点' },
    }),
    box([664, 62, 248, 62], 'plain', {
      name: 'controller-manager',
      note: { en: 'turns wishes into facts', zh: '让实际向期望看齐' },
    }),
    arrow([
      [304, 156],
      [304, 124],
    ]),
    ...[524, 788].map((x) =>
      arrow([
        [x, 124],
        [x, 156],
      ]),
    ),
    box([224, 156, 688, 60], 'orange', {
      name: 'kube-apiserver',
      note: { en: 'front door: checks, stores and hands out all objects', zh: '总入口：检查、保存、分发所有对象' },
    }),
    box([24, 156, 120, 60], 'plain', { name: 'kubectl', note: { en: 'you', zh: '你' } }),
    arrow([
      [144, 186],
      [224, 186],
    ]),
    ...[200, 578].flatMap((x, i) => node(x, i + 1)),
  ],
}

function node(x: number, number: number) {
  return [
    area([x, 300, 358, 196], 'grey', { en: `Node ${number}`, zh: `节点 ${number}` }),
    arrow([
      [x + 92, 340],
      [x + 92, 216],
    ]),
    text([x + 106, 270], { en: 'watches, reports', zh: '盯着，上报状态' }, { room: 200 }),
    box([x + 20, 340, 145, 60], 'orange', { name: 'kubelet', note: { en: 'agent', zh: '代理' } }),
    arrow([
      [x + 165, 370],
      [x + 193, 370],
    ]),
    box([x + 193, 340, 145, 60], 'plain', { name: { en: 'Runtime', zh: '容器运行时' }, note: 'containerd' }),
    ...[x + 226, x + 305].map((below) =>
      arrow([
        [below, 400],
        [below, 424],
      ]),
    ),
    box([x + 20, 424, 145, 60], 'plain', { name: 'kube-proxy', note: { en: 'Service rules', zh: 'Service 规则' } }),
    box([x + 193, 424, 66, 60], 'green', { name: 'Pod' }),
    box([x + 272, 424, 66, 60], 'green', { name: 'Pod' }),
  ]
}
