import { ok, refused, type Result } from '#engine/result.ts'

import type { ManagedPolicy } from '../entities/entity.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { checkModifiable, noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type PolicyVersionInput = { readonly policy: Arn; readonly versionId: string }

/** The policy that has this version, if a customer may change it. */
export function modifiablePolicy(
  workspace: Workspace,
  { policy, versionId }: PolicyVersionInput,
): Result<ManagedPolicy, Problem> {
  const found = entityOf(workspace, 'policy', policy)
  if (found === undefined) return refused(noSuch('policy', policy))
  const problem = checkModifiable(found)
  if (problem !== null) return refused(problem)
  const isThere = found.versions.some((version) => version.versionId === versionId)
  return isThere ? ok(found) : refused(noSuch('policy-version', versionId))
}

/** The number after the highest there is. IAM also counts deleted ones, which nothing here remembers. */
export function nextVersionId(policy: ManagedPolicy): string {
  const numbers = policy.versions.map(({ versionId }) => Number(/^v(\d+)/.exec(versionId)?.[1] ?? 0))
  return `v${Math.max(0, ...numbers) + 1}`
}
