import type { Role } from '#model/entities/entity.ts'

import { trustedPrincipals } from '../authorization-details/trusted-principals.ts'

/** A role, and the roles before it that its trust policy names: IAM refuses a trust policy that names nobody. */
export type PlacedRole = { readonly role: Role; readonly after: readonly Role[] }

/** Roles in an order in which they can be made, and those whose trust goes round in a circle, by name. */
export type RoleOrder = { readonly placed: readonly PlacedRole[]; readonly circular: readonly string[] }

/**
 * Order the roles of one account so that each stands after the ones that its trust policy names. Where roles trust
 * each other in a circle no such order exists: they stand in `circular`, without what they wait for. Linear.
 */
export function orderRoles(roles: readonly Role[]): RoleOrder {
  const byArn = new Map<string, Role>(roles.map((role) => [role.arn, role]))
  const state = new Map<Role, 'open' | 'done'>()
  const placed: PlacedRole[] = []
  const circular = new Set<string>()
  for (const root of roles) {
    // an explicit stack: a chain of trust may be longer than the call stack is deep
    const stack = [openingOf(root, byArn)]
    while (state.get(root) !== 'done') {
      const top = stack.at(-1)
      if (top === undefined) break
      state.set(top.role, 'open')
      const next = top.trusted[top.at]
      top.at += 1
      if (next === undefined) {
        state.set(top.role, 'done')
        placed.push({ role: top.role, after: top.after })
        stack.pop()
      } else if (next !== top.role && state.get(next) === 'open') circular.add(top.role.name)
      else if (next !== top.role) {
        top.after.push(next)
        if (state.get(next) === undefined) stack.push(openingOf(next, byArn))
      }
    }
  }
  return { placed, circular: [...circular] }
}

type Opening = { readonly role: Role; readonly trusted: readonly Role[]; readonly after: Role[]; at: number }

function openingOf(role: Role, byArn: ReadonlyMap<string, Role>): Opening {
  const targets = new Set(trustedPrincipals(role.trustPolicy).map(({ target }) => target))
  return { role, trusted: [...targets].flatMap((target) => byArn.get(target) ?? []), after: [], at: 0 }
}
