import type { Principal } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { askedRoot } from '../parts/questions/asked-question.ts'

/** Who is asked about: a session, or a user or role on whatever their session brings. */
export type Who =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'principal'; readonly principal: Principal }

/** What an address asks, or why it can't be asked. */
export type WhyAsked =
  | { readonly kind: 'asked'; readonly who: Who; readonly ask: Ask }
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'nobody-acts' }
  | { readonly kind: 'not-here'; readonly principal: string }

/** Read what `hrefOfWhy` wrote; without `p`, whoever acts is asked about. */
export function whyOfAddress(
  workspace: Workspace,
  acting: Session | null,
  parameters: URLSearchParams,
): WhyAsked {
  const action = parameters.get('a')?.trim() ?? ''
  const resource = parameters.get('r')?.trim() ?? ''
  if (action === '' || resource === '') return { kind: 'nothing-asked' }
  const ask: Ask = { action, resource, context: {} }
  const principal = parameters.get('p')
  if (principal !== null) {
    const who = whoIs(workspace, principal)
    return who === null ? { kind: 'not-here', principal } : { kind: 'asked', who, ask }
  }
  if (acting === null) return { kind: 'nobody-acts' }
  return { kind: 'asked', who: { kind: 'session', session: acting }, ask }
}

function whoIs(workspace: Workspace, principal: string): Who | null {
  const entity = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  if (entity !== undefined) return { kind: 'principal', principal: entity }
  const [, id = ''] = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(principal) ?? []
  const account = entityOf(workspace, 'account', `account/${id}`)
  return account === undefined ? null : { kind: 'session', session: askedRoot(accountId(id)) }
}
