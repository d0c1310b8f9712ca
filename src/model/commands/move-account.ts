import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Account } from '../entities/entity.ts'
import type { AccountId } from '../entities/names.ts'
import { fullAccessId } from '../entities/organization-defaults.ts'
import { accountRead } from '../entities/unread.ts'
import { organizationOf, targetAt } from '../organization.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { parentAt, targetName } from './check-organization.ts'
import type { Problem } from './problem.ts'

export type MoveAccount = {
  readonly account: AccountId
  /** Id of the root or an OU; null to take the account out of the organization. */
  readonly parent: string | null
}

/**
 * Move an account to another place in the organization, into it, or out of it. What is attached to the account itself
 * stays while it is in the organization; one that comes new gets AWS's own policy of each type that is on, one that
 * leaves keeps none. The label names the account, then where from and where to.
 *
 * Source: AWS Organizations API Reference, "MoveAccount", "InviteAccountToOrganization", "LeaveOrganization".
 */
export function moveAccount(
  workspace: Workspace,
  { account: id, parent }: MoveAccount,
): Result<Change, Problem> {
  const account = entityOf(workspace, 'account', `account/${id}`)
  if (account === undefined) return refused(noSuch('account', id))
  return parent === null ? leave(workspace, account) : moveTo(workspace, account, parent)
}

function moveTo(workspace: Workspace, account: Account, parent: string): Result<Change, Problem> {
  const organization = organizationOf(workspace)
  const place = parentAt(workspace, parent)
  if (organization === undefined || place === undefined) return refused(noSuch('organization-target', parent))
  if (account.parent === null) {
    const organizationPolicies = organization.policyTypes.map(fullAccessId)
    const joined = accountRead({ ...account, parent, organizationPolicies }, 'organization')
    return ok(updating(label('join-organization', account.name, targetName(place)), [account, joined]))
  }
  const to = account.parent === parent ? account : { ...account, parent }
  const from = targetAt(workspace, account.parent)
  const fromName = from === undefined ? account.parent : targetName(from)
  return ok(updating(label('move-account', account.name, fromName, targetName(place)), [account, to]))
}

function leave(workspace: Workspace, account: Account): Result<Change, Problem> {
  const { name, accountId } = account
  if (organizationOf(workspace)?.managementAccountId === accountId)
    return refused({ kind: 'unmodifiable-entity', name, reason: 'management-account' })
  const to = account.parent === null ? account : { ...account, parent: null, organizationPolicies: [] }
  return ok(updating(label('leave-organization', name), [account, to]))
}
