import { shownControls } from '#engine/text/shown-controls.ts'

import type { TrustNode } from '../trust-graph.ts'

/**
 * The accounts that have to stand beside names for a reader to tell whose they are, by id: of nodes that others of other accounts
 * share a name and a kind with, and of every principal of an account that the workspace doesn't hold. Cost: one walk over the
 * nodes.
 */
export function accountsToTell(nodes: readonly TrustNode[]): ReadonlyMap<string, string> {
  const holders = new Map<string, Set<string>>()
  for (const node of nodes) {
    const key = keyOf(node)
    holders.set(key, (holders.get(key) ?? new Set()).add(node.accountId ?? ''))
  }
  return new Map(
    nodes.flatMap((node) => {
      const { id, accountId, kind } = node
      const isTold = isOfOthers(kind) || (holders.get(keyOf(node))?.size ?? 0) > 1
      return isTold && accountId !== null ? [[id, accountId] as const] : []
    }),
  )
}

/** Is it a principal that may be of an account which the workspace doesn't hold? */
function isOfOthers(kind: TrustNode['kind']): boolean {
  return kind === 'external-principal' || kind === 'federated-user'
}

/** The accounts to show on boxes, by id: where the nodes are of several accounts of the workspace, those of all, else those to tell. */
export function accountsShown(nodes: readonly TrustNode[]): ReadonlyMap<string, string> {
  const own = nodes.flatMap(({ kind, accountId }) =>
    accountId === null || kind === 'external-account' || isOfOthers(kind) ? [] : accountId,
  )
  if (new Set(own).size <= 1) return accountsToTell(nodes)
  return new Map(
    nodes.flatMap(({ id, kind, accountId }) =>
      kind === 'root' || accountId === null ? [] : [[id, accountId] as const],
    ),
  )
}

/** What to call each node in a list, by id: its name, its turning characters shown, with its account where that has to be told. */
export function namesToTell(nodes: readonly TrustNode[]): ReadonlyMap<string, string> {
  const accounts = accountsToTell(nodes)
  return new Map(
    nodes.map(({ id, name: given }) => {
      const [name, account] = [shownControls(given), accounts.get(id)]
      return [id, account === undefined ? name : `${name} (${account})`] as const
    }),
  )
}

function keyOf({ kind, name }: TrustNode): string {
  return JSON.stringify([kind, name])
}
