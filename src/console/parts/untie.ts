import { deactivateMfaDevice } from '#model/commands/deactivate-mfa-device.ts'
import { deleteAccessKey } from '#model/commands/delete-access-key.ts'
import { deleteInlinePolicy } from '#model/commands/delete-inline-policy.ts'
import { deletePolicyVersion } from '#model/commands/delete-policy-version.ts'
import { detachOrganizationPolicy } from '#model/commands/detach-organization-policy.ts'
import { detachPolicy } from '#model/commands/detach-policy.ts'
import type { Tie } from '#model/commands/problem.ts'
import { removeRoleFromInstanceProfile } from '#model/commands/remove-role-from-instance-profile.ts'
import { removeUserFromGroup } from '#model/commands/remove-user-from-group.ts'
import { setLoginProfile } from '#model/commands/set-login-profile.ts'
import { setPermissionsBoundary } from '#model/commands/set-permissions-boundary.ts'
import type { Entity } from '#model/entities/entity.ts'
import { type AccountId, arn, type Arn } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'

import type { ChangeStep } from './perform.ts'

/**
 * What loosens each of `ties`, so that `entity` can be deleted then: detach, remove, take off. Null where one of
 * them can't be loosened without deleting something else, as with what lives in an account.
 */
export function untie(entity: Entity, ties: readonly Tie[]): readonly ChangeStep[] | null {
  const steps = ties.map((tie) => stepFor(entity, tie))
  return steps.every((step) => step !== null) ? steps : null
}

function stepFor(entity: Entity, tie: Tie): ChangeStep | null {
  if (!('arn' in entity) || !('accountId' in entity)) return stepForPolicy(entity, tie)
  const { arn: self, accountId } = entity
  return stepForHolder(self, accountId, tie) ?? stepForCredential(self, tie)
}

function stepForHolder(self: Arn, account: AccountId, { tie, name }: Tie): ChangeStep | null {
  const other = arn(name) // an id, where the tie is to an entity
  if (tie === 'attached-policy') return (now) => detachPolicy(now, { holder: self, policy: other })
  if (tie === 'inline-policy') return (now) => deleteInlinePolicy(now, { holder: self, name })
  if (tie === 'member') return (now) => removeUserFromGroup(now, { user: other, group: self })
  if (tie === 'instance-profile') {
    return (now) => removeRoleFromInstanceProfile(now, { instanceProfile: other })
  }
  if (tie === 'group-membership') {
    return (now) =>
      removeUserFromGroup(now, { user: self, group: named(now, 'group', account, name)?.arn ?? other })
  }
  if (tie === 'role') return (now) => removeRoleFromInstanceProfile(now, { instanceProfile: self })
  return null
}

function stepForCredential(user: Arn, { tie, name }: Tie): ChangeStep | null {
  if (tie === 'access-key') return (now) => deleteAccessKey(now, { user, accessKeyId: name })
  if (tie === 'mfa-device') return (now) => deactivateMfaDevice(now, { user, serialNumber: name })
  if (tie === 'login-profile') return (now) => setLoginProfile(now, { user, loginProfile: false })
  return null
}

function stepForPolicy(entity: Entity, { tie, name }: Tie): ChangeStep | null {
  if (entity.kind === 'organization-policy' && tie === 'organization-attachment')
    return (now) => detachOrganizationPolicy(now, { policy: entity.id, target: name })
  if (entity.kind !== 'policy') return null
  const policy = entity.arn
  const other = arn(name) // the id of a holder is its ARN
  if (tie === 'attachment') return (now) => detachPolicy(now, { holder: other, policy })
  if (tie === 'boundary-of') return (now) => setPermissionsBoundary(now, { principal: other, policy: null })
  if (tie === 'version') return (now) => deletePolicyVersion(now, { policy, versionId: name })
  return null
}
