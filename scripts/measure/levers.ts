import { type Weights, weights } from '../../src/search/weights.ts'

/** What each part of the ranking is without it; its name is what `--without` takes. */
export const levers = {
  glossary: (before) => ({ ...before, glossary: { term: 0, everyday: 0 } }),
  terms: (before) => ({ ...before, glossary: { ...before.glossary, term: 0 } }),
  'everyday-words': (before) => ({ ...before, glossary: { ...before.glossary, everyday: 0 } }),
  verbs: (before) => ({ ...before, verbs: 0 }),
  typo: (before) => ({ ...before, typo: 0 }),
  language: (before) => ({ ...before, language: 1 }),
  lead: (before) => ({ ...before, lead: { definition: 1, difference: 1, how: 1, why: 1, other: 1 } }),
  coverage: (before) => ({ ...before, coverage: 0 }),
  'same-heading': (before) => ({ ...before, sameHeading: 0 }),
  'rest-of-note': (before) => ({ ...before, restOfNote: 0 }),
  'question-words': (before) => ({ ...before, roles: { ...before.roles, asking: 1 } }),
  joints: (before) => ({ ...before, roles: { ...before.roles, joint: 0 } }),
  aliases: (before) => ({ ...before, fields: { ...before.fields, aliases: 0 } }),
  questions: (before) => ({ ...before, fields: { ...before.fields, questions: 0 } }),
  asked: (before) => ({ ...before, fields: { ...before.fields, asked: 0 }, sameAsked: 0 }),
  'same-shape': (before) => ({ ...before, sameShape: 0 }),
  'same-asked': (before) => ({ ...before, sameAsked: 0 }),
  telling: (before) => ({ ...before, telling: 0 }),
} satisfies Record<string, (before: Weights) => Weights>

export const isLever = (name: string): name is keyof typeof levers => Object.hasOwn(levers, name)

export function without(names: readonly (keyof typeof levers)[]): Weights {
  return names.reduce<Weights>((left, name) => levers[name](left), weights)
}
