import type { Resource, Role } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import { entityOf } from '#model/workspace.ts'

import { type Directory, entityNode } from './directory.ts'
import { notTrusted } from './edges-into.ts'
import { type Finding, foundEdge } from './finding.ts'
import { judge } from './judge.ts'
import type { TrustNode } from './trust-graph.ts'
import { sideOfCaller, sideOfRole, type TrustSearch } from './trust-search.ts'

/** EC2 instances and Lambda functions of the workspace. */
export function machineNodes({ resources }: Directory): readonly TrustNode[] {
  return resources.flatMap((resource) => nodeOf(resource) ?? [])
}

/**
 * The role that each instance gets through its instance profile, and each function as its execution role. Where
 * that role doesn't trust the service, the machine's half of the edge alone is there.
 */
export function machineEdges(search: TrustSearch): readonly Finding[] {
  const { directory } = search
  return directory.resources.flatMap((resource): readonly Finding[] => {
    const node = nodeOf(resource)
    const role = roleOf(directory, resource)
    if (node === null || role === undefined) return []
    const isInstance = resource.type === 'ec2-instance'
    const service = isInstance ? 'ec2.amazonaws.com' : 'lambda.amazonaws.com'
    const from = sideOfCaller(search, { kind: 'service', service, context: {} })
    const to = sideOfRole(search, role.arn, from.caller)
    const judgement = judge({ from, to, action: 'sts:AssumeRole' }) ?? notTrusted
    const kind = isInstance ? 'instanceProfile' : 'service'
    return [{ from: node, to: entityNode(role), ...foundEdge(node.id, role.arn, kind, judgement) }]
  })
}

function roleOf({ workspace }: Directory, resource: Resource): Role | undefined {
  if (resource.executionRole !== null) return entityOf(workspace, 'role', resource.executionRole)
  if (resource.instanceProfile === null) return undefined
  const profile = entityOf(workspace, 'instance-profile', resource.instanceProfile)
  if (profile === undefined || profile.roleName === null) return undefined
  return named(workspace, 'role', profile.accountId, profile.roleName)
}

function nodeOf({ type, arn, id, name, accountId }: Resource): TrustNode | null {
  if (type !== 'ec2-instance' && type !== 'lambda-function') return null
  return { id: arn, kind: type === 'ec2-instance' ? 'instance' : 'function', name, accountId, entity: id }
}
