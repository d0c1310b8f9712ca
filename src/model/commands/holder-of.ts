import { ok, refused, type Result } from '#engine/result.ts'

import { holderAt } from '../document-place.ts'
import type { Arn } from '../entities/names.ts'
import type { PolicyHolder } from '../look-up.ts'
import type { Workspace } from '../workspace.ts'
import { checkModifiable, noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

/** The user, group or role of that ARN, if its policies may be changed. */
export function modifiableHolder(workspace: Workspace, holder: Arn): Result<PolicyHolder, Problem> {
  const found = holderAt(workspace, holder)
  if (found === undefined) return refused(noSuch('policy-holder', holder))
  const problem = checkModifiable(found)
  return problem === null ? ok(found) : refused(problem)
}
