import type { ChangeEffect } from '#graph/questions/changing-actions.ts'

/** What a call changes of a user, role, group, policy or resource. */
export const effectWords: Readonly<Record<ChangeEffect, string>> = {
  trust: 'Trust',
  permissions: 'Permissions',
  boundary: 'Boundary',
  members: 'Members',
  credentials: 'Credentials',
  existence: 'Deletion',
}
