import type { Account } from '#model/entities/entity.ts'
import type { OrganizationPolicyType } from '#model/entities/organization.ts'
import { inheritedPolicies, type OrganizationTarget } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import { targetText } from './target-text.ts'

/** One policy that bears on a target, and the level that it is attached at. */
export type Bearing = {
  /** Id of the policy, and of its target. */
  readonly policy: string
  readonly name: string
  readonly at: string
  readonly atName: string
  /** Not attached to the target itself. */
  readonly isInherited: boolean
  /** The policy isn't in the workspace, though it is attached. */
  readonly isMissing: boolean
}

/** The SCPs or RCPs that bear on a target, from the root down; null where the way to the root isn't whole. */
export function bearingsOn(
  workspace: Workspace,
  target: OrganizationTarget,
  type: OrganizationPolicyType,
): readonly Bearing[] | null {
  const levels = inheritedPolicies(workspace, target, type)
  if (levels === null) return null
  return levels.flatMap(({ target: level, policies, missing }) => {
    const bearing = (policy: string, name: string, isMissing: boolean): Bearing => ({
      policy,
      name,
      at: level.id,
      atName: targetText(level),
      isInherited: level.id !== target.id,
      isMissing,
    })
    return policies
      .map(({ id, name }) => bearing(id, name, false))
      .concat(missing.map((id) => bearing(id, id, true)))
  })
}

export type BearingsMoved = {
  readonly goes: readonly Bearing[]
  readonly comes: readonly Bearing[]
  readonly stays: readonly Bearing[]
}

/** What comes, goes and stays for an account between two states of the workspace. */
export function bearingsMoved(
  before: Workspace,
  after: Workspace,
  { id, type }: { readonly id: Account['id']; readonly type: OrganizationPolicyType },
): BearingsMoved {
  const was = bearingsOfAccount(before, id, type)
  const is = bearingsOfAccount(after, id, type)
  return {
    goes: was.filter((one) => !is.some((other) => isSame(one, other))),
    comes: is.filter((one) => !was.some((other) => isSame(one, other))),
    stays: is.filter((one) => was.some((other) => isSame(one, other))),
  }
}

function bearingsOfAccount(
  workspace: Workspace,
  id: Account['id'],
  type: OrganizationPolicyType,
): readonly Bearing[] {
  const account = workspace.entities.get(id)
  return account?.kind === 'account' ? (bearingsOn(workspace, account, type) ?? []) : []
}

function isSame(one: Bearing, other: Bearing): boolean {
  return one.policy === other.policy && one.at === other.at
}
