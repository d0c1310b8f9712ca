import type { Resource, Role } from '#model/entities/entity.ts'
import { isPrincipalId } from '#model/entities/unique-id.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { counted } from './counted.ts'
import { principalsIn } from './named-principals.ts'
import { madeByAws } from './service-roles.ts'

const mostListed = 10

/**
 * Say whose policies and grants name a principal that isn't there: a user or role of an own account that the workspace
 * doesn't hold, or a unique id, which stands for somebody deleted and never comes back. AWS refuses to make such a
 * policy. None where all are there; of accounts of others nothing is known.
 *
 * Rule R3.10. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function missingPrincipalNotes(
  workspace: Workspace,
  roles: readonly Role[],
  resources: readonly Resource[],
): string[] {
  const missing = [
    ...roles
      .filter((role) => madeByAws(role) === null)
      .map(({ name, trustPolicy }) => ({ who: `the role ${name}`, named: principalsIn(trustPolicy) })),
    ...resources.map(({ name, policy, settings }) => ({
      who: `the resource ${name}`,
      named: [...principalsIn(policy), ...settings.grants.map(({ grantee }) => grantee)],
    })),
  ].flatMap(({ who, named }) =>
    [...new Set(named)].filter((one) => isMissing(workspace, one)).map((one) => `${who} names ${one}`),
  )
  if (missing.length === 0) return []
  const rest = missing.length - mostListed
  const listed = [...missing.slice(0, mostListed), ...(rest > 0 ? [`${rest} more`] : [])].join('; ')
  const what = counted(missing.length, 'principal')
  return [`AWS refuses policies that name ${what} not in this workspace; take them out first: ${listed}.`]
}

function isMissing(workspace: Workspace, principal: string): boolean {
  if (isPrincipalId(principal)) return true
  const [, accountId, kind] = /^arn:[^:]*:iam::(\d{12}):(user|role)\//.exec(principal) ?? []
  if (kind !== 'user' && kind !== 'role') return false
  const isOwn = entityOf(workspace, 'account', `account/${accountId}`)?.ownership === 'own'
  return isOwn && entityOf(workspace, kind, principal) === undefined
}
