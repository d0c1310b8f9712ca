import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { fullAccessId } from '../entities/organization-defaults.ts'
import type { OrganizationalUnit } from '../entities/organization.ts'
import { organizationOf, pathTo } from '../organization.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkCount, checkText, first } from './check-input.ts'
import { checkUnitName, parentAt } from './check-organization.ts'
import type { Problem } from './problem.ts'

export type CreateOrganizationalUnit = {
  /** `ou-…`, as AWS would have chosen it. */
  readonly id: string
  readonly name: string
  /** Id of the root or of an OU. */
  readonly parent: string
}

/**
 * Create an OU, with AWS's own policy of each type that is on attached, as AWS does. Refuses a sixth level and a name
 * that another OU of the same parent has.
 *
 * Source: AWS Organizations API Reference, "CreateOrganizationalUnit".
 */
export function createOrganizationalUnit(
  workspace: Workspace,
  input: CreateOrganizationalUnit,
): Result<Change, Problem> {
  const organization = organizationOf(workspace)
  const parent = parentAt(workspace, input.parent)
  if (organization === undefined || parent === undefined)
    return refused(noSuch('organization-target', input.parent))
  const units = entitiesOf(workspace, 'organizational-unit')
  const depth = pathTo(workspace, parent)?.length ?? 1
  const problem = first([
    checkText('id', input.id, 'unit-id'),
    checkText('name', input.name, 'unit-name'),
    workspace.entities.has(input.id) ? alreadyExists('organizational-unit', input.id) : null,
    checkUnitName(workspace, input.parent, input.name),
    checkCount('unit-depth', depth, []),
    checkCount('units-per-organization', units.length + 1, []),
  ])
  if (problem !== null) return refused(problem)
  const unit: OrganizationalUnit = {
    ...input,
    kind: 'organizational-unit',
    organizationPolicies: organization.policyTypes.map(fullAccessId),
  }
  return ok(adding(label('create-organizational-unit', input.name), unit))
}
