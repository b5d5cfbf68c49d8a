import { area, arrow, box, type Drawing, text, type Words } from '../shapes.ts'

export const podsShared: Drawing = {
  name: 'pods-shared',
  title: { en: 'What the containers of a Pod share', zh: '同一个 Pod 里的容器共享什么' },
  alt: {
    en: 'A Pod on a node holds two containers, each with its own image and limits; both use one network with one IP address, reach each other on localhost and mount the same volume.',
    zh: '节点上的一个 Pod 里有两个容器，镜像和资源限制各归各；它们共用一个 IP 的网络，用 localhost 互访，挂载同一个卷。',
  },
  height: 420,
  shapes: [
    area([24, 24, 912, 372], 'grey', { en: 'Node', zh: '节点' }),
    area([48, 62, 864, 316], 'green', 'Pod'),
    ...container(76, 'web', 'nginx, :8080'),
    ...container(534, 'logs', { en: 'log shipper, :9090', zh: '日志采集，:9090' }),
    arrow(
      [
        [426, 172],
        [534, 172],
      ],
      { both: true },
    ),
    text([480, 160], 'localhost', { align: 'middle', room: 100 }),
    ...[251, 709].map((x) =>
      arrow(
        [
          [x, 222],
          [x, 252],
        ],
        { plain: true },
      ),
    ),
    ...[104, 856].map((x) =>
      arrow(
        [
          [x, 222],
          [x, 314],
        ],
        { plain: true },
      ),
    ),
    box([150, 252, 660, 50], 'blue', {
      name: { en: 'Network: one IP address, one set of ports', zh: '网络：一个 IP，一套端口' },
    }),
    box([76, 314, 808, 50], 'orange', {
      name: { en: 'Volume: a folder that both mount', zh: '卷：两个容器都挂载的目录' },
    }),
  ],
}

function container(x: number, name: string, what: Words) {
  const own: Words = { en: 'own image, own root file system', zh: '自己的镜像和根文件系统' }
  const limits: Words = { en: 'own limits, restarts alone', zh: '自己的限额，可单独重启' }
  return [
    box([x, 98, 350, 124], 'plain', {}),
    text([x + 175, 124], { en: `Container ${name}`, zh: `容器 ${name}` }, { bold: true, align: 'middle', room: 330 }),
    ...[what, own, limits].map((words, i) => text([x + 175, 152 + i * 26], words, { align: 'middle', room: 330 })),
  ]
}
