import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import { checkUnitName } from './check-organization.ts'
import type { Problem } from './problem.ts'

export type RenameOrganizationalUnit = { readonly unit: string; readonly newName: string }

/**
 * Give an OU another name. Its id, accounts and policies stay.
 *
 * Source: AWS Organizations API Reference, "UpdateOrganizationalUnit".
 */
export function renameOrganizationalUnit(
  workspace: Workspace,
  { unit: id, newName }: RenameOrganizationalUnit,
): Result<Change, Problem> {
  const unit = entityOf(workspace, 'organizational-unit', id)
  if (unit === undefined) return refused(noSuch('organizational-unit', id))
  const isSame = unit.name === newName
  const problem = first([
    checkText('newName', newName, 'unit-name'),
    isSame ? null : checkUnitName(workspace, unit.parent, newName),
  ])
  if (problem !== null) return refused(problem)
  const to = isSame ? unit : { ...unit, name: newName }
  return ok(updating(label('rename-organizational-unit', unit.name, newName), [unit, to]))
}
