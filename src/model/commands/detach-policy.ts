import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { modifiableHolder } from './holder-of.ts'
import type { Problem } from './problem.ts'

export type DetachPolicy = {
  /** User, group or role. */
  readonly holder: Arn
  readonly policy: Arn
}

/** Detach a managed policy. Refuses one that isn't attached. */
export function detachPolicy(workspace: Workspace, input: DetachPolicy): Result<Change, Problem> {
  const found = modifiableHolder(workspace, input.holder)
  if (!found.ok) return found
  const holder = found.value
  if (!holder.attachedPolicies.includes(input.policy)) return refused(noSuch('attached-policy', input.policy))
  const attachedPolicies = holder.attachedPolicies.filter((policy) => policy !== input.policy)
  const name = entityOf(workspace, 'policy', input.policy)?.name ?? input.policy
  return ok(updating(label('detach-policy', name, holder.name), [holder, { ...holder, attachedPolicies }]))
}
