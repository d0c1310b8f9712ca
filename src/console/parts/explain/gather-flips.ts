import type { Flip, FlipsPiece, Standing } from '#graph/questions/flip.ts'
import type { Arn } from '#model/entities/names.ts'

/** What was found so far; the standing is null until it's there. */
export type FlipsKept = {
  readonly standing: Standing | null
  readonly flips: readonly Flip[]
  readonly roles: readonly Arn[]
}

export const noFlips: FlipsKept = { standing: null, flips: [], roles: [] }

/** What was found before, with what some pieces bring. */
export function gatherFlips(kept: FlipsKept, parts: readonly FlipsPiece[]): FlipsKept {
  return {
    standing: parts.find(({ standing }) => standing !== null)?.standing ?? kept.standing,
    flips: [...kept.flips, ...parts.flatMap(({ flips }) => flips)],
    roles: [...kept.roles, ...parts.flatMap(({ roles }) => roles)],
  }
}
