import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { QuotaName } from '../entities/limits.ts'
import type { Arn } from '../entities/names.ts'
import type { PolicyHolder } from '../look-up.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkUsablePolicy } from './check-entity.ts'
import { checkCount, first } from './check-input.ts'
import { modifiableHolder } from './holder-of.ts'
import type { Problem } from './problem.ts'

export type AttachPolicy = {
  /** User, group or role. */
  readonly holder: Arn
  readonly policy: Arn
}

const quotaOf: Readonly<Record<PolicyHolder['kind'], QuotaName>> = {
  user: 'policies-per-user',
  group: 'policies-per-group',
  role: 'policies-per-role',
}

/** Attach a managed policy. Done already: a change of nothing, as IAM answers it. */
export function attachPolicy(workspace: Workspace, input: AttachPolicy): Result<Change, Problem> {
  const found = modifiableHolder(workspace, input.holder)
  if (!found.ok) return found
  const holder = found.value
  const attached = holder.attachedPolicies
  const isAttached = attached.includes(input.policy)
  const problem = first([
    checkUsablePolicy(workspace, input.policy, holder.accountId),
    checkAttachable(workspace, input.policy),
    isAttached ? null : checkCount(quotaOf[holder.kind], attached.length + 1, attached),
  ])
  if (problem !== null) return refused(problem)
  const to = isAttached ? holder : { ...holder, attachedPolicies: [...attached, input.policy] }
  const name = entityOf(workspace, 'policy', input.policy)?.name ?? input.policy
  return ok(updating(label('attach-policy', name, holder.name), [holder, to]))
}

/** AWS attaches the policies of its service-linked roles itself. */
function checkAttachable(workspace: Workspace, policy: Arn): Problem | null {
  const found = entityOf(workspace, 'policy', policy)
  const isServiceLinked = found?.owner === 'aws' && found.path.startsWith('/aws-service-role/')
  return isServiceLinked ? { kind: 'policy-not-attachable', name: found.name } : null
}
