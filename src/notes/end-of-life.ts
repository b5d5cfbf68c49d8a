/** A version and the first day without fixes for it. */
export interface Ended {
  readonly name: string
  /** How notes write it. */
  readonly pattern: RegExp
  /** YYYY-MM-DD */
  readonly on: string
  readonly source: string
}

/** YYYY-MM-DD: the day on which all sources below were last read. */
export const endOfLifeChecked = '2026-11-27'

/** Days after which the sources should be read again: Kubernetes alone ends a version three times a year. */
export const endOfLifeMaxAgeDays = 120

/** To renew: open each source, correct and add lines here, and set `endOfLifeChecked` to today. */
export const endOfLife: readonly Ended[] = [
  ...versions('https://kubernetes.io/releases/patch-releases/', 'Kubernetes v', String.raw`\bv`, {
    '1.31': '2025-11-11',
    '1.32': '2026-02-28',
    '1.33': '2026-06-28',
    '1.34': '2026-10-27',
    '1.35': '2027-02-28',
    '1.36': '2027-06-28',
    '1.37': '2027-10-28',
  }),
  ...versions('https://containerd.io/releases/', 'containerd ', String.raw`\bcontainerd v?`, {
    '1.7': '2026-09-30', // the project names the month only
    '2.0': '2025-11-07',
    '2.1': '2026-05-05',
    '2.2': '2026-11-06',
    '2.3': '2028-04-27',
  }),
  ...versions('https://endoflife.date/docker-engine', 'Docker Engine ', String.raw`\bDocker (?:Engine )?v?`, {
    23: '2025-05-19',
    24: '2024-06-08',
    26: '2025-02-17',
    27: '2025-05-03', // for 25, 28 and 29 no day has been announced
  }),
  ...versions('https://helm.sh/blog/helm-v3-end-of-life/', 'Helm ', String.raw`\bHelm v?`, { 3: '2027-02-10' }),
  // The kubelet refuses to start on it by default since Kubernetes v1.35, released on that day.
  ...versions('https://kep.k8s.io/5573', 'cgroup v', String.raw`\bcgroups? v`, { 1: '2025-12-17' }),
]

function versions(source: string, name: string, before: string, days: Readonly<Record<string, string>>): Ended[] {
  return Object.entries(days).map(([version, on]) => {
    const pattern = new RegExp(`${before}${version.replace('.', String.raw`\.`)}(?!\\d|\\.\\d*x)`, 'gi')
    return { name: name + version, pattern, on, source }
  })
}
