import type { WayUp, WaysUpAnswer, WaysUpPiece } from '#graph/escalation/ask-ways-up.ts'
import type { ClimbersAnswer, ClimbersPiece, ClimbersQuestion } from '#graph/escalation/climbers-to.ts'
import type { ReasonedStep } from '#graph/escalation/escalation.ts'
import type { WaysBesideAnswer, WaysBesidePiece, WaysBesideQuestion } from '#graph/escalation/ways-beside.ts'

import type { Draft } from './contract.ts'

/** What may be asked of ways up. */
export type EscalationExchanges = {
  /** Known ways for a user or role, or for all of them, to more than they were given. */
  readonly waysUp: {
    readonly question: {
      readonly of: string | null
      readonly drafts: readonly Draft[]
    }
    readonly part: WaysUpPiece
    readonly answer: WaysUpAnswer
  }
  /** How many ways up somebody has, and everybody whom it can become; all, or those to one end. */
  readonly waysBeside: {
    readonly question: WaysBesideQuestion & { readonly drafts: readonly Draft[] }
    readonly part: WaysBesidePiece
    readonly answer: WaysBesideAnswer
  }
  /** Who could become one of those who get somewhere. */
  readonly climbersTo: {
    readonly question: ClimbersQuestion & { readonly drafts: readonly Draft[] }
    readonly part: ClimbersPiece
    readonly answer: ClimbersAnswer
  }
  /** The steps of one of them on one target, with the statements that decide. */
  readonly wayUpSteps: {
    readonly question: Pick<WayUp, 'principal' | 'technique' | 'way'> & {
      readonly target: string | null
      readonly drafts: readonly Draft[]
    }
    readonly answer: readonly ReasonedStep[]
  }
}
