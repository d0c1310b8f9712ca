import type { Role } from '#model/entities/entity.ts'
import { permissionSetOf, type RoleKind, roleKind } from '#model/entities/role-kind.ts'

/** Who keeps roles of each kind, in a word or two for lists. */
export const roleKindTexts: Readonly<Record<RoleKind, string>> = {
  own: 'Own',
  'service-linked': 'Service-linked',
  'identity-center': 'IAM Identity Center',
  reserved: 'Kept by AWS',
}

/** What a role is, and who may change it. */
export function roleSentence(role: Role): string {
  switch (roleKind(role)) {
    case 'own':
      return 'A role has no credentials of its own: whoever its trust policy lets in takes it on for a while.'
    case 'service-linked':
      return `An AWS service acts by this role (${role.path.split('/')[2] ?? 'its path names it'}). The service alone may assume it and nobody may edit it. Service control policies do not limit it.`
    case 'identity-center': {
      const set = permissionSetOf(role)
      const made = set === null ? 'for a permission set' : `for the permission set ${set}`
      return `IAM Identity Center made this role ${made}. People come in through its portal. It is changed there, not here.`
    }
    case 'reserved':
      return 'AWS keeps this role: it can be read, not changed.'
  }
}
