import { ok, refused, type Result } from '#engine/result.ts'
import type { Arn } from '#model/entities/names.ts'
import { assumeRoleCall, type StsApiCall } from '#sessions/api-call.ts'
import type { AssumeRefusal } from '#sessions/assume-refusal.ts'
import { assumeRole } from '#sessions/assume-role.ts'
import { sessionNameOf } from '#sessions/session-name.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import { sessionNow } from '../state/session-clock.ts'
import { actAs } from '../state/session-store.ts'
import { type CallWishes, noWishes, passedBy } from './call-wishes.ts'
import { workspaceNow } from './workspace-now.ts'

/** What somebody filled in to take on a role. */
export type SwitchWishes = CallWishes & {
  readonly role: Arn | null
  readonly as: 'switch-role' | 'assume-role'
  /** MFA of the sign-in that everything rests on; null where it was no sign-in of a person with credentials of AWS. */
  readonly mfa: boolean | null
}

/** What the form begins with. */
export function firstWishes(stack: SessionStack): SwitchWishes {
  const [signedIn] = stack
  return {
    ...noWishes,
    role: null,
    as: signedIn.kind === 'user' ? 'switch-role' : 'assume-role',
    sessionName: sessionNameOf(signedIn),
    mfa: signedIn.kind === 'user' || signedIn.kind === 'root' ? signedIn.mfa : null,
  }
}

/** Did a person sign in to the console, where Switch role is? */
export function canSwitch([signedIn]: SessionStack): boolean {
  return signedIn.kind === 'user' || (signedIn.kind === 'role' && signedIn.origin.kind !== 'instance-profile')
}

/** Whose policies authorise the switch. */
export function authoriserOf(stack: SessionStack, wishes: Pick<SwitchWishes, 'as' | 'mfa'>): Session {
  const [signedIn, ...above] = withMfa(stack, wishes.mfa)
  return wishes.as === 'switch-role' ? signedIn : (above.at(-1) ?? signedIn)
}

/** Try it, drafts included, as the board counts them. A refusal leaves everybody who they were. */
export function switchRole(stack: SessionStack, wishes: SwitchWishes): Result<SessionStack, AssumeRefusal> {
  const { role, as, sessionName } = wishes
  if (role === null) throw new Error('nothing to switch to: no role was chosen')
  const passed = passedBy(sent(wishes))
  if (!passed.ok) return refused(passed.problem)

  const call = { ...passed.value, role, as, sessionName, now: sessionNow() }
  const outcome = assumeRole(workspaceNow(), withMfa(stack, wishes.mfa), call)
  if (!outcome.ok) return outcome
  actAs(outcome.value)
  return ok(outcome.value)
}

/** The AssumeRole call that the wishes come to; null while no role is chosen or a tag is given twice. */
export function callOf(wishes: SwitchWishes): StsApiCall | null {
  const { role, sessionName } = wishes
  const passed = passedBy(sent(wishes))
  return role === null || !passed.ok ? null : assumeRoleCall({ ...passed.value, role, sessionName })
}

/** The console's Switch role sends no external id, tags, session policies, source identity or device. */
function sent(wishes: SwitchWishes): CallWishes {
  if (wishes.as === 'assume-role') return wishes
  const { sessionName, durationSeconds } = wishes
  return { ...noWishes, sessionName, durationSeconds }
}

/** The same sign-in, with or without an MFA device. Role sessions above it were issued already and stay as they are. */
function withMfa([signedIn, ...above]: SessionStack, mfa: boolean | null): SessionStack {
  if (mfa === null || (signedIn.kind !== 'user' && signedIn.kind !== 'root')) return [signedIn, ...above]
  return [{ ...signedIn, mfa }, ...above]
}
