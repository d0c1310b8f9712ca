import { unreadRoot } from '#model/entities/organization.ts'
import { accountsInOrganization } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { noteOf } from './counted.ts'
import { isWritable } from './is-writable.ts'
import { unreadOrganizationNotes } from './unread-notes.ts'
import { targetWords, withoutFullAccess } from './without-full-access.ts'

/** What can't be said of an organization where it is made anew. */
export function organizationNotes(workspace: Workspace): string[] {
  const members = accountsInOrganization(workspace)
  const policies = entitiesOf(workspace, 'organization-policy')
  return [
    ...unreadOrganizationNotes(workspace),
    'AWS gives the ids of units and policies (ou-…, p-…) anew.',
    ...noteOf(
      members.length,
      'account',
      (what) =>
        `Not made here: ${what}, which need an e-mail address each; their places are ${placesOf(workspace)}.`,
    ),
    ...noteOf(
      policies.filter(({ awsManaged, document }) => !awsManaged && !isWritable(document)).length,
      'policy',
      (what) => `Left out: ${what} whose document is no JSON object.`,
    ),
    ...withoutFullAccess(workspace).alone.map(
      (target) =>
        `FullAWSAccess stays on ${targetWords(target)}, and allows there what was not allowed before: AWS wants one SCP at least, and no other is made for it.`,
    ),
  ]
}

/** The same for a format that can't detach a policy which it did not attach. */
export function leftAttachedNotes(workspace: Workspace): string[] {
  return withoutFullAccess(workspace).replaced.map(
    (target) =>
      `Detach FullAWSAccess (p-FullAWSAccess) from ${targetWords(target)} by hand once its other SCPs are attached: AWS attaches it everywhere, and until then they restrict nothing by what they allow.`,
  )
}

function placeIn(units: ReadonlyMap<string, string>, parent: string | null): string {
  return parent === unreadRoot ? 'where nobody has read it' : `in ${units.get(parent ?? '') ?? 'the root'}`
}

function placesOf(workspace: Workspace): string {
  const units = new Map<string, string>(
    entitiesOf(workspace, 'organizational-unit').map(({ id, name }) => [id, name]),
  )
  const members = accountsInOrganization(workspace).map(
    ({ accountId, parent }) => `${accountId} ${placeIn(units, parent)}`,
  )
  return members.join(', ')
}
