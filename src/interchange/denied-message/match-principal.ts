import type { Account, Role, User } from '#model/entities/entity.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import type { StatedPrincipal } from './stated-principal.ts'

/** Who of the workspace may be meant. `exact`: by account and name; `by-name`: another account's, or one of several. */
export type PrincipalMatch =
  | { readonly kind: 'exact'; readonly entity: User | Role | Account }
  | { readonly kind: 'by-name'; readonly candidates: readonly (User | Role)[] }
  | { readonly kind: 'none' }

type ByName = ReadonlyMap<string, readonly (User | Role)[]>

const byName = oncePerWorkspace((workspace): ByName => {
  const found = new Map<string, (User | Role)[]>()
  for (const entity of [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]) {
    const key = keyOf(entity.kind, entity.name)
    const list = found.get(key)
    if (list === undefined) found.set(key, [entity])
    else list.push(entity)
  }
  return found
})

/**
 * Find who is meant. A session's ARN names its role without the path, so names are compared, without regard to letter
 * case as IAM does; an account id that isn't in the workspace, or was blacked out, leaves those of the same name.
 */
export function matchPrincipal(workspace: Workspace, principal: StatedPrincipal): PrincipalMatch {
  switch (principal.kind) {
    case 'user':
      return among(workspace, ['user'], principal)
    case 'role':
      return among(workspace, ['role'], principal)
    case 'role-session':
      return among(workspace, ['role'], { name: principal.role, account: principal.account })
    case 'named':
      return among(workspace, ['user', 'role'], { name: principal.name, account: null })
    case 'root': {
      const account = entityOf(workspace, 'account', `account/${principal.account ?? ''}`)
      return account === undefined ? { kind: 'none' } : { kind: 'exact', entity: account }
    }
    case 'federated-user':
    case 'service':
    case 'anonymous':
    case 'other-account':
      return { kind: 'none' }
  }
}

function among(
  workspace: Workspace,
  kinds: readonly ('user' | 'role')[],
  { name, account }: { readonly name: string; readonly account: string | null },
): PrincipalMatch {
  const candidates = kinds.flatMap((kind) => byName(workspace).get(keyOf(kind, name)) ?? [])
  const exact = candidates.find(({ accountId }) => accountId === account)
  if (exact !== undefined) return { kind: 'exact', entity: exact }
  return candidates.length === 0 ? { kind: 'none' } : { kind: 'by-name', candidates }
}

function keyOf(kind: 'user' | 'role', name: string): string {
  return `${kind}/${name.toLowerCase()}`
}
