import type { Resource, Role } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { type Directory, entityNode } from './directory.ts'
import { type Finding, finding } from './finding.ts'
import { judge, type Judgement } from './judge.ts'
import type { TrustNode } from './trust-graph.ts'

/** EC2 instances and Lambda functions of the workspace. */
export function machineNodes(workspace: Workspace): readonly TrustNode[] {
  return entitiesOf(workspace, 'resource').flatMap((resource) => nodeOf(resource) ?? [])
}

/**
 * The role that each instance gets through its instance profile, and each function as its execution role. Where
 * that role doesn't trust the service, the machine's half of the edge alone is there.
 */
export function machineEdges(directory: Directory): readonly Finding[] {
  return entitiesOf(directory.workspace, 'resource').flatMap((resource) => {
    const node = nodeOf(resource)
    const role = roleOf(directory, resource)
    if (node === null || role === undefined) return []
    const isInstance = resource.type === 'ec2-instance'
    const service = isInstance ? 'ec2.amazonaws.com' : 'lambda.amazonaws.com'
    const caller = { kind: 'service', service, context: {} } as const
    const judgement = judge(directory.workspace, { caller, role: role.arn, action: 'sts:AssumeRole' })
    return finding(
      node,
      entityNode(role),
      isInstance ? 'instanceProfile' : 'service',
      judgement ?? notTrusted,
    )
  })
}

const notTrusted: Judgement = {
  state: 'permissionOnly',
  reason: 'not-trusted',
  conditions: [],
  sentence: '',
  deciding: [],
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
