import { type Either, withWaysOf } from '../all-conditions.ts'
import type { Access } from '../questions/access-of.ts'
import type { TrustEdge } from '../trust-graph.ts'
import type { Asked } from './relation.ts'

type Answer = Pick<Asked, 'state' | 'conditions'> & Pick<TrustEdge, 'others'>

const rank: Readonly<Record<Access['state'], number>> = { allowed: 3, conditional: 2, unknown: 1, denied: 0 }

/** Does the one answer say more than the other? Denied says least, allowed most. */
function isStronger(one: Access['state'], other: Access['state']): boolean {
  return rank[one] > rank[other]
}

/** The strongest of several answers, of equals the first, with the ways of all that are as strong. */
export function strongestOf<One extends Answer>(answers: readonly One[]): Either<One> | undefined {
  let best: One | undefined
  for (const one of answers) if (best === undefined || isStronger(one.state, best.state)) best = one
  if (best?.state !== 'conditional' || answers.length === 1) return best
  const [alike, areAll] = conditionalAmong(answers)
  return withWaysOf(best, alike, areAll)
}

/** The answers that hang on conditions, and whether no other may. */
export function conditionalAmong<One extends Answer>(
  answers: readonly One[],
): readonly [conditional: readonly One[], areAll: boolean] {
  return [
    answers.filter(({ state }) => state === 'conditional'),
    answers.every(({ state }) => state !== 'unknown'),
  ]
}
