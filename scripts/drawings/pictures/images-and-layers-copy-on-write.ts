import { area, arrow, box, type Drawing, text } from '../shapes.ts'

export const imagesAndLayersCopyOnWrite: Drawing = {
  name: 'images-and-layers-copy-on-write',
  title: { en: 'Two containers on one image', zh: '一个镜像，两个容器' },
  alt: {
    en: 'Two containers stand on the same three read-only layers of an image, each with a thin writable layer on top; container A has changed app.conf, so a copy of the file lies in its writable layer, while container B still reads the original.',
    zh: '两个容器共用一个镜像的三个只读层，各有一个薄薄的可写层；容器 A 改过 app.conf，它的可写层里有一份副本，容器 B 读的仍是原来的文件。',
  },
  height: 440,
  shapes: [
    area([24, 24, 440, 112], 'grey', { en: 'Container A', zh: '容器 A' }),
    box([44, 64, 400, 56], 'orange', {
      name: { en: 'Writable layer', zh: '可写层' },
      note: { en: 'app.conf, changed', zh: '改过的 app.conf' },
    }),
    area([496, 24, 440, 112], 'grey', { en: 'Container B', zh: '容器 B' }),
    box([516, 64, 400, 56], 'orange', {
      name: { en: 'Writable layer', zh: '可写层' },
      note: { en: 'empty so far', zh: '还是空的' },
    }),

    area([24, 212, 912, 204], 'blue', { en: 'Image: read-only layers, stored once', zh: '镜像：只读层，只存一份' }),
    ...[250, 304, 358].map((y) => box([40, y, 880, 46], 'plain', {})),
    text([60, 279], 'COPY app.conf /etc/', { room: 340 }),
    text([60, 333], 'RUN apt-get install nginx', { room: 340 }),
    text([60, 387], 'FROM debian:13', { room: 340 }),
    box([410, 256, 140, 34], 'green', { note: 'app.conf' }),

    arrow([
      [446, 256],
      [446, 188],
      [230, 188],
      [230, 120],
    ]),
    text(
      [244, 158],
      { en: 'first write: the whole\nfile is copied up', zh: '第一次写：\n把整个文件复制上来' },
      { room: 200 },
    ),
    arrow([
      [514, 256],
      [514, 188],
      [716, 188],
      [716, 136],
    ]),
    text([728, 170], { en: 'reads the original', zh: '读的是原来的文件' }, { room: 200 }),
  ],
}
