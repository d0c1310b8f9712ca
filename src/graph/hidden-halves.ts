import type { AssumeIndex } from './assume-patterns.ts'
import type { Finding } from './finding.ts'
import type { HiddenHalf } from './trust-graph.ts'

/**
 * Permissions on many roles at once, each with how many of these roles its holder has no edge to. Cost: the edges of the
 * holders, for each of their patterns.
 */
export function hiddenHalves(
  { manyAtOnce }: Pick<AssumeIndex, 'manyAtOnce'>,
  findings: readonly Finding[],
): readonly HiddenHalf[] {
  if (manyAtOnce.length === 0) return []
  const leaving = new Map<string, Set<string>>()
  for (const { edge } of findings) {
    if (edge.kind !== 'AssumeRole') continue
    const list = leaving.get(edge.from)
    if (list === undefined) leaving.set(edge.from, new Set([edge.to]))
    else list.add(edge.to)
  }
  return manyAtOnce.flatMap(({ pattern, roles, holders }) => {
    const covered = new Set(roles)
    return [...holders].flatMap((from): readonly HiddenHalf[] => {
      let hidden = covered.has(from) ? covered.size - 1 : covered.size
      for (const to of leaving.get(from) ?? []) if (to !== from && covered.has(to)) hidden -= 1
      return hidden <= 0 ? [] : [{ from, pattern, roles: hidden }]
    })
  })
}
