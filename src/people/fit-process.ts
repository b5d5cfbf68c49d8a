/** Fits parameters to the reviews of one person and ends: seconds in which the app answers. */
import { setPriority } from 'node:os'
import { answerParent } from '../child-process.ts'
import type { Review } from '../quiz/card.ts'
import { fitParameters } from '../quiz/fit.ts'

/** There is none when the usual ones foretell as well. */
export interface Fitted {
  readonly parameters?: readonly number[] | undefined
}

setPriority(19) // after everything else on the machine

answerParent((reviews: readonly Review[]): Fitted => ({ parameters: fitParameters(reviews) }))
