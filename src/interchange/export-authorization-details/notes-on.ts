import type { Contents } from '../exporting/contents.ts'
import { noteOf } from '../exporting/counted.ts'
import { unreadAccountNotes } from '../exporting/unread-notes.ts'

/** What an account holds that its authorization details have no place for. */
export function notesOn(contents: Contents): string[] {
  const { users, roles, instanceProfiles, samlProviders, oidcProviders, resources } = contents
  const roleNames = new Set(roles.map(({ name }) => name))
  const empty = instanceProfiles.filter(({ roleName }) => roleName === null || !roleNames.has(roleName))
  return [
    ...noteOf(users.filter(({ loginProfile }) => loginProfile).length, 'console password', left),
    ...noteOf(users.flatMap(({ accessKeys }) => accessKeys).length, 'access key', left),
    ...noteOf(users.flatMap(({ mfaDevices }) => mfaDevices).length, 'MFA device', left),
    ...noteOf(empty.length, 'instance profile', (what) => left(`${what} without a role`)),
    ...noteOf(samlProviders.length + oidcProviders.length, 'identity provider', left),
    ...noteOf(resources.length, 'resource', (what) => left(`${what} with policies and settings`)),
    ...accountNotes(contents).map(left),
    ...unreadAccountNotes(contents.account),
    ...noteOf(
      roles.filter((role) => role.description !== '' || role.maxSessionDuration !== 3600).length,
      'role',
      (what) => `Description and MaxSessionDuration of ${what} are written as GetRole answers them.`,
    ),
  ]
}

function left(what: string): string {
  return `Left out, since this format has no place for it: ${what}.`
}

function accountNotes({ account }: Contents): string[] {
  return [
    ...(account.name === account.accountId ? [] : ['the name of the account']),
    ...(account.alias === null ? [] : ['the account alias']),
    ...(account.passwordPolicy === null ? [] : ['the password policy']),
    ...(account.parent === null ? [] : ['the place of the account in its organization']),
    ...(account.organizationPolicies.length === 0 ? [] : ['the policies of the organization on the account']),
    ...(account.blockPublicAccess === null ? [] : ['S3 Block Public Access of the account']),
  ]
}
