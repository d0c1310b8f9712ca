import type { Caller } from '#model/caller.ts'
import type { Role } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { judge } from '../judge.ts'
import { type CallerSide, callerSideOf, roleSideOf } from '../pair-sides.ts'
import { trustedNames } from '../trusted-names.ts'
import type { Permission } from './may-do.ts'

/** Which roles services may act as. */
export type ServiceTrust = {
  /** Roles whose trust policy mentions the service, or everyone. */
  readonly rolesOf: (service: string) => readonly Role[]
  /** What the engine says of the service and the role. */
  readonly of: (role: Role, service: string) => Permission
}

/** Cost: one walk over the trust policies; each pair is asked about once. */
export function serviceTrusts(workspace: Workspace): ServiceTrust {
  const mentioned = new Map<string, Role[]>()
  for (const role of entitiesOf(workspace, 'role')) {
    if (role.path.startsWith('/aws-service-role/')) continue // can't be passed
    const names = trustedNames(role.trustPolicy).flatMap(({ text, pattern }) =>
      pattern?.kind === 'service' ? [text] : pattern?.kind === 'everyone' ? ['*'] : [],
    )
    for (const name of names) mentioned.set(name, [...(mentioned.get(name) ?? []), role])
  }
  const sides = new Map<string, CallerSide>()
  const known = new Map<string, Permission>()
  return {
    rolesOf: (service) => [...(mentioned.get(service) ?? []), ...(mentioned.get('*') ?? [])],
    of: (role, service) => {
      const key = `${service} ${role.arn}`
      const found = known.get(key)
      if (found !== undefined) return found
      const caller: Caller = { kind: 'service', service, context: {} }
      const from = sides.get(service) ?? callerSideOf(workspace, caller)
      sides.set(service, from)
      const judgement = judge({ from, to: roleSideOf(workspace, role.arn, null), action: 'sts:AssumeRole' })
      const made = permissionOf(judgement)
      known.set(key, made)
      return made
    },
  }
}

function permissionOf(judgement: ReturnType<typeof judge>): Permission {
  if (judgement === null) return { state: 'denied', conditions: [], deciding: () => [] }
  const { state, conditions, why } = judgement
  const isHalf = state === 'trustOnly' || state === 'permissionOnly'
  return { state: isHalf ? 'denied' : state, conditions, deciding: () => why().deciding }
}
