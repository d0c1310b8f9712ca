import type { OrganizationTarget } from '#model/organization.ts'

/** What people call the root, an OU or an account. */
export function targetText(target: OrganizationTarget): string {
  return target.kind === 'organization' ? 'Root' : target.name
}
