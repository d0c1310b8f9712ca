import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { modifiablePolicy, type PolicyVersionInput } from './policy-versions.ts'
import type { Problem } from './problem.ts'

/** Delete a version of a managed policy. Refuses the default one: another must be put in force first. */
export function deletePolicyVersion(
  workspace: Workspace,
  input: PolicyVersionInput,
): Result<Change, Problem> {
  const { versionId } = input
  const found = modifiablePolicy(workspace, input)
  if (!found.ok) return found
  const policy = found.value
  if (policy.defaultVersionId === versionId) {
    const ties = [{ tie: 'default-version', name: versionId }] as const
    return refused({ kind: 'delete-conflict', name: policy.name, ties })
  }
  const versions = policy.versions.filter((version) => version.versionId !== versionId)
  return ok(
    updating(label('delete-policy-version', policy.name, versionId), [policy, { ...policy, versions }]),
  )
}
