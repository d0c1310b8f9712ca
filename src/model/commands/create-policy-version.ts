import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import type { Arn, Instant } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkDocument } from './check-document.ts'
import { checkModifiable, noSuch } from './check-entity.ts'
import { checkCount, first } from './check-input.ts'
import { nextVersionId } from './policy-versions.ts'
import type { Problem } from './problem.ts'

export type CreatePolicyVersion = {
  readonly policy: Arn
  readonly document: JsonValue
  readonly createDate: Instant
  /** Whether it is in force at once. */
  readonly setAsDefault: boolean
}

/**
 * Give a managed policy another version. Refuses a sixth.
 *
 * Source: IAM User Guide, "Versioning IAM policies".
 */
export function createPolicyVersion(
  workspace: Workspace,
  input: CreatePolicyVersion,
): Result<Change, Problem> {
  const { document, createDate, setAsDefault } = input
  const policy = entityOf(workspace, 'policy', input.policy)
  if (policy === undefined) return refused(noSuch('policy', input.policy))
  const present = policy.versions.map((version) => version.versionId)
  const problem = first([
    checkModifiable(policy),
    checkCount('versions-per-policy', present.length + 1, present),
    checkDocument(workspace, document, 'identity', 'managed-policy-size'),
  ])
  if (problem !== null) return refused(problem)
  const versionId = nextVersionId(policy)
  const to = {
    ...policy,
    versions: [...policy.versions, { versionId, document, createDate }],
    defaultVersionId: setAsDefault ? versionId : policy.defaultVersionId,
  }
  return ok(updating(label('create-policy-version', policy.name, versionId), [policy, to]))
}
