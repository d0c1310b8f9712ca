import type { Compared } from '#graph/questions/ask-difference.ts'
import type { Draft, Standpoint } from '#worker/contract.ts'

/** What is compared, under which names, and where either side stands. Keep the object: another one is another question. */
export type Comparison = {
  readonly of: Compared
  readonly names: readonly [before: string, after: string]
  /** The workspaces of either side, given the edits in progress. */
  readonly standpoints: (drafts: readonly Draft[]) => readonly [before: Standpoint, after: Standpoint]
}

/** The workspace as it is, with the edits in progress. */
export function presentOf(drafts: readonly Draft[]): Standpoint {
  return { change: null, drafts }
}

/** The last part of an ARN, as people say it. */
export function shortName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/** No edits: always the same list, since answers are kept by it. */
export const noDrafts: readonly Draft[] = []
