import type { TrustNode } from '../trust-graph.ts'

/**
 * The accounts of nodes that others of other accounts share a name and a kind with, by id: those that have to stand beside the
 * name for a reader to tell them apart. Cost: one walk over the nodes.
 */
export function accountsToTell(nodes: readonly TrustNode[]): ReadonlyMap<string, string> {
  const holders = new Map<string, Set<string>>()
  for (const node of nodes) {
    const key = keyOf(node)
    holders.set(key, (holders.get(key) ?? new Set()).add(node.accountId ?? ''))
  }
  return new Map(
    nodes.flatMap((node) => {
      const { id, accountId } = node
      const isShared = (holders.get(keyOf(node))?.size ?? 0) > 1
      return isShared && accountId !== null ? [[id, accountId] as const] : []
    }),
  )
}

function keyOf({ kind, name }: TrustNode): string {
  return JSON.stringify([kind, name])
}
