import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { letInBy } from '../let-in.ts'
import { trustedNames } from '../trusted-names.ts'
import { type ActionSet, actionsOfService } from './catalogue-actions.ts'

/**
 * Actions of the catalogue that an account's resources may allow a principal, whatever its own policies say:
 * those of the services of the resources that name it, or everyone. Cost: one walk over those policies.
 */
export function grantedByResources(
  workspace: Workspace,
  account: AccountId,
): (principal: Principal) => ActionSet {
  const byName = new Map<string, ActionSet>()
  for (const entity of entitiesOfAccount(workspace, account)) {
    if (entity.kind !== 'resource') continue
    const actions = actionsOfService(entity.arn.split(':')[2] ?? '')
    if (actions === 0n) continue
    for (const name of letInBy(entity) ?? ['*']) byName.set(name, (byName.get(name) ?? 0n) | actions)
  }
  const toEveryone = byName.get('*') ?? 0n
  return ({ arn }) => toEveryone | (byName.get(arn) ?? 0n)
}

/** May the trust policy let the principal in? Not where all that its Allows name are others. */
export function mayTrust(trustPolicy: JsonValue, { arn, accountId }: Principal): boolean {
  return trustedOnce(trustPolicy).some(({ text, pattern }) => {
    if (pattern === null) return true
    switch (pattern.kind) {
      case 'user':
      case 'role':
        return text === arn
      case 'account':
        return pattern.account === accountId
      case 'service':
      case 'federated':
        return false
      case 'everyone':
      case 'role-session':
      case 'federated-user':
      case 'unique-id':
      case 'canonical-user':
        return true
    }
  })
}

/** May the trust policy let in whom a provider vouches for? */
export function mayTrustProvider(trustPolicy: JsonValue, provider: string): boolean {
  return trustedOnce(trustPolicy).some(
    ({ text, pattern }) => pattern === null || pattern.kind === 'everyone' || text === provider,
  )
}

const trusted = new WeakMap<object, ReturnType<typeof trustedNames>>()

function trustedOnce(trustPolicy: JsonValue): ReturnType<typeof trustedNames> {
  if (!isJsonObject(trustPolicy)) return []
  const found = trusted.get(trustPolicy) ?? trustedNames(trustPolicy)
  trusted.set(trustPolicy, found)
  return found
}
