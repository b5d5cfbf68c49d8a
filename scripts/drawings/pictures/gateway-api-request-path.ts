import { arrow, box, type Drawing, text, type Words } from '../shapes.ts'

interface Resource {
  readonly x: number
  readonly name: string
  readonly note: Words
  readonly owner: Words
}

const developer: Words = { en: 'developer', zh: '开发者' }
const resources: readonly Resource[] = [
  {
    x: 24,
    name: 'GatewayClass',
    note: { en: 'which\nimplementation', zh: '用哪个实现' },
    owner: { en: 'provider', zh: '基础设施提供方' },
  },
  {
    x: 261,
    name: 'Gateway',
    note: { en: 'address, port 443,\nTLS', zh: '地址、端口 443\nTLS' },
    owner: { en: 'cluster operator', zh: '集群管理员' },
  },
  {
    x: 498,
    name: 'HTTPRoute',
    note: { en: 'host, path,\nweights 90 to 10', zh: '域名、路径\n权重 90 比 10' },
    owner: developer,
  },
  {
    x: 735,
    name: 'Service',
    note: { en: 'shop-v1, shop-v2:\nwhich Pods', zh: 'shop-v1、shop-v2\n各有哪些 Pod' },
    owner: developer,
  },
]

export const gatewayApiRequestPath: Drawing = {
  name: 'gateway-api-request-path',
  title: { en: 'The way of a request, and who says how', zh: '请求怎么走，由谁来定' },
  alt: {
    en: 'A request goes from the browser over a load balancer to the proxy of the Gateway implementation and on to the Pods of shop-v1 or shop-v2, at 90 to 10; below stand the objects that say so: HTTPRoutes belong to a Gateway of a GatewayClass and name the Services.',
    zh: '请求从浏览器经负载均衡器到网关实现的代理，再按 90 比 10 分给 shop-v1 和 shop-v2 的 Pod；下面是定规则的对象：HTTPRoute 挂在 Gateway 上，Gateway 属于一个 GatewayClass，HTTPRoute 指向 Service。',
  },
  height: 460,
  shapes: [
    text([24, 40], { en: 'The way of a request', zh: '请求经过的地方' }, { bold: true, room: 400 }),
    box([24, 80, 150, 76], 'plain', { name: { en: 'Browser', zh: '浏览器' } }),
    arrow([
      [174, 118],
      [236, 118],
    ]),
    box([236, 80, 170, 76], 'orange', { name: { en: 'Load balancer', zh: '负载均衡器' } }),
    arrow([
      [406, 118],
      [468, 118],
    ]),
    box([468, 80, 190, 76], 'orange', {
      name: { en: 'Proxy', zh: '代理' },
      note: { en: 'Envoy, NGINX, …', zh: 'Envoy、NGINX 等' },
    }),
    arrow([
      [658, 106],
      [700, 106],
      [700, 82],
      [760, 82],
    ]),
    text([708, 72], '90 %', { room: 50 }),
    arrow([
      [658, 132],
      [700, 132],
      [700, 158],
      [760, 158],
    ]),
    text([708, 182], '10 %', { room: 50 }),
    box([760, 54, 176, 56], 'green', { name: { en: 'Pods of shop-v1', zh: 'shop-v1 的 Pod' } }),
    box([760, 130, 176, 56], 'green', { name: { en: 'Pods of shop-v2', zh: 'shop-v2 的 Pod' } }),

    text([24, 270], { en: 'The objects that say so', zh: '定规则的对象' }, { bold: true, room: 300 }),
    ...resources.flatMap(({ x, name, note, owner }) => [
      box([x, 292, 201, 96], 'purple', { name, note }),
      text([x + 100, 420], owner, { align: 'middle', room: 200 }),
    ]),
    arrow([
      [261, 340],
      [225, 340],
    ]),
    arrow([
      [498, 340],
      [462, 340],
    ]),
    arrow([
      [699, 340],
      [735, 340],
    ]),
    arrow(
      [
        [340, 292],
        [340, 156],
      ],
      { dashed: true },
    ),
    text([354, 226], { en: 'opens', zh: '开放' }, { room: 100 }),
    arrow(
      [
        [563, 292],
        [563, 156],
      ],
      { dashed: true },
    ),
    text([577, 226], { en: 'directs', zh: '指路' }, { room: 100 }),
    arrow(
      [
        [848, 292],
        [848, 186],
      ],
      { dashed: true },
    ),
    text([862, 246], { en: 'finds', zh: '找到' }, { room: 74 }),
  ],
}
