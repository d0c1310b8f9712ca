import { matchPrincipal } from '#interchange/denied-message/match-principal.ts'
import { parseStatedPrincipal, type StatedPrincipal } from '#interchange/denied-message/stated-principal.ts'
import type { Account, Role, User } from '#model/entities/entity.ts'
import { type AccountId, accountId, arn, type Instant } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { carriesNothing, issueRoleSession } from '#sessions/issue-role-session.ts'
import type { Session } from '#sessions/session.ts'

import type { PastedQuestion } from './pasted-question.ts'

/** Who asks anew in place of the principal that AWS refused. */
export type Asker =
  | {
      readonly kind: 'ready'
      readonly session: Session
      /** The entity of the workspace; null for services, nobody, and outsiders. */
      readonly entity: User | Role | Account | null
      /** Another account's id that the entity's account stands for, or null. */
      readonly standsFor: string | null
    }
  /** Nobody of that account and name is here: choose who stands for it, or take it as an outsider. */
  | { readonly kind: 'choose'; readonly candidates: readonly (User | Role)[]; readonly canBeOutside: boolean }
  | { readonly kind: 'missing' }

/** Chosen in place of an entity: the principal is taken as one of an account that isn't in the workspace. */
export const outsideChoice = 'outside'

/**
 * Who of the workspace asks what was refused. A user is taken to have called with access keys, of which no key of MFA is
 * there; where CloudTrail tells one, it is part of the question. A role's session is issued as of `now`, with no session
 * policies: no message tells of them.
 */
export function askerOf(workspace: Workspace, question: PastedQuestion, now: Instant): Asker {
  const stated = parseStatedPrincipal(question.principal.trim())
  if (stated === null) return { kind: 'missing' }
  const { standIn } = question
  if (standIn !== null && standIn !== outsideChoice) {
    const chosen = entityOf(workspace, 'user', standIn) ?? entityOf(workspace, 'role', standIn)
    if (chosen !== undefined) return ready(chosen, stated, now)
  }
  if (stated.kind === 'anonymous') return stranger({ kind: 'anonymous' })
  if (stated.kind === 'service') {
    return stranger({ kind: 'service', service: stated.service, sourceArn: null, sourceAccount: null })
  }
  const match = matchPrincipal(workspace, stated)
  if (match.kind === 'exact') return ready(match.entity, stated, now)
  const outsider = outsiderOf(workspace, stated)
  if (standIn === outsideChoice && outsider !== null) return stranger(outsider)
  const candidates = match.kind === 'by-name' ? match.candidates : []
  return { kind: 'choose', candidates, canBeOutside: outsider !== null }
}

/**
 * The resource as it is asked for: where the entity stands for a principal of another account, its own account takes the
 * place of that one in the resource's ARN.
 */
export function resourceAsked(question: PastedQuestion, asker: Asker): string {
  const resource = question.resource.trim()
  if (asker.kind !== 'ready' || asker.standsFor === null || asker.entity === null) return resource
  const parts = resource.split(':')
  if (parts[0] !== 'arn' || parts[4] !== asker.standsFor) return resource
  return [...parts.slice(0, 4), asker.entity.accountId, ...parts.slice(5)].join(':')
}

function stranger(session: Session): Asker {
  return { kind: 'ready', session, entity: null, standsFor: null }
}

function ready(entity: User | Role | Account, stated: StatedPrincipal, now: Instant): Asker {
  const account = 'account' in stated ? stated.account : null
  const standsFor = account === null || account === entity.accountId ? null : account
  return { kind: 'ready', session: sessionOf(entity, stated, now), entity, standsFor }
}

function sessionOf(entity: User | Role | Account, stated: StatedPrincipal, now: Instant): Session {
  switch (entity.kind) {
    case 'account':
      return { kind: 'root', accountId: entity.accountId, mfa: false }
    case 'user':
      return { kind: 'access-key', user: entity.arn }
    case 'role':
      return issueRoleSession({
        role: entity,
        sessionName: stated.kind === 'role-session' ? (stated.sessionName ?? 'someone') : 'someone',
        origin: { kind: 'assume-role' },
        now,
        durationSeconds: null,
        added: {},
        carried: carriesNothing,
      })
  }
}

/** Somebody of an account that isn't in the workspace; of our own accounts everybody is known. */
function outsiderOf(workspace: Workspace, stated: StatedPrincipal): Session | null {
  const account = 'account' in stated ? stated.account : null
  if (account === null || isOurs(workspace, accountId(account))) return null
  const principal = 'arn' in stated ? stated.arn : `arn:aws:iam::${account}:root`
  return { kind: 'outside', principal: arn(principal) }
}

function isOurs(workspace: Workspace, account: AccountId): boolean {
  return entityOf(workspace, 'account', `account/${account}`) !== undefined
}
