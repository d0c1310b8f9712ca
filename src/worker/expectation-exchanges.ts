import type { ExpectationCounts, ExpectationsPiece } from '#graph/expectations/ask-expectations.ts'
import type { UnreachedStatements } from '#graph/expectations/unreached-statements.ts'
import type { TurnsPiece, TurnsQuestion } from '#graph/expectations/what-broke.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import type { EntityId } from '#model/entities/entity.ts'

/** What is asked about expectations. */
export type ExpectationExchanges = {
  /** What became of expectations of the workspace, one after the other: of `only` these, null for all. */
  readonly runExpectations: {
    readonly question: {
      readonly only: readonly EntityId[] | null
      readonly drafts: readonly DocumentDraft[]
    }
    readonly part: ExpectationsPiece
    readonly answer: ExpectationCounts
  }
  /** Since which change expectations fail. Answers of how many that was found. */
  readonly whatBroke: {
    readonly question: TurnsQuestion
    readonly part: TurnsPiece
    readonly answer: number
  }
  /** The statements that are none of `reached`. */
  readonly unreachedStatements: {
    readonly question: { readonly reached: readonly string[]; readonly drafts: readonly DocumentDraft[] }
    readonly answer: readonly UnreachedStatements[]
  }
}
