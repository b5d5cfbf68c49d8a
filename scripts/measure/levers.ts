import { type Weights, weights } from '../../src/search/weights.ts'

/** What each part of the ranking is without it; its name is what `--without` takes. */
export const levers = {
  glossary: { glossary: { term: 0, everyday: 0 } },
  terms: { glossary: { ...weights.glossary, term: 0 } },
  'everyday-words': { glossary: { ...weights.glossary, everyday: 0 } },
  typo: { typo: 0 },
  language: { language: 1 },
  lead: { lead: { definition: 1, difference: 1, how: 1, why: 1, other: 1 } },
  coverage: { coverage: 0 },
  'same-heading': { sameHeading: 0 },
  'rest-of-note': { restOfNote: 0 },
  'question-words': { roles: { ...weights.roles, asking: 1 } },
  joints: { roles: { ...weights.roles, joint: 0 } },
  aliases: { fields: { ...weights.fields, aliases: 0 } },
  questions: { fields: { ...weights.fields, questions: 0 } },
} satisfies Record<string, Partial<Weights>>

export const isLever = (name: string): name is keyof typeof levers => Object.hasOwn(levers, name)

export function without(names: readonly (keyof typeof levers)[]): Weights {
  return Object.assign({}, weights, ...names.map((name) => levers[name]))
}
