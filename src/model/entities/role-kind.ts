import type { Role } from './entity.ts'

/** Who keeps a role: its account, an AWS service, IAM Identity Center, or AWS for something else. */
export type RoleKind = 'own' | 'service-linked' | 'identity-center' | 'reserved'

/**
 * Who keeps a role, by its path and name. Only one's own can be edited.
 *
 * Rule R10.11. Source: IAM User Guide, "Create a service-linked role"; IAM Identity Center User Guide, "Referencing
 * permission sets in resource policies".
 */
export function roleKind({ path, name }: Pick<Role, 'path' | 'name'>): RoleKind {
  if (path.startsWith('/aws-service-role/')) return 'service-linked'
  if (!path.startsWith('/aws-reserved/')) return 'own'
  const isOfCenter = path.startsWith('/aws-reserved/sso.amazonaws.com/') && name.startsWith('AWSReservedSSO_')
  return isOfCenter ? 'identity-center' : 'reserved'
}

/** Name of the permission set that IAM Identity Center made a role for; null for every other role. */
export function permissionSetOf(role: Pick<Role, 'path' | 'name'>): string | null {
  if (roleKind(role) !== 'identity-center') return null
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role.name)?.[1] ?? null
}
