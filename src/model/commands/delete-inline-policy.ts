import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { modifiableHolder } from './holder-of.ts'
import type { Problem } from './problem.ts'

export type DeleteInlinePolicy = {
  /** User, group or role. */
  readonly holder: Arn
  readonly name: string
}

/** Delete an inline policy. Refuses a name that the holder doesn't have. */
export function deleteInlinePolicy(workspace: Workspace, input: DeleteInlinePolicy): Result<Change, Problem> {
  const found = modifiableHolder(workspace, input.holder)
  if (!found.ok) return found
  const holder = found.value
  const inlinePolicies = holder.inlinePolicies.filter(({ name }) => name !== input.name)
  if (inlinePolicies.length === holder.inlinePolicies.length)
    return refused(noSuch('inline-policy', input.name))
  return ok(
    updating(label('delete-inline-policy', input.name, holder.name), [holder, { ...holder, inlinePolicies }]),
  )
}
