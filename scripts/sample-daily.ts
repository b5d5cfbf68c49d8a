import { localTime } from '../src/daily/schedule.ts'
import type { Library } from '../src/library/library.ts'
import { parseNote } from '../src/notes/parse.ts'
import type { DailyQuiz } from '../src/storage/store.ts'
import { libraryOf } from './measure/library.ts'

const note = `---
id: runtimes
title: Container runtimes
lang: en
---

# Container runtimes

A container runtime starts containers; runc is one.

## Quiz

### Which program starts the process of a container?

\`single\` \`level 1\` \`id: starter\`

- [x] runc
  > It makes the namespaces.
- [ ] etcd
  > It keeps the data of a cluster.

> **Explanation**: runc starts the process.
`

/** One note with one question, which every channel is asked. */
export function sampleLibrary(): Library {
  const { note: parsed } = parseNote(note, { path: 'en/starters/runtimes.md', strict: false })
  return libraryOf(parsed ? [parsed] : [], { bare: false })
}

/**
 * The daily quizzes of channels that are due at an instant, so many to a workspace. Each was set up by somebody else,
 * and where it is the day has twelve hours left.
 *
 * @param at  epoch milliseconds
 */
export function sampleQuizzes(count: number, perTeam: number, at: number): readonly DailyQuiz[] {
  const zone = new Date(at).getUTCHours() < 12 ? 'UTC' : 'Etc/GMT+12'
  const time = localTime(zone, at).slice('YYYY-MM-DD '.length)
  return Array.from({ length: count }, (_, i) => ({
    team: `T${Math.floor(i / perTeam)}`,
    channel: `C${i}`,
    setUpBy: `U${i}`,
    time,
    zone,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    topics: [],
    bothLangs: false,
    daysOff: [],
    lang: 'en',
    revealHours: 0,
    enabled: true,
    nextRunAt: at,
  }))
}
