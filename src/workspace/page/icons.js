/** Line drawings of 20 × 20, drawn with the colour of the text around them. */

const paths = {
  hash: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h13.5M3 12.5h13.5',
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-4.5h-4v4.5H3.5z',
  log: 'M3 10h3l2-5 4 10 2-5h3',
  close: 'm5 5 10 10M15 5 5 15',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  send: 'M3.5 10 17 3.5 13 17l-3-6zM10 11l7-7.5',
  reply: 'M8 5 3.5 9.5 8 14M4 9.5h7.5c3 0 5 2 5 5.5',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5S2.5 10 2.5 10zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  chevron: 'm6 8 4 4 4-4',
  right: 'm8 6 4 4-4 4',
  updown: 'm6.5 8 3.5-3.5L13.5 8M6.5 12l3.5 3.5L13.5 12',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1 1M14.7 14.7l1 1M15.7 4.3l-1 1M5.3 14.7l-1 1',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  system: 'M3 4h14v9.5H3zM7.5 16.5h5M10 13.5v3',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  check: 'm4 10.5 4 4 8-9',
  alert: 'M10 3 2.5 16.5h15zM10 8v4M10 14.2v.1',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  external: 'M11.5 3.5h5v5M16 4l-7 7M8 4.5H3.5v12h12V12',
  forward: 'M3.5 5.5 9 10l-5.5 4.5zM10.5 5.5 16 10l-5.5 4.5z',
  up: 'M6 9.5 9 3.5c1.5 0 2.3 1 2 2.5l-.5 2.5h4.7c1 0 1.6.9 1.3 1.8l-1.6 5c-.2.7-.8 1.2-1.6 1.2H6zM3 9.5h3v7H3z',
  down: 'M6 10.5 9 16.5c1.5 0 2.3-1 2-2.5l-.5-2.5h4.7c1 0 1.6-.9 1.3-1.8l-1.6-5c-.2-.7-.8-1.2-1.6-1.2H6zM3 3.5h3v7H3z',
  trash: 'M4 6h12M8 6V3.5h4V6M5.5 6l.7 10.5h7.6L14.5 6',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  dot: 'M10 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  bottom: 'M10 4v12M5 11l5 5 5-5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
}

/** @typedef {keyof typeof paths} IconName */

/** @param {IconName} name */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
