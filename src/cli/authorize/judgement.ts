import type { Possibility } from '#engine/evaluate/possibility.ts'
import type { Proposals } from '#engine/explain/proposals/proposal.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import type { UnknownReason } from '#model/resolve.ts'

import type { LineProblem } from './line-problem.ts'

/** One check of a call, decided. */
export type Decided = {
  readonly request: AuthorizationRequest
  readonly trace: Trace
  /** What it could come to while some keys are not known; null where the line names none. */
  readonly possibility: Possibility | null
  /** What would turn the decision round; absent where it wasn't asked for, or documents are not the line's own. */
  readonly proposals?: Proposals
}

/** What came of one line, or of one of its checks. */
export type Judgement =
  | {
      readonly kind: 'decided'
      readonly checks: readonly Decided[]
      /** The line lists its checks, so that its answer does, even where there is one. */
      readonly isList: boolean
    }
  /** Something that bears on the answer is not in the workspace, so that there is no true answer. */
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }
  | { readonly kind: 'refused'; readonly problem: LineProblem }

/** A judgement that says what is wrong with the line. */
export function refusal(problem: LineProblem): Judgement {
  return { kind: 'refused', problem }
}
