import { simulate } from './simulate.ts'

/** Zones of every kind of clock: none moved, moved by an hour, by half of one, at midnight, twice for Ramadan. */
const zones = [
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Lagos',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Kyiv',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
]
/** Before dawn many clocks are moved; midnight is one of the times that some leave out. */
const times = ['00:00', '01:45', '02:15', '09:00']
const days = 365
const from = '2026-01-01'
/** A year with a date that a zone left out. */
const more = [{ zone: 'Pacific/Apia', from: '2011-03-01' }]

const runs = [...zones.map((zone) => ({ zone, from })), ...more]
const outcomes = runs.flatMap(({ zone, from }) =>
  times.map((time) => ({ zone, time, ...simulate(zone, time, from, days) })),
)
const count = (fault: 'doubled' | 'missed' | 'wrong') =>
  outcomes.reduce((sum, outcome) => sum + outcome[fault].length, 0)
const posts = outcomes.reduce((sum, outcome) => sum + outcome.posts, 0)
console.log(
  `${days} days, ${zones.length} zones, and ${more.map(({ zone, from }) => `${zone} from ${from}`).join()}, ${times.join(', ')}: ${posts} posts`,
)
for (const fault of ['doubled', 'missed', 'wrong'] as const) {
  console.log(`${fault}: ${count(fault)}`)
  for (const { zone, time, ...outcome } of outcomes)
    for (const date of outcome[fault]) console.log(`  ${zone} ${time} ${date}`)
}
if (count('doubled') + count('missed') + count('wrong') > 0) process.exitCode = 1
