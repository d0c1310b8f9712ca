import type { Role, User } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { conditionsText } from '../all-conditions.ts'
import { isHalfState } from '../half.ts'
import { absentKinds } from '../stranger-kind.ts'
import type { TrustGraph, TrustNode } from '../trust-graph.ts'
import { classKeys } from './classes.ts'
import type { FoldKey } from './fold.ts'

/** By what nodes are folded. A tag is named by its key. */
export type FoldBy =
  | { readonly kind: 'nothing' }
  /** Those of one kind that are tied to the very same others, in the same ways. */
  | { readonly kind: 'ties' }
  /** Roles that trust the same from outside, principals that reach and are reached in the same ways. */
  | { readonly kind: 'trust' }
  /** By kind, and by the sort of those who reach them. */
  | { readonly kind: 'class' }
  | { readonly kind: 'account' }
  | { readonly kind: 'unit' }
  | { readonly kind: 'path' }
  | { readonly kind: 'tag'; readonly key: string }

/** How to fold `graph`. Cost is linear in it. */
export function foldKeyBy(by: FoldBy, graph: TrustGraph, workspace: Workspace): FoldKey {
  switch (by.kind) {
    case 'nothing':
      return () => null
    case 'ties': {
      const ties = tiesOf(graph)
      return ({ id }) => ties.get(id) ?? null
    }
    case 'trust': {
      const signatures = trustSignaturesOf(graph)
      return ({ id }) => signatures.get(id) ?? null
    }
    case 'class': {
      const classes = classKeys(graph)
      return ({ id }) => classes.get(id) ?? null
    }
    case 'account':
      return (node) => inAccount(node, '')
    case 'unit': {
      const unitOf = unitsByAccount(workspace)
      return (node) =>
        node.accountId === null ? null : `${node.kind} ${unitOf.get(node.accountId) ?? node.accountId}`
    }
    case 'path':
      return (node) => inAccount(node, principalAt(workspace, node)?.path ?? '')
    case 'tag':
      return (node) => inAccount(node, tagValue(principalAt(workspace, node), by.key))
  }
}

function inAccount({ kind, accountId }: TrustNode, part: string): string | null {
  return accountId === null ? null : `${kind} ${accountId} ${part}`
}

function principalAt({ entities }: Workspace, { entity }: TrustNode): User | Role | undefined {
  const held = entity === null ? undefined : entities.get(entity)
  return held?.kind === 'user' || held?.kind === 'role' ? held : undefined
}

function tagValue(principal: User | Role | undefined, wanted: string): string {
  return principal?.tags[wanted] ?? ''
}

/** What each node is tied to and how, as one text. */
function tiesOf({ nodes, edges }: TrustGraph): ReadonlyMap<string, string> {
  const ties = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const edge of edges) {
    const { from, to, kind, state } = edge
    const how = `${kind} ${state} ${conditionsText(edge)}`
    ties.get(from)?.push(`to ${to} ${how}`)
    ties.get(to)?.push(`from ${from} ${how}`)
  }
  return new Map(
    nodes.map(({ id, kind, accountId }) => {
      const tied = (ties.get(id) ?? []).toSorted()
      return [id, JSON.stringify([kind, accountId, ...tied])]
    }),
  )
}

/**
 * Of each node of ours by whom it is reached and whom it reaches: services, providers and other accounts by name, users,
 * groups and roles by their kind alone. Half edges don't tell nodes apart, so that strangers of one account whom trusts name
 * and who get in nowhere are alike.
 */
function trustSignaturesOf({ nodes, edges }: TrustGraph): ReadonlyMap<string, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const named = (id: string) => {
    const kind = byId.get(id)?.kind
    return kind === 'user' || kind === 'group' || kind === 'role' ? kind : id
  }
  const ties = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]))
  for (const { from, to, kind, state } of edges) {
    if (isHalfState(state)) continue // halves are no access
    ties.get(from)?.add(`to ${named(to)} ${kind}`)
    ties.get(to)?.add(`from ${named(from)} ${kind}`)
  }
  return new Map(
    nodes.flatMap(({ id, kind, accountId }) => {
      const isOurs = kind === 'user' || kind === 'group' || kind === 'role'
      const isNoMore = (kind === 'external-principal' || absentKinds.has(kind)) && ties.get(id)?.size === 0
      if (!isOurs && !isNoMore) return []
      return [[id, JSON.stringify([kind, accountId, ...[...(ties.get(id) ?? [])].toSorted()])]]
    }),
  )
}

/** The OU or root that each account is in. */
function unitsByAccount({ entities }: Workspace): ReadonlyMap<string, string> {
  const units = new Map<string, string>()
  for (const entity of entities.values()) {
    if (entity.kind === 'account' && entity.parent !== null) units.set(entity.accountId, entity.parent)
  }
  return units
}
