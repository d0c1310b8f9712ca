import { ok, type Result } from '#engine/result.ts'
import type { Arn } from '#model/entities/names.ts'
import type { AssumeRefusal } from '#sessions/assume-refusal.ts'
import { assumeRole } from '#sessions/assume-role.ts'
import { nothingPassed } from '#sessions/nothing-passed.ts'
import { sessionNameOf } from '#sessions/session-name.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import { actAs } from '../state/session-store.ts'
import { workspaceNow } from './workspace-now.ts'

/** What somebody filled in to switch role. Texts are as typed; empty: not passed. */
export type SwitchWishes = {
  readonly role: Arn | null
  readonly as: 'switch-role' | 'assume-role'
  readonly sessionName: string
  readonly externalId: string
  readonly durationSeconds: string
  /** MFA of the sign-in that everything rests on; null where it was no sign-in of a person with credentials of AWS. */
  readonly mfa: boolean | null
}

/** What the form begins with. */
export function firstWishes(stack: SessionStack): SwitchWishes {
  const [signedIn] = stack
  return {
    role: null,
    as: signedIn.kind === 'role' ? 'assume-role' : 'switch-role',
    sessionName: sessionNameOf(signedIn),
    externalId: '',
    durationSeconds: '',
    mfa: signedIn.kind === 'user' || signedIn.kind === 'root' ? signedIn.mfa : null,
  }
}

/** Whose policies authorise the switch. */
export function authoriserOf(stack: SessionStack, wishes: Pick<SwitchWishes, 'as' | 'mfa'>): Session {
  const [signedIn] = withMfa(stack, wishes.mfa)
  return wishes.as === 'switch-role' ? signedIn : (stack.at(-1) ?? signedIn)
}

/** Try it, drafts included, as the board counts them. A refusal leaves everybody who they were. */
export function switchRole(stack: SessionStack, wishes: SwitchWishes): Result<SessionStack, AssumeRefusal> {
  const { role, as, externalId, durationSeconds } = wishes
  if (role === null) throw new Error('nothing to switch to: no role was chosen')

  const outcome = assumeRole(workspaceNow(), withMfa(stack, wishes.mfa), {
    role,
    as,
    ...nothingPassed,
    sessionName: wishes.sessionName,
    externalId: externalId === '' ? null : externalId,
    durationSeconds: durationSeconds === '' ? null : Number(durationSeconds),
    now: new Date().toISOString(),
  })
  if (!outcome.ok) return outcome
  actAs(outcome.value)
  return ok(outcome.value)
}

/** The same sign-in, with or without an MFA device. Role sessions above it were issued already and stay as they are. */
function withMfa([signedIn, ...above]: SessionStack, mfa: boolean | null): SessionStack {
  if (mfa === null || (signedIn.kind !== 'user' && signedIn.kind !== 'root')) return [signedIn, ...above]
  return [{ ...signedIn, mfa }, ...above]
}
