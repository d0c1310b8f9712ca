import { shownControls } from '#engine/text/shown-controls.ts'

import type { Account } from './entity.ts'
import type { AccountId } from './names.ts'

/** An account of which nothing else is known: in no organization, with nothing set. */
export function newAccount(accountId: AccountId, name: string, ownership: Account['ownership']): Account {
  return {
    kind: 'account',
    id: `account/${accountId}`,
    accountId,
    name: shownControls(name),
    ownership,
    alias: null,
    passwordPolicy: null,
    parent: null,
    organizationPolicies: [],
    blockPublicAccess: null,
  }
}
