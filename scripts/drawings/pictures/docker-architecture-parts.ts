import { area, arrow, box, type Drawing, text } from '../shapes.ts'

export const dockerArchitectureParts: Drawing = {
  name: 'docker-architecture-parts',
  title: { en: 'Client, daemon, registry', zh: '客户端、守护进程、镜像仓库服务' },
  alt: {
    en: 'Docker clients send requests over a REST API to dockerd on the Docker host; it manages images, containers, volumes and networks there, and pulls images from a registry or pushes them to it.',
    zh: 'Docker 客户端经 REST API 请求 Docker 主机上的 dockerd，由它管理本机的镜像、容器、卷和网络，并从镜像仓库服务拉取或推送镜像。',
  },
  height: 356,
  shapes: [
    area([24, 24, 190, 308], 'grey', { en: 'Clients', zh: '客户端' }),
    box([40, 76, 158, 64], 'plain', { name: 'docker', note: { en: 'the command', zh: '命令行' } }),
    box([40, 156, 158, 64], 'plain', { name: 'Compose', note: { en: 'whole projects', zh: '整个项目' } }),
    text(
      [119, 260],
      { en: 'store no images,\nrun no containers', zh: '不存镜像\n也不跑容器' },
      { align: 'middle', room: 158 },
    ),

    text([264, 94], 'REST API', { align: 'middle', room: 96 }),

    area([314, 24, 360, 308], 'blue', { en: 'Docker host', zh: 'Docker 主机' }),
    box([330, 76, 328, 64], 'orange', {
      name: 'dockerd',
      note: { en: 'the daemon, answers the API', zh: '守护进程，应答 API' },
    }),
    arrow([
      [494, 140],
      [494, 192],
    ]),
    text([506, 172], { en: 'manages', zh: '管理' }, { room: 90 }),
    box([330, 192, 156, 56], 'plain', { name: { en: 'Images', zh: '镜像' } }),
    box([502, 192, 156, 56], 'green', { name: { en: 'Containers', zh: '容器' } }),
    box([330, 260, 156, 56], 'plain', { name: { en: 'Volumes', zh: '卷' } }),
    box([502, 260, 156, 56], 'plain', { name: { en: 'Networks', zh: '网络' } }),

    text([724, 94], { en: 'pull, push', zh: '拉取、推送' }, { align: 'middle', room: 96 }),

    area([774, 24, 162, 308], 'purple', { en: 'Registry', zh: '镜像仓库服务' }),
    box([790, 76, 130, 64], 'plain', { name: 'Docker Hub', note: { en: 'or another', zh: '或其他' } }),
    arrow([
      [214, 108],
      [330, 108],
    ]),
    arrow(
      [
        [658, 108],
        [790, 108],
      ],
      { both: true },
    ),
    text([855, 180], { en: 'stores images', zh: '存放镜像' }, { align: 'middle', room: 130 }),
  ],
}
