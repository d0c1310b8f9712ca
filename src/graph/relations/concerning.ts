import type { ContextKeys } from '#engine/condition/context-keys.ts'
import type { PrincipalPattern } from '#engine/policy/principal-pattern.ts'
import type { Principal } from '#model/entities/entity.ts'

import type { StatementRead } from './statements-read.ts'

/** Who asks: a user or role of the workspace, or somebody whom the resource may name, by ARN, name or `*`. */
type Concerned = { readonly id: string; readonly principal: Principal | null }

/** What statements have to do with whoever asks. */
type Concerning = {
  /** May it concern the caller, by whom it names and what it asks of the caller alone? Where it says no, that is certain. */
  readonly mayConcern: (statement: StatementRead) => boolean
  /**
   * May it let the caller in without a permission of its own? What names the account of a user or role as a whole doesn't (R3.2).
   * Of those that may concern it.
   */
  readonly mayLetIn: (statement: StatementRead) => boolean
  /** Does it hang on more than who calls? */
  readonly isOpen: (statement: StatementRead) => boolean
}

/**
 * What statements have to do with `who`. Whoever stands for anyone or for an account is meant by what means them all: those who are
 * named are asked about by themselves.
 *
 * Rules R3.2 to R3.10, R6.2. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function concerning(who: Concerned): Concerning {
  const told = toldOf(who.principal)
  return {
    mayConcern: ({ principals, ofCaller }) =>
      (principals === null || principals.some((pattern) => mayMean(pattern, who))) &&
      ofCaller.every(({ folded, holds }) => told.get(folded) === undefined || holds(told)),
    mayLetIn: ({ principals }) =>
      who.principal === null ||
      principals === null ||
      principals.some((pattern) => pattern.kind !== 'account' && mayMean(pattern, who)),
    isOpen: ({ ofCaller, asksMore }) =>
      asksMore || ofCaller.some(({ folded }) => told.get(folded) === undefined),
  }
}

function mayMean(pattern: PrincipalPattern, { id, principal }: Concerned): boolean {
  switch (pattern.kind) {
    case 'everyone':
      return true
    case 'account':
      return accountIn(id) === pattern.account
    case 'user':
      // of a federated user it isn't told here who fetched the credentials
      return (
        id === pattern.arn || (id.includes(':federated-user/') && accountIn(id) === accountIn(pattern.arn))
      )
    case 'role':
      return id === pattern.arn || isSessionOf(id, pattern)
    case 'role-session':
      return id === pattern.arn || (principal?.kind === 'role' && isSessionOf(pattern.arn, ofRole(principal)))
    case 'unique-id':
      // which id somebody of elsewhere has isn't told here
      return principal === null ? !isAll(id) : principal.uniqueId === pattern.id
    case 'federated-user':
      return id === pattern.arn
    case 'service':
      return id === pattern.service
    case 'federated':
      return id === pattern.provider
    case 'canonical-user':
      return id === pattern.id
  }
}

/** Does it stand for anyone, or for an account as a whole? */
function isAll(id: string): boolean {
  return id === '*' || id.endsWith(':root')
}

function accountIn(id: string): string | undefined {
  return id.split(':')[4]
}

type RoleNamed = { readonly account: string; readonly name: string }

function ofRole({ accountId, name }: Principal): RoleNamed {
  return { account: accountId, name }
}

function isSessionOf(id: string, { account, name }: RoleNamed): boolean {
  return accountIn(id) === account && id.includes(`:assumed-role/${name}/`)
}

/** What is known of the caller's keys whenever it calls: a session may bring other tags besides, which nobody asks about. */
function toldOf(principal: Principal | null): ContextKeys {
  if (principal === null) return new Map()
  const { arn, accountId, kind, name, tags } = principal
  const told: readonly (readonly [string, string])[] = [
    ['aws:principalarn', arn],
    ['aws:principalaccount', accountId],
    ...(kind === 'user' ? [['aws:username', name] as const] : []),
    ...Object.entries(tags).map(([tag, value]) => [`aws:principaltag/${tag.toLowerCase()}`, value] as const),
  ]
  return new Map(told.map(([key, value]) => [key, { values: [value], multivalued: false }]))
}
