import { area, arrow, box, type Drawing, text } from '../shapes.ts'

export const persistentVolumesBinding: Drawing = {
  name: 'persistent-volumes-binding',
  title: { en: 'From the Pod to the disk', zh: '从 Pod 到磁盘' },
  alt: {
    en: 'A Pod names a PersistentVolumeClaim in its namespace; the claim is bound one to one to a PersistentVolume of the cluster, which stands for a disk. If no volume fits, the StorageClass has its CSI driver make a disk and a volume.',
    zh: 'Pod 引用同一命名空间里的 PVC，PVC 与集群级的一个 PV 一对一绑定，PV 代表一块磁盘；没有合适的 PV 时，由 StorageClass 让 CSI 驱动造出磁盘和 PV。',
  },
  height: 420,
  shapes: [
    area([24, 24, 280, 372], 'grey', { en: 'Namespace shop', zh: '命名空间 shop' }),
    box([44, 70, 240, 76], 'green', { name: 'Pod', note: { en: 'volume: claim data', zh: '卷：PVC data' } }),
    arrow([
      [120, 146],
      [120, 226],
    ]),
    text([134, 192], { en: 'names', zh: '引用' }, { room: 80 }),
    box([44, 226, 240, 110], 'blue', {
      name: 'PVC data',
      note: { en: '10Gi, ReadWriteOnce\nclass fast', zh: '10Gi，ReadWriteOnce\n存储类 fast' },
    }),

    area([424, 24, 512, 372], 'plain', { en: 'Of the whole cluster', zh: '整个集群' }),
    arrow(
      [
        [284, 281],
        [448, 281],
      ],
      { both: true },
    ),
    text([364, 271], { en: 'bound 1:1', zh: '一对一绑定' }, { align: 'middle', room: 112 }),
    box([448, 226, 214, 110], 'blue', {
      name: 'PV',
      note: { en: '10Gi, ReadWriteOnce\nfor shop/data', zh: '10Gi，ReadWriteOnce\n属于 shop/data' },
    }),
    arrow([
      [662, 281],
      [710, 281],
    ]),
    box([710, 226, 206, 110], 'grey', {
      name: { en: 'Disk', zh: '磁盘' },
      note: { en: 'in a cloud, on NFS, …', zh: '云盘、NFS 等' },
    }),

    arrow(
      [
        [230, 226],
        [230, 186],
        [364, 186],
        [364, 108],
        [448, 108],
      ],
      { dashed: true },
    ),
    text([364, 94], { en: 'no PV fits', zh: '没有合适的 PV' }, { align: 'middle', room: 116 }),
    box([448, 70, 214, 76], 'purple', {
      name: 'StorageClass fast',
      note: { en: 'how to make a volume', zh: '规定怎么造' },
    }),
    arrow([
      [662, 108],
      [710, 108],
    ]),
    box([710, 70, 206, 76], 'orange', {
      name: { en: 'CSI driver', zh: 'CSI 驱动' },
      note: { en: 'makes disk and PV', zh: '造磁盘和 PV' },
    }),
    arrow([
      [813, 146],
      [813, 226],
    ]),
    text(
      [680, 374],
      {
        en: 'Claim deleted: Delete removes the disk, Retain keeps it',
        zh: '删除 PVC 后：Delete 连磁盘一起删，Retain 保留',
      },
      { align: 'middle', room: 490 },
    ),
  ],
}
