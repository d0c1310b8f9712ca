import type { Contents } from './contents.ts'
import { noteOf } from './counted.ts'
import { isWritable } from './is-writable.ts'
import { orderRoles } from './role-order.ts'
import { madeByAws } from './service-roles.ts'
import { unreadAccountNotes } from './unread-notes.ts'

/**
 * What nothing that makes an account anew can say: secrets, what AWS gives out itself, and circles of trust.
 */
export function commonNotes({ account, users, roles, groups, policies }: Contents): string[] {
  const holders = [...users, ...groups, ...roles]
  const documents = [
    ...holders.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document)),
    ...policies.flatMap(({ versions }) => versions.map(({ document }) => document)),
    ...roles.map(({ trustPolicy }) => trustPolicy),
  ]
  const { circular } = orderRoles(roles.filter((role) => madeByAws(role) === null))
  return [
    'AWS gives unique ids (AIDA…, AROA…) and dates anew: a policy that names such an id matches nobody.',
    ...noteOf(users.filter(({ loginProfile }) => loginProfile).length, 'console password', leftOutSecret),
    ...noteOf(users.flatMap(({ accessKeys }) => accessKeys).length, 'access key', leftOutSecret),
    ...noteOf(users.flatMap(({ mfaDevices }) => mfaDevices).length, 'MFA device', leftOutSecret),
    ...noteOf(
      roles.filter((role) => madeByAws(role)?.kind === 'identity-center').length,
      'role',
      (what) => `Left out: ${what} that IAM Identity Center makes for its permission sets.`,
    ),
    ...noteOf(
      documents.filter((document) => !isWritable(document)).length,
      'policy',
      (what) => `Left out: ${what} whose document is no JSON object.`,
    ),
    ...noteOf(
      circular.length,
      'role',
      (what) => `The trust of ${what} goes round in a circle: make ${circular.join(', ')} in two steps.`,
    ),
    ...unreadAccountNotes(account),
    ...(account.ownership === 'own' ? [] : ['This account is not one of your own.']),
  ]
}

function leftOutSecret(what: string): string {
  return `Left out: ${what}, since secrets are not part of a workspace.`
}
