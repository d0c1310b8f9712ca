import type { EntityId } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

/** Whether a session may do something now, or a user or role, on whatever that hangs. */
export type AskedQuestion =
  | { readonly kind: 'session'; readonly session: Session; readonly ask: Ask }
  | { readonly kind: 'principal'; readonly principal: EntityId; readonly ask: Ask }

/** As the root user of an account is asked: signed in with MFA. */
export function askedRoot(accountId: AccountId): Session {
  return { kind: 'root', accountId, mfa: true }
}
