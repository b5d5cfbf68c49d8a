// Whether parameters fitted to a person foretell the 60 days after the fit better: npm run simulate:fit
import { default_w } from 'ts-fsrs'
import { fitParameters, logLoss } from '../../src/quiz/fit.ts'
import { dayMs, firstDay, type Simulated, simulateLearner } from './learner.ts'

const learners = 20
const daysAfter = 60
const people: readonly Omit<Simulated, 'days'>[] = [
  { spread: 0, guess: 0 },
  { spread: 0.3, guess: 0 },
  { spread: 0.6, guess: 0 },
  { spread: 0, guess: 0.25 },
  { spread: 0.3, guess: 0.25 },
]

console.log('spread  guess  days  reviews  usual   fitted  true    fitted for  worse  slowest')
for (const { spread, guess } of people) for (const days of [60, 120, 240]) console.log(row({ spread, guess, days }))

function row(person: Simulated): string {
  const until = firstDay + person.days * dayMs
  const all = Array.from({ length: learners }, (_, i) => {
    const { reviews, parameters } = simulateLearner(7 * (i + 1), { ...person, days: person.days + daysAfter })
    const past = reviews.filter(({ at }) => at < until)
    const started = performance.now()
    const fitted = fitParameters(past)
    const ms = performance.now() - started
    const loss = (w: readonly number[]) => logLoss(reviews, w, { from: until })
    const usual = loss(default_w)
    return { count: past.length, ms, fitted, usual, own: fitted ? loss(fitted) : usual, best: loss(parameters) }
  })
  const mean = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
  return [
    person.spread.toFixed(1).padEnd(8),
    person.guess.toFixed(2).padEnd(7),
    String(person.days).padEnd(6),
    mean(({ count }) => count)
      .toFixed(0)
      .padEnd(9),
    mean(({ usual }) => usual)
      .toFixed(4)
      .padEnd(8),
    mean(({ own }) => own)
      .toFixed(4)
      .padEnd(8),
    mean(({ best }) => best)
      .toFixed(4)
      .padEnd(8),
    String(all.filter(({ fitted }) => fitted).length).padEnd(12),
    String(all.filter(({ own, usual }) => own > usual * 1.001).length).padEnd(7),
    `${Math.max(...all.map(({ ms }) => ms)).toFixed(0)} ms`,
  ].join('')
}
