import type { JsonObject } from '#engine/text/json.ts'
import type { InstanceProfile, ManagedPolicy } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ExportedFile, ExportedFiles } from '../exported-file.ts'
import { contentsOf, policyUses, type Contents } from '../exporting/contents.ts'
import { groupEntry, policyEntry, roleEntry, userEntry } from './entries.ts'
import { keptPolicies } from './kept-policies.ts'
import { notesOn } from './notes-on.ts'

/**
 * The accounts of a workspace as `aws iam get-account-authorization-details` would answer, one file each.
 *
 * `readAuthorizationDetails` of the files gives the same users, groups, roles, policies and instance profiles. What
 * the format has no place for is told in the field `_notes` of each file, which AWS's own answers don't have.
 * Roles and policies have the fields more that GetRole and GetPolicy answer, where there is something to say.
 *
 * Source: IAM API Reference, GetAccountAuthorizationDetails.
 */
export function exportAuthorizationDetails(workspace: Workspace): ExportedFiles {
  const all = contentsOf(workspace)
  const policies = keptPolicies(workspace, all)
  return all.map((contents): ExportedFile => {
    const notes = notesOn(contents)
    const page = pageOf(contents, policies.get(contents.account.accountId) ?? [], notes)
    return {
      name: `${contents.account.accountId}.authorization-details.json`,
      mediaType: 'application/json',
      text: `${JSON.stringify(page, null, 2)}\n`,
      notes,
    }
  })
}

function pageOf(
  contents: Contents,
  policies: readonly ManagedPolicy[],
  notes: readonly string[],
): JsonObject {
  const profiles = profilesByRole(contents)
  const uses = policyUses(contents)
  return {
    UserDetailList: contents.users.map(userEntry),
    GroupDetailList: contents.groups.map(groupEntry),
    RoleDetailList: contents.roles.map((role) => roleEntry(role, profiles.get(role.name) ?? [])),
    Policies: policies.map((policy) => policyEntry(policy, uses)),
    // what nobody could read stands on a further page, as it were
    IsTruncated: contents.account.unlisted?.some(({ type }) => type === 'iam') === true,
    ...(notes.length === 0 ? {} : { _notes: notes }),
  }
}

function profilesByRole({ instanceProfiles }: Contents): ReadonlyMap<string, readonly InstanceProfile[]> {
  const profiles = new Map<string, InstanceProfile[]>()
  for (const profile of instanceProfiles) {
    if (profile.roleName === null) continue
    const others = profiles.get(profile.roleName)
    if (others === undefined) profiles.set(profile.roleName, [profile])
    else others.push(profile)
  }
  return profiles
}
