import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { groupedBy } from '#engine/grouped-by.ts'
import type { Role } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'

import { eitherOf } from './all-conditions.ts'
import { candidatesFor } from './candidates.ts'
import { anyone, entityNode, strangerNode } from './directory.ts'
import { between, type Finding, foundEdge } from './finding.ts'
import { judgedAlike } from './judge-candidate.ts'
import { judgeOutOfSight, type Judgement, noReason, unreadable } from './judge.ts'
import { anySession } from './pair-sides.ts'
import type { TrustEdgeState } from './trust-graph.ts'
import type { RoleMemo } from './trust-memo.ts'
import { knownOf, memoOfRole, sideOfCaller, sideOfRole, type TrustSearch } from './trust-search.ts'

/** Every edge into `role`, each once. Where nothing that bears on it changed they are those that are known. */
export function edgesInto(search: TrustSearch, role: Role): readonly Finding[] {
  const memo = memoOfRole(search, role)
  if (memo.all !== null) return memo.all.findings
  const asked = new Set<string>()
  const findings = findEdges(search, { role, memo }, asked)
  memo.all = { findings, asked }
  return findings
}

/** The edges from one node into `role`, without a look at anybody else. */
export function edgesOfPair(
  search: Omit<TrustSearch, 'index'>,
  { from, role }: { readonly from: string; readonly role: Role },
): readonly Finding[] {
  const one = new Set([from])
  const index = { mayCall: () => one, singlesOut: () => one, namedRoles: new Map(), manyAtOnce: [] }
  const sought = { role, memo: memoOfRole(search, role), only: from }
  return findEdges({ ...search, index }, sought, new Set())
}

/** `only`: nobody else is asked about. */
type Sought = { readonly role: Role; readonly memo: RoleMemo; readonly only?: string }

/** `principals` is filled with the users and roles that were asked about. */
function findEdges(
  search: TrustSearch,
  { role, memo, only }: Sought,
  principals: Set<string>,
): readonly Finding[] {
  const { edges } = memo
  const to = entityNode(role)
  const asked = new Set<string>()
  const isReadable = compiledOnce(role.trustPolicy, 'trust').ok
  const findings: Finding[] = []
  let hasSessions = false
  for (const candidate of candidatesFor(search.directory, search.index, role)) {
    const { key, kind, session, view, node, caller } = candidate
    if (asked.has(key) || (only !== undefined && node.id !== only)) continue
    asked.add(key)
    if (view === 'both') principals.add(node.id)
    if (session !== null) hasSessions = true
    const of = knownOf(search, caller)
    let known = edges.get(key)
    if (known === undefined || known.of !== of || (known.found !== null && known.found.from !== node)) {
      const judgement = isReadable ? judgedAlike(search, candidate, { role, memo }) : unreadable
      const found = judgement === null ? null : between(node, to, foundEdge(node.id, to.id, kind, judgement))
      known = { of, found }
      edges.set(key, known)
    }
    if (known.found !== null) findings.push(known.found)
  }
  if (findings.length === 0 && !isReadable) {
    // nobody can say who gets in
    return [{ from: anyone, to, ...foundEdge(anyone.id, to.id, 'AssumeRole', unreadable) }]
  }
  return hasSessions ? strongest(findings) : findings
}

/**
 * Of several answers on one pair (a role, and sessions of it by name) the stronger counts; where more than one is the strongest, each is a
 * way of its own.
 */
function strongest(findings: readonly Finding[]): readonly Finding[] {
  const byPair = groupedBy(findings, ({ edge }) => edge.id)
  return [...byPair.values()].flatMap((some) => (some.length === 1 ? some : strongestOfPair(some)))
}

function strongestOfPair(findings: readonly Finding[]): readonly Finding[] {
  const most = Math.max(...findings.map(({ edge }) => strength[edge.state]))
  const [first, ...more] = findings.filter(({ edge }) => strength[edge.state] === most)
  if (first === undefined) return []
  if (first.edge.state === 'unknown') return [first]
  const alike = more.filter(({ edge }) => edge.reason === first.edge.reason)
  // of whom it is unknown may get in as well
  const areAll = alike.length === more.length && !findings.some(({ edge }) => edge.state === 'unknown')
  const edge = eitherOf([first.edge, ...alike.map((one) => one.edge)], areAll)
  const best = alike.find((one) => one.edge.conditions === edge.conditions) ?? first
  return [{ ...best, edge }]
}

const strength: Readonly<Record<TrustEdgeState, number>> = {
  allowed: 4,
  conditional: 3,
  unknown: 2,
  trustOnly: 1,
  permissionOnly: 0,
}

/** Permissions on roles that are named in full and lie in accounts that aren't ours. */
export function edgesOutOfSight(search: TrustSearch): readonly Finding[] {
  const { directory, index } = search
  return [...index.namedRoles].flatMap(([roleArn, holders]) => {
    const account = roleArn.split(':')[4] ?? ''
    if (directory.principalAt(roleArn) !== undefined || directory.isOurs(account) || account === '') return []
    return [...holders].flatMap((holder) => {
      const principal = directory.principalAt(holder)
      if (principal === undefined) return []
      const caller =
        principal.kind === 'user'
          ? ({ kind: 'user', user: principal.arn, context: {} } as const)
          : ({
              kind: 'role-session',
              role: principal.arn,
              sessionName: anySession,
              context: {},
              sessionPolicies: [],
            } as const)
      const from = sideOfCaller(search, caller)
      const to = sideOfRole(search, arn(roleArn), caller)
      const judgement = judgeOutOfSight({ from, to, action: 'sts:AssumeRole' })
      if (judgement === null) return []
      const found = foundEdge(principal.arn, roleArn, 'AssumeRole', judgement)
      return between(entityNode(principal), strangerNode(directory, roleArn), found)
    })
  })
}

/** The half of a machine whose role doesn't trust its service. */
export const notTrusted: Judgement = {
  state: 'permissionOnly',
  reason: 'not-trusted',
  conditions: [],
  why: noReason,
}
