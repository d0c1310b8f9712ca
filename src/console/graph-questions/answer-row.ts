import type { CutAnswer } from '#graph/relations/graph-question.ts'
import type { TrustEdge, TrustNode } from '#graph/trust-graph.ts'

/** One way that answers a question, or a thing with what leads to it. */
export type AnswerRow = {
  readonly id: string
  /** Where it begins and where it ends: ids of nodes. */
  readonly from: string
  readonly to: string
  readonly hops: readonly TrustEdge[]
  /** What is to be said of it beside its hops. */
  readonly note: string
  /** Its hops are halves, which lead nowhere: it is about its end alone. */
  readonly isNoWay?: true
  /** How many things the far end stands for, where it is a pattern. */
  readonly covers?: number
}

/** What a question came to. */
export type Found = {
  readonly rows: readonly AnswerRow[]
  readonly nodes: ReadonlyMap<string, TrustNode>
  /** Are the rows all that there are? */
  readonly isComplete: boolean
  /** What would leave none of the ways, of any length; null where that was not asked. */
  readonly cut: CutAnswer | null
  /** Of how many more, which have no row, it can't be told. */
  readonly untold?: number
}

/** Does it hang on something that can't be told? Then it is no answer, and counts as none. */
export function isUnknown({ hops }: AnswerRow): boolean {
  return hops.some(({ state }) => state === 'unknown')
}
