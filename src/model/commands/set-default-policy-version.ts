import { ok, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { modifiablePolicy, type PolicyVersionInput } from './policy-versions.ts'
import type { Problem } from './problem.ts'

/** Put another version of a managed policy in force, for everyone that it is attached to (R1.10). */
export function setDefaultPolicyVersion(
  workspace: Workspace,
  input: PolicyVersionInput,
): Result<Change, Problem> {
  const found = modifiablePolicy(workspace, input)
  if (!found.ok) return found
  const policy = found.value
  const isDefault = policy.defaultVersionId === input.versionId
  const to = isDefault ? policy : { ...policy, defaultVersionId: input.versionId }
  return ok(updating(label('set-default-policy-version', policy.name, input.versionId), [policy, to]))
}
