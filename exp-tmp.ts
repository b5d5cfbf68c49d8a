import { askAll, figuresOf, silenceOf } from './scripts/measure/figures.ts'
import { libraryOf, notesToMeasure } from './scripts/measure/library.ts'
import { readQuestions } from './scripts/measure/questions.ts'
import { weights as W } from './src/search/weights.ts'
const root = process.argv[2] ?? '.'
const notes = await notesToMeasure(root)
console.log('lines', notes.flatMap((n) => n.sections.flatMap((s) => s.asked)).length)
const library = libraryOf(notes, { bare: false })
const qs = readQuestions('tests/questions', 'tuning')
const with_ = new Set(notes.filter((n) => n.sections.some((s) => s.asked.length)).map((n) => n.id))
console.log('notes with lines', with_.size)
export function run(label: string, w: any) {
  const out = askAll(library, qs, w)
  const r = [label.padEnd(24)]
  for (const lang of ['en', 'zh']) {
    const o = out.filter((x) => x.asked.lang === lang)
    const yes = o.filter((x) => x.asked.note !== null)
    const f = figuresOf(yes), s = silenceOf(o)
    const f2 = figuresOf(yes.filter((x) => with_.has(x.asked.note!)))
    r.push(lang, f.first.toFixed(3), f.inThree.toFixed(3), f.mrr.toFixed(3), 'sec ' + f.section.toFixed(3), 'auc ' + s.auc.toFixed(3), '| covered', f2.questions + '', f2.first.toFixed(3), f2.section.toFixed(3), ' || ')
  }
  console.log(r.join(' '))
}
for (const a of [0, 0.2, 0.35, 0.5, 0.75, 1, 1.5]) run(`asked ${a}`, { ...W, fields: { ...W.fields, asked: a } })
