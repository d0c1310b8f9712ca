import { parsePrincipalPattern } from '#engine/policy/principal-pattern.ts'

import type { TrustNodeKind } from './trust-graph.ts'

/** Somebody whom a policy names and who can't be asked about. */
export type StrangerKind = Extract<
  TrustNodeKind,
  | 'external-principal'
  | 'deleted-user'
  | 'deleted-role'
  | 'missing-user'
  | 'missing-role'
  | 'federated-user'
  | 'invalid-principal'
>

/** Kinds of those who are nobody: whatever names them lets nobody in. */
export const absentKinds: ReadonlySet<TrustNodeKind> = new Set<StrangerKind>([
  'deleted-user',
  'deleted-role',
  'missing-user',
  'missing-role',
  'federated-user',
  'invalid-principal',
])

/** What somebody is who is named where the reason is `no-such-principal`: nobody of that name is there, whosever the account. */
export function absentKind(text: string): StrangerKind {
  return strangerKind(text, () => true)
}

/**
 * What somebody is whom a policy names as `text` and whom the workspace doesn't hold. AWS shows a unique id in place of the ARN
 * of a user or role once it was deleted, so that an id which nobody has is that of one deleted.
 *
 * Rules R3.10, R3.12. Source: IAM User Guide, "AWS JSON policy elements: Principal"; "IAM identifiers".
 */
export function strangerKind(text: string, isOurs: (account: string) => boolean): StrangerKind {
  const read = parsePrincipalPattern('AWS', text)
  if (!read.ok) return /^[0-9a-f]{64}$/.test(text) ? 'external-principal' : 'invalid-principal'
  if (read.value.kind === 'unique-id') return text.startsWith('AIDA') ? 'deleted-user' : 'deleted-role'
  if (!isOurs(text.split(':')[4] ?? '')) return 'external-principal'
  const { kind } = read.value
  if (kind === 'user') return 'missing-user'
  if (kind === 'role' || kind === 'role-session') return 'missing-role'
  return kind === 'federated-user' ? kind : 'external-principal'
}
