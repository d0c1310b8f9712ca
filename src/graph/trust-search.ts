import type { Caller } from '#model/caller.ts'
import type { Role } from '#model/entities/entity.ts'
import { organizationKey } from '#model/entities/organization.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { AssumeIndex } from './assume-patterns.ts'
import type { Directory } from './directory.ts'
import { type CallerSide, callerSideOf, type RoleSide, roleSideOf, type SideLookup } from './pair-sides.ts'
import { accountOf } from './sides.ts'
import { isSame, type RoleMemo, type TrustMemo } from './trust-memo.ts'
import { mentionsOf } from './trust-mentions.ts'

/** A workspace in which the relation is looked for, and what is known of earlier ones. */
export type TrustSearch = {
  readonly workspace: Workspace
  readonly directory: Directory
  readonly index: AssumeIndex
  readonly memo: TrustMemo
}

/** All that the caller brings, as known or gathered now. */
export function sideOfCaller({ workspace, memo }: TrustSearch, caller: Caller): CallerSide {
  const [arn, session] =
    caller.kind === 'user'
      ? [caller.user, '']
      : caller.kind === 'role-session'
        ? [caller.role, caller.sessionName]
        : []
  const known = arn === undefined ? memo.strangers : (memo.principals.get(arn)?.sides ?? memo.strangers)
  const key = session ?? JSON.stringify(caller)
  const found = known.get(key)
  if (found !== undefined) return found
  const made = callerSideOf(workspace, caller)
  known.set(key, made)
  return made
}

/** All that the role brings for callers of that account, as known or gathered now. */
export function sideOfRole({ workspace, memo }: TrustSearch, role: Role['arn'], caller: Caller): RoleSide {
  const account = accountOf(caller) ?? null
  const known = memo.roles.get(role)?.sides
  const found = known?.get(account ?? '')
  if (found !== undefined) return found
  const made = roleSideOf(workspace, role, account)
  known?.set(account ?? '', made)
  return made
}

/** Both halves of any pair, as known or gathered when asked. */
export function sidesIn(search: TrustSearch): SideLookup {
  const organization = entityOf(search.workspace, 'organization', organizationKey)
  return {
    ofCaller: (caller) => sideOfCaller(search, caller),
    ofRole: (role, caller) => sideOfRole(search, role, caller),
    ours: {
      isOurs: search.directory.isOurs,
      organization: organization?.organizationId ?? null,
      areMembersKnown: organization?.unread?.includes('accounts') !== true,
      isOurId: (uniqueId) => search.directory.principalOfId(uniqueId) !== undefined,
    },
  }
}

/** What is known of the caller: the same object as long as nothing that bears on it changed. */
export function knownOf({ memo }: Pick<TrustSearch, 'memo'>, caller: Caller | null): object {
  if (caller?.kind === 'user') return memo.principals.get(caller.user) ?? memo.present
  if (caller?.kind === 'role-session') return memo.principals.get(caller.role) ?? memo.present
  return memo.present
}

/** What is known of a role; of one that changed, nothing. */
export function memoOfRole({ memo }: Pick<TrustSearch, 'memo'>, role: Role): RoleMemo {
  const known = memo.roles.get(role.arn)
  if (known !== undefined && isSame([known.role], [role])) return known
  const made: RoleMemo = {
    role,
    mentions: mentionsOf(role),
    sides: new Map(),
    classes: new Map(),
    edges: new Map(),
    all: null,
  }
  memo.roles.set(role.arn, made)
  return made
}
