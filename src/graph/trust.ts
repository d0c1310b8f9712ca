import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { Role } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { type AssumeIndex, groupsOf, indexAssumePatterns } from './assume-patterns.ts'
import { type Candidate, candidatesFor, outsider } from './candidates.ts'
import { anyone, type Directory, directoryOf, entityNode, strangerNode } from './directory.ts'
import { type Finding, finding } from './finding.ts'
import { judge, judgeOutOfSight, judgeOutside, type Judgement, unreadable } from './judge.ts'
import { machineEdges, machineNodes } from './machines.ts'
import { standInsFor } from './stand-ins.ts'
import type { TrustEdge, TrustEdgeState, TrustGraph, TrustNode } from './trust-graph.ts'

/**
 * Who can become whom in `workspace`: its users, groups, roles, providers and machines, whoever its trust
 * policies mention besides, and an edge for each pair that has at least one half of the way.
 *
 * Each state is the engine's answer on that pair (`judge`). Pairs are found by index, so the cost is that of the
 * pairs which trust or permission singles out, not of all pairs. Permissions on all roles at once
 * (`sts:AssumeRole` on `*` or `role/*`) make no half edges: an administrator would have one to every role.
 * An account of ours that a role trusts as a whole has one half edge, beside those of its permitted principals.
 *
 * Rules R3.1 to R3.8, R9.1 to R9.4, R9.7.
 */
export function trustGraphOf(workspace: Workspace): TrustGraph {
  const directory = directoryOf(workspace)
  const principals = [...directory.users, ...directory.roles]
  const index = indexAssumePatterns(workspace, principals)
  const findings = [
    ...memberships(directory),
    ...directory.roles.flatMap((role) => edgesInto(directory, index, role)),
    ...machineEdges(directory),
    ...edgesOutOfSight(directory, index),
  ]
  const nodes = new Map<string, TrustNode>()
  for (const node of nodesHeld(directory)) nodes.set(node.id, node)
  const edges = new Map<string, TrustEdge>()
  for (const { from, to, edge } of findings) {
    for (const end of [from, to]) if (!nodes.has(end.id)) nodes.set(end.id, end)
    const known = edges.get(edge.id)
    if (known === undefined || strength[edge.state] > strength[known.state]) edges.set(edge.id, edge)
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

/** Of two answers on one pair (a role, and one session of it by name) the stronger counts. */
const strength: Readonly<Record<TrustEdgeState, number>> = {
  allowed: 4,
  conditional: 3,
  unknown: 2,
  trustOnly: 1,
  permissionOnly: 0,
}

function nodesHeld({ workspace, users, roles }: Directory): readonly TrustNode[] {
  const groups = entitiesOf(workspace, 'group')
  const providers = [...entitiesOf(workspace, 'saml-provider'), ...entitiesOf(workspace, 'oidc-provider')]
  return [...[...providers, ...users, ...groups, ...roles].map(entityNode), ...machineNodes(workspace)]
}

function memberships({ workspace, users }: Directory): readonly Finding[] {
  return users.flatMap((user) =>
    groupsOf(workspace, user).map((group) =>
      finding(entityNode(user), entityNode(group), 'member', {
        state: 'allowed',
        reason: 'member',
        conditions: [],
        sentence: '',
        deciding: [],
      }),
    ),
  )
}

function edgesInto(directory: Directory, index: AssumeIndex, role: Role): readonly Finding[] {
  const to = entityNode(role)
  const asked = new Set<string>()
  const isReadable = parsePolicyDocument(role.trustPolicy, 'trust').ok
  const findings: Finding[] = []
  for (const candidate of candidatesFor(directory, index, role)) {
    const key = `${candidate.kind} ${candidate.session ?? ''} ${candidate.node.id}`
    if (asked.has(key)) continue
    asked.add(key)
    const judgement = isReadable ? judgementOn(directory, candidate, role) : unreadable
    if (judgement !== null) findings.push(finding(candidate.node, to, candidate.kind, judgement))
  }
  if (findings.length === 0 && !isReadable) {
    return [finding(anyone, to, 'AssumeRole', unreadable)] // nobody can say who gets in
  }
  return findings
}

function judgementOn({ workspace }: Directory, candidate: Candidate, role: Role): Judgement | null {
  const { node, caller, action, view, session } = candidate
  if (view === 'account' || view === 'outside-account') {
    const trusted = judgeAccount(workspace, role, node.accountId)
    return view === 'account' ? half(trusted, 'delegated') : trusted
  }
  if (caller === null) return { ...unreadable, state: 'trustOnly', reason: 'no-such-principal' }
  const pair = { caller, role: role.arn, action }
  if (view === 'outside') return judgeOutside(workspace, pair)
  if (view === 'absent') return half(judgeOutside(workspace, pair), 'no-such-principal')
  const judgement = judge(workspace, pair)
  return judgement === null || session === null ? judgement : onlyAs(session, judgement)
}

/** Does the role trust anybody of an account, or of any account where that is null? */
function judgeAccount(workspace: Workspace, role: Role, account: string | null): Judgement | null {
  const partition = role.arn.split(':')[1] ?? 'aws'
  for (const { arn: text, condition } of standInsFor(role.trustPolicy, account, partition)) {
    const pair = { caller: outsider(text), role: role.arn, action: 'sts:AssumeRole' } as const
    const judgement = judgeOutside(workspace, pair)
    if (judgement === null) continue
    return condition === null ? judgement : { ...judgement, conditions: [condition, ...judgement.conditions] }
  }
  return null
}

/** The trusting half of an edge, where the other half can't be there. */
function half(trusted: Judgement | null, reason: Judgement['reason']): Judgement | null {
  if (trusted === null || trusted.state === 'unknown') return trusted
  return { ...trusted, state: 'trustOnly', reason }
}

/** What holds for one session of a role holds for the role if it is assumed under that name. */
function onlyAs(session: string, judgement: Judgement): Judgement {
  if (judgement.state !== 'allowed' && judgement.state !== 'conditional') return judgement
  const name = { operator: 'StringLike', key: 'aws:userid', values: [`*:${session}`], must: 'hold' } as const
  return { ...judgement, state: 'conditional', conditions: [name, ...judgement.conditions] }
}

/** Permissions on roles that are named in full and lie in accounts that aren't ours. */
function edgesOutOfSight(directory: Directory, { namedRoles }: AssumeIndex): readonly Finding[] {
  return [...namedRoles].flatMap(([roleArn, holders]) => {
    const account = roleArn.split(':')[4] ?? ''
    if (directory.principalAt(roleArn) !== undefined || directory.isOurs(account) || account === '') return []
    return [...holders].flatMap((holder) => {
      const principal = directory.principalAt(holder)
      if (principal === undefined) return []
      const judgement = judgeOutOfSight(directory.workspace, principal, arn(roleArn))
      return judgement === null
        ? []
        : finding(entityNode(principal), strangerNode(roleArn), 'AssumeRole', judgement)
    })
  })
}
