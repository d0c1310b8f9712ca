import type { Access } from '../questions/access-of.ts'
import type { Asked } from './relation.ts'

const rank: Readonly<Record<Access['state'], number>> = { allowed: 3, conditional: 2, unknown: 1, denied: 0 }

/** Does the one answer say more than the other? Denied says least, allowed most. */
export function isStronger(one: Access['state'], other: Access['state']): boolean {
  return rank[one] > rank[other]
}

/** The strongest of several answers; of equals the first. */
export function strongestOf<One extends Pick<Asked, 'state'>>(answers: readonly One[]): One | undefined {
  let best: One | undefined
  for (const one of answers) if (best === undefined || isStronger(one.state, best.state)) best = one
  return best
}
