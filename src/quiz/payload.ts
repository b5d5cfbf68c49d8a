import { z } from 'zod'
import { mostParts } from './bank.ts'
import { fieldBlock, quizActions, readQuizValue } from './buttons.ts'

/** Positions of the checked boxes in a message, for `Task.read`; undefined for a box that does not belong to `asked`. */
export function checkedBoxes(state: unknown, asked: string): readonly unknown[] {
  const blocks = Object.values(stateValues.safeParse(state).data?.values ?? {})
  return blocks
    .flatMap((block) => block[quizActions.boxes]?.selected_options ?? [])
    .map((option) => readQuizValue(option.value))
    .map((value) => (value?.asked === asked ? value.position : undefined))
}

/** How many items a person wants in a round, and on which topic; both are optional. */
export interface RoundWish {
  /** Any number. */
  readonly size?: number | undefined
  /** '' for no topic. */
  readonly topic: string
}

/** Reads the words after `quiz`: `10`, `network`, `10 on network`. `404` is a topic. */
export function readRound(text: string): RoundWish {
  const [, size, topic = text] =
    /^(\d{1,2})(?:\s*(?:questions?|道题?|题|題))?(?=\s|\p{Script=Han}|$)(.*)$/isu.exec(text) ?? []
  return {
    size: size === undefined ? undefined : Number(size),
    topic: topic
      .trim()
      .replace(/^(?:on|about)\s+/i, '')
      .trim(),
  }
}

/** What a form was opened for, and the values of its fields in order. */
export interface SentForm {
  readonly asked: string
  /** One for each possible field; undefined for an empty or absent one. */
  readonly values: readonly (string | undefined)[]
}

/** @returns undefined for a form that names no id of ours */
export function readForm(view: unknown): SentForm | undefined {
  const { private_metadata, state } = sentView.safeParse(view).data ?? {}
  const value = readQuizValue(private_metadata)
  if (!value || value.position !== undefined) return undefined
  const filled = stateValues.safeParse(state).data?.values ?? {}
  const values = Array.from({ length: mostParts }, (_, n) => {
    const field = filled[fieldBlock(n)]?.[quizActions.field]
    return field?.value ?? field?.selected_option?.value ?? undefined
  })
  return { asked: value.asked, values }
}

const option = z.object({ value: z.string() })
const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
})
const stateValues = z.object({ values: z.record(z.string(), z.record(z.string(), element)) })
const sentView = z.object({ private_metadata: z.string(), state: z.unknown().optional() })
