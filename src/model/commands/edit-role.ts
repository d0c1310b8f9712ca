import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkModifiable, noSuch } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import { checkDuration } from './create-role.ts'
import type { Problem } from './problem.ts'

export type EditRole = {
  readonly role: Arn
  readonly description: string
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number
}

/** Change what a role says of itself and how long its sessions may last. Running sessions aren't touched. */
export function editRole(workspace: Workspace, input: EditRole): Result<Change, Problem> {
  const { description, maxSessionDuration } = input
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined) return refused(noSuch('role', input.role))
  const problem = first([
    checkModifiable(role),
    checkText('description', description, 'description'),
    checkDuration(maxSessionDuration),
  ])
  if (problem !== null) return refused(problem)
  return ok(updating(label('edit-role', role.name), [role, { ...role, description, maxSessionDuration }]))
}
