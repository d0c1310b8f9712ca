import { pathTo, type OrganizationTarget } from '../organization.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import type { FileProblem } from './file-problem.ts'

/**
 * What stands for nothing in the organization of a file: parents that aren't there or that lie under themselves, and
 * SCPs and RCPs that are attached and not listed. Without them no account would have its true limits.
 */
export function danglingInOrganization(workspace: Workspace): readonly FileProblem[] {
  return [
    ...problemsOf(workspace, 'organization', () => '/organization'),
    ...problemsOf(workspace, 'organizational-unit', (i) => `/organization/units/${i}`),
    ...problemsOf(workspace, 'account', (i) => `/accounts/${i}`),
  ]
}

function problemsOf(
  workspace: Workspace,
  kind: 'organization' | 'organizational-unit' | 'account',
  pointerOf: (index: number) => string,
): readonly FileProblem[] {
  return entitiesOf(workspace, kind).flatMap((target, i) =>
    lostParent(workspace, target, pointerOf(i)).concat(missingPolicies(workspace, target, pointerOf(i))),
  )
}

function lostParent(workspace: Workspace, target: OrganizationTarget, pointer: string): FileProblem[] {
  if (target.kind === 'organization' || target.parent === null || pathTo(workspace, target) !== null)
    return []
  return [dangling(`${pointer}/parent`, target.parent)]
}

function missingPolicies(workspace: Workspace, target: OrganizationTarget, pointer: string): FileProblem[] {
  return target.organizationPolicies.flatMap((id, i) => {
    const isThere = entityOf(workspace, 'organization-policy', id) !== undefined
    return isThere ? [] : [dangling(`${pointer}/organizationPolicies/${i}`, id)]
  })
}

function dangling(pointer: string, found: string): FileProblem {
  return { kind: 'dangling-reference', pointer, found }
}
