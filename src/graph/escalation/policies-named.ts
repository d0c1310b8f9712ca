import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { inForce, mayDeny } from './documents-held.ts'
import type { Thing } from './thing.ts'

/** The policies that a call may name so that it changes anything. */
export type Naming = {
  /** The key of the call that tells of it. */
  readonly key: string
  readonly policies: readonly string[]
  /** Are these all, or do they stand for others that the same conditions let through? */
  readonly isAll: boolean
}

/**
 * What a call of IAM must name to be worth anything, where conditions look at that: whoever sets a boundary another than the one that is
 * there, whoever attaches a policy to itself one that isn't attached, whoever detaches one a policy that denies something. Null where it may
 * name anything.
 *
 * Rule R6.14.
 */
export function namingIn(
  { workspace, principal }: { readonly workspace: Workspace; readonly principal: Principal },
  { action, on: { entity } }: { readonly action: string; readonly on: Thing },
  conditions: readonly OpenCondition[],
): Naming | null {
  const called = /^iam:(?:(put)\w+permissionsboundary|(attach|detach)\w+policy)$/i.exec(action)
  const isHolder = entity?.kind === 'user' || entity?.kind === 'role' || entity?.kind === 'group'
  if (called === null || !isHolder) return null
  const [, put, attach = ''] = called
  const key = put === undefined ? 'iam:PolicyARN' : 'iam:PermissionsBoundary'
  const named = conditions.filter((one) => one.key.toLowerCase() === key.toLowerCase())
  if (named.length === 0) return null
  if (attach.toLowerCase() === 'detach') {
    const policies = entity.attachedPolicies.filter((arn) =>
      mayDeny([inForce(entityOf(workspace, 'policy', arn))]),
    )
    return { key, policies, isAll: true }
  }
  if (put === undefined && !isOwnHolder(principal, entity)) return null
  const there = put === undefined ? entity.attachedPolicies : boundaryOf(entity)
  const others = [...named.flatMap(spelledIn), ...anyPolicy(principal)]
  return { key, policies: others.filter((arn) => !there.some((one) => one === arn)), isAll: false }
}

/** Is it the principal itself, or a group of it? */
export function isOwnHolder(principal: Principal, entity: Thing['entity']): boolean {
  if (entity?.kind !== 'group') return entity !== null && entity.id === principal.id
  const { name, accountId } = entity
  return (
    principal.kind === 'user' &&
    principal.accountId === accountId &&
    principal.groups.some((one) => one.toLowerCase() === name.toLowerCase())
  )
}

function boundaryOf(entity: NonNullable<Thing['entity']>): readonly string[] {
  const isBounded = (entity.kind === 'user' || entity.kind === 'role') && entity.permissionsBoundary !== null
  return isBounded ? [entity.permissionsBoundary] : []
}

/** What the condition names, its wildcards spelled out. */
function spelledIn({ values }: OpenCondition): readonly string[] {
  return values.map((value) => value.replaceAll('*', 'new').replaceAll('?', 'x'))
}

/** Policies that no condition names: one of AWS's and one of the account. */
function anyPolicy({ arn, accountId }: Principal): readonly string[] {
  const partition = arn.split(':')[1] ?? 'aws'
  return [
    `arn:${partition}:iam::aws:policy/AdministratorAccess`,
    `arn:${partition}:iam::${accountId}:policy/new`,
  ]
}
