import { arrow, box, type Drawing, text } from '../shapes.ts'

export const servicesEndpoints: Drawing = {
  name: 'services-endpoints',
  title: { en: 'Which Pods get the traffic of a Service', zh: 'Service 的流量给哪些 Pod' },
  alt: {
    en: 'A client connects to the virtual address of the Service web; its connections go to the two ready Pods with the label app=web. The EndpointSlice lists all three Pods with that label and says which one is not ready; the Pod with another label is not in it.',
    zh: '客户端连接 Service web 的虚拟 IP，连接分给两个带 app=web 标签且已就绪的 Pod；EndpointSlice 列出带该标签的三个 Pod，并标明其中一个未就绪；标签不同的 Pod 不在其中。',
  },
  height: 440,
  shapes: [
    text(
      [24, 50],
      {
        en: 'Rules on the node of the client, written by kube-proxy\nor the network plug-in, replace the virtual address by that of a Pod.',
        zh: '客户端所在节点上的规则（由 kube-proxy 或网络插件写好）\n把虚拟 IP 换成某个 Pod 的地址。',
      },
      { room: 560 },
    ),
    box([24, 124, 140, 96], 'plain', {
      name: { en: 'Client', zh: '客户端' },
      note: { en: 'asks web:80', zh: '访问 web:80' },
    }),
    arrow([
      [164, 172],
      [250, 172],
    ]),
    box([250, 108, 270, 128], 'purple', {
      name: 'Service web',
      note: {
        en: '10.96.31.200, port 80\nselector app=web\ntargetPort 8080',
        zh: '10.96.31.200，端口 80\n选择器 app=web\ntargetPort 8080',
      },
    }),
    box([250, 294, 270, 118], 'blue', {
      name: 'EndpointSlice',
      note: {
        en: '10.244.1.7:8080, ready\n10.244.2.4:8080, ready\n10.244.2.9:8080, not ready',
        zh: '10.244.1.7:8080，已就绪\n10.244.2.4:8080，已就绪\n10.244.2.9:8080，未就绪',
      },
    }),
    arrow([
      [385, 294],
      [385, 236],
    ]),
    text([399, 271], { en: 'where its Pods are', zh: '它的 Pod 在哪里' }, { room: 200 }),

    box([690, 24, 246, 88], 'green', {
      name: 'Pod, app=web',
      note: { en: '10.244.1.7\nready', zh: '10.244.1.7\n已就绪' },
    }),
    box([690, 128, 246, 88], 'green', {
      name: 'Pod, app=web',
      note: { en: '10.244.2.4\nready', zh: '10.244.2.4\n已就绪' },
    }),
    box(
      [690, 232, 246, 88],
      'red',
      { name: 'Pod, app=web', note: { en: '10.244.2.9\nnot ready: no traffic', zh: '10.244.2.9\n未就绪，没有流量' } },
      { dashed: true },
    ),
    box(
      [690, 336, 246, 76],
      'grey',
      { name: 'Pod, app=db', note: { en: 'another label', zh: '标签不同' } },
      { dashed: true },
    ),
    arrow([
      [520, 172],
      [606, 172],
      [606, 68],
      [690, 68],
    ]),
    arrow([
      [606, 172],
      [690, 172],
    ]),
  ],
}
