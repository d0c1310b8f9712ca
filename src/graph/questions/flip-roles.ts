import type { Arn, Instant } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { actingSession, assumeRole } from '#sessions/assume-role.ts'
import { callerOf } from '#sessions/caller-of.ts'
import { nothingPassed } from '#sessions/nothing-passed.ts'
import { sessionNameOf } from '#sessions/session-name.ts'
import type { Session } from '#sessions/session.ts'

import { isAllowed } from './flip-effects.ts'

/** Who is denied, and when. */
export type Denied = { readonly session: Session; readonly ask: Ask; readonly now: Instant }

/** How many are told. */
const most = 5

/**
 * Roles that the session may assume as it is, passing nothing but a session name, and whose session would be allowed what
 * this one is denied: at most five, each of them tried by both questions. Null for each role that was looked at and is
 * none.
 */
export function* rolesInstead(workspace: Workspace, denied: Denied): Generator<Arn | null> {
  const { session, ask, now } = denied
  const caller = callerOf(workspace, session)
  const sessionName = sessionNameOf(session)
  let told = 0
  for (const { arn: role } of entitiesOf(workspace, 'role')) {
    if (told === most) return
    const call = { action: 'sts:AssumeRole', resource: role, context: { 'sts:RoleSessionName': sessionName } }
    // most roles fall by the plain question; what else STS looks at is asked of the others
    const isNear = isAllowed(workspace, caller, call) === true
    const taken = isNear
      ? assumeRole(workspace, [session], { ...nothingPassed, role, sessionName, now, as: 'assume-role' })
      : null
    const isInstead =
      taken?.ok === true &&
      isAllowed(workspace, callerOf(workspace, actingSession(taken.value)), ask) === true
    if (isInstead) told += 1
    yield isInstead ? role : null
  }
}
