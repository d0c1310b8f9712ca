import type {
  CutAnswer,
  CutPiece,
  CutQuestion,
  CyclesAnswer,
  OutsidersAnswer,
  PathsAnswer,
  PathsQuestion,
  ReachAnswer,
  ReachPiece,
  ReachQuestion,
  RelationsAnswer,
  RelationsPiece,
  RelationsQuestion,
  UnassumableAnswer,
} from '#graph/relations/graph-question.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'
import type { TrustProgress } from '#graph/trust.ts'

import type { Draft } from './contract.ts'

/** What may be asked of the graph of all relations. */
export type GraphExchanges = {
  /** What leaves a node of the graph, arrives at one, or lies between two. */
  readonly relations: {
    readonly question: RelationsQuestion & { readonly drafts: readonly Draft[] }
    readonly part: RelationsPiece
    readonly answer: RelationsAnswer
  }
  /** An edge of the trust graph with the engine's words on it, which a big graph comes without. */
  readonly edgeReason: {
    readonly question: { readonly edge: TrustEdge; readonly drafts: readonly Draft[] }
    readonly part: TrustProgress
    readonly answer: TrustEdge
  }
  /** All ways from one to another, hop by hop. */
  readonly paths: {
    readonly question: PathsQuestion & { readonly drafts: readonly Draft[] }
    readonly part: TrustProgress
    readonly answer: PathsAnswer
  }
  /** All roles and resources that somebody could get to. */
  readonly reachFrom: {
    readonly question: ReachQuestion & { readonly drafts: readonly Draft[] }
    readonly part: ReachPiece
    readonly answer: ReachAnswer
  }
  /** Roles that somebody outside could get to. */
  readonly outsiders: {
    readonly question: { readonly drafts: readonly Draft[] }
    readonly part: TrustProgress
    readonly answer: OutsidersAnswer
  }
  /** Roles that can become one another in a circle. */
  readonly cycles: {
    readonly question: { readonly drafts: readonly Draft[] }
    readonly part: TrustProgress
    readonly answer: CyclesAnswer
  }
  /** Roles that nobody can assume. */
  readonly unassumable: {
    readonly question: { readonly drafts: readonly Draft[] }
    readonly part: TrustProgress
    readonly answer: UnassumableAnswer
  }
  /** The fewest statements to take out so that no way is left from one to the other. */
  readonly cuts: {
    readonly question: CutQuestion & { readonly drafts: readonly Draft[] }
    readonly part: CutPiece
    readonly answer: CutAnswer
  }
}
