import type { Workspace } from '#model/workspace.ts'

import { groupsOf, indexAssumePatterns } from './assume-patterns.ts'
import { type Directory, directoryOf, entityNode } from './directory.ts'
import { edgesInto, edgesOutOfSight } from './edges-into.ts'
import { between, type Finding, foundEdge } from './finding.ts'
import { hiddenHalves } from './hidden-halves.ts'
import { type Judgement, noReason } from './judge.ts'
import { machineEdges, machineNodes } from './machines.ts'
import { absentKinds } from './stranger-kind.ts'
import type { TrustEdge, TrustGraph, TrustNode } from './trust-graph.ts'
import { emptyMemo, renewMemo, type TrustMemo } from './trust-memo.ts'
import { sidesIn, type TrustSearch } from './trust-search.ts'

/** Beyond so many edges of a graph none brings its reason: `withReason` tells it of one. */
const mostReasons = 400

/** How far the search has come. */
export type TrustProgress = { readonly done: number; readonly total: number }

/**
 * Who can become whom in `workspace`: its users, groups, roles, providers and machines, whoever its trust
 * policies mention besides, and an edge for each pair that has at least one half of the way.
 *
 * Each state is the engine's answer on that pair (`judge`). Pairs are found by index, so the cost is that of the
 * pairs which trust or permission singles out, not of all pairs. Permissions on many roles at once
 * (`sts:AssumeRole` on `*`, or on a pattern that covers more than ten) make no half edges: an administrator would have
 * one to every role; `hidden` counts them. An account of ours that a role trusts as a whole has one half edge, beside those of its permitted
 * principals.
 *
 * `memo` keeps what was found for the same workspace after its next change: the answer is the same with and without.
 *
 * Rules R3.1 to R3.8, R9.1 to R9.4, R9.7.
 */
export function trustGraphOf(workspace: Workspace, memo: TrustMemo = emptyMemo()): TrustGraph {
  const steps = trustGraphSteps(workspace, memo)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same, a role at a time, so that other work gets its turn in between. */
export function* trustGraphSteps(
  workspace: Workspace,
  memo: TrustMemo,
): Generator<TrustProgress, TrustGraph, void> {
  const search = searchIn(workspace, memo)
  const { directory } = search
  const findings: Finding[] = [...memberships(directory)]
  const total = directory.roles.length
  for (const [done, role] of directory.roles.entries()) {
    findings.push(...edgesInto(search, role))
    yield { done: done + 1, total }
  }
  findings.push(...machineEdges(search), ...edgesOutOfSight(search))
  return graphOf(search, findings)
}

/** An edge of the graph of `workspace` with what the engine says of it, where the graph was too big to bring it. */
export function withReason(workspace: Workspace, edge: TrustEdge, memo: TrustMemo = emptyMemo()): TrustEdge {
  return withReasons(workspace, [edge], memo)[0] ?? edge
}

/** The same of several. Those that the workspace has no more stay as they are. */
export function withReasons(
  workspace: Workspace,
  edges: readonly TrustEdge[],
  memo: TrustMemo = emptyMemo(),
): readonly TrustEdge[] {
  if (edges.every(({ sentence, deciding }) => sentence !== '' || deciding.length > 0)) return edges
  const search = searchIn(workspace, memo)
  const targets = new Set(edges.map(({ to }) => to))
  const roles = search.directory.roles.filter(({ arn }) => targets.has(arn))
  const isOfMachines = edges.some(({ kind }) => kind === 'instanceProfile' || kind === 'service')
  const findings = [
    ...roles.flatMap((role) => edgesInto(search, role)),
    ...(roles.length < targets.size ? edgesOutOfSight(search) : []),
    ...(isOfMachines ? machineEdges(search) : []),
  ]
  const sides = sidesIn(search)
  const found = new Map(findings.map((one) => [one.edge.id, one]))
  return edges.map((edge) => {
    const finding = found.get(edge.id)
    return finding === undefined ? edge : { ...finding.edge, ...finding.why(sides) }
  })
}

function searchIn(workspace: Workspace, memo: TrustMemo): TrustSearch {
  renewMemo(memo, workspace)
  const directory = directoryOf(workspace)
  const index = indexAssumePatterns(workspace, [...directory.users, ...directory.roles], memo)
  return { workspace, directory, index, memo }
}

function graphOf(search: TrustSearch, findings: readonly Finding[]): TrustGraph {
  const { directory } = search
  const sides = sidesIn(search)
  const nodes = new Map<string, TrustNode>()
  for (const node of nodesHeld(directory)) nodes.set(node.id, node)
  for (const node of findings.flatMap(({ from, to }) => [from, to])) {
    if (!isHeld(node) && isNewsOf(node, nodes.get(node.id))) nodes.set(node.id, node)
  }
  const hidden = hiddenHalves(search.index, findings)
  const judged = findings.reduce((count, { edge }) => (edge.kind === 'member' ? count : count + 1), 0)
  const isBig = judged > mostReasons
  return {
    nodes: [...nodes.values()],
    edges: findings.map(({ edge, why }) => (isBig ? edge : { ...edge, ...why(sides) })),
    ...(hidden.length === 0 ? {} : { hidden }),
  }
}

/** The same name may be nobody's as an AWS principal and a service's as a service: whoever can call is there. */
function isNewsOf(node: TrustNode, known: TrustNode | undefined): boolean {
  return known === undefined || (absentKinds.has(known.kind) && !absentKinds.has(node.kind))
}

/** Is it among `nodesHeld`? Accounts as a whole are not: they are nodes where something trusts them. */
function isHeld({ entity, kind }: TrustNode): boolean {
  return entity !== null && kind !== 'root' && kind !== 'external-account'
}

function nodesHeld(directory: Directory): readonly TrustNode[] {
  const { providers, users, groups, roles } = directory
  return [...[...providers, ...users, ...groups, ...roles].map(entityNode), ...machineNodes(directory)]
}

function memberships({ workspace, users }: Directory): readonly Finding[] {
  return users.flatMap((user) =>
    groupsOf(workspace, user).map((group) =>
      between(entityNode(user), entityNode(group), foundEdge(user.arn, group.arn, 'member', membership)),
    ),
  )
}

const membership: Judgement = { state: 'allowed', reason: 'member', conditions: [], why: noReason }
