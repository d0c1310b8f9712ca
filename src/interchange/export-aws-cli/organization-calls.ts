import { fullAccessId } from '#model/entities/organization-defaults.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { isWritable } from '../exporting/is-writable.ts'
import { withoutFullAccess } from '../exporting/without-full-access.ts'
import { call, callInto, json, variable, type OptionValue } from './shell.ts'

const awsTypes = {
  'service-control': 'SERVICE_CONTROL_POLICY',
  'resource-control': 'RESOURCE_CONTROL_POLICY',
}

/** The calls that build an organization around the accounts that are in it; nothing where there is none. */
export function organizationCalls(workspace: Workspace): string[] {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  const units = unitsTopDown(workspace, organization.rootId)
  const policies = entitiesOf(workspace, 'organization-policy').filter(
    ({ awsManaged, document }) => !awsManaged && isWritable(document),
  )
  const unitNames = new Map(units.map(({ id }, i) => [id, `unit_${i + 1}`]))
  const policyNames = new Map(policies.map(({ id }, i) => [id, `policy_${i + 1}`]))
  const target = (id: string): OptionValue => {
    const unit = unitNames.get(id)
    if (unit !== undefined) return variable(unit)
    return id === organization.rootId ? variable('root') : id
  }
  const accounts = entitiesOf(workspace, 'account')
  const targets = [
    { id: organization.rootId, has: organization.organizationPolicies },
    ...units.map(({ id, organizationPolicies }) => ({ id, has: organizationPolicies })),
    ...accounts.map((one) => ({ id: one.accountId, has: one.organizationPolicies })),
  ]
  const attached = targets.flatMap(({ id, has }) =>
    has.flatMap((policy) => attachCall(policyNames.get(policy), target(id))),
  )
  return [
    callInto('root', 'organizations list-roots', {}, 'Roots[0].Id'),
    ...organization.policyTypes.map((type) =>
      call('organizations enable-policy-type', {
        'root-id': variable('root'),
        'policy-type': awsTypes[type],
      }),
    ),
    ...units.map(({ id, name, parent }) =>
      callInto(
        unitNames.get(id) ?? 'unit',
        'organizations create-organizational-unit',
        { 'parent-id': target(parent), name },
        'OrganizationalUnit.Id',
      ),
    ),
    ...accounts
      .filter(({ parent }) => parent !== null && parent !== organization.rootId)
      .map(({ accountId, parent }) =>
        call('organizations move-account', {
          'account-id': accountId,
          'source-parent-id': variable('root'),
          'destination-parent-id': target(parent ?? ''),
        }),
      ),
    ...policies.map(({ id, name, description, type, document }) =>
      callInto(
        policyNames.get(id) ?? 'policy',
        'organizations create-policy',
        { name, description, type: awsTypes[type], content: json(document) },
        'Policy.PolicySummary.Id',
      ),
    ),
    ...attached,
    ...detachCalls(workspace, target),
  ]
}

/** Each unit after its parent; those whose parents lead nowhere are left out. */
function unitsTopDown(workspace: Workspace, rootId: string) {
  const units = entitiesOf(workspace, 'organizational-unit')
  const ordered: typeof units = []
  let parents = new Set([rootId])
  while (parents.size > 0) {
    const level = units.filter(({ parent }) => parents.has(parent))
    ordered.push(...level.filter((unit) => !ordered.includes(unit)))
    parents = new Set(level.map(({ id }) => id).filter((id) => !parents.has(id)))
    if (ordered.length === units.length) break
  }
  return ordered
}

/** Nothing for AWS's own policies, which are attached from the start. */
function attachCall(policy: string | undefined, target: OptionValue): string[] {
  if (policy === undefined) return []
  return [call('organizations attach-policy', { 'policy-id': variable(policy), 'target-id': target })]
}

/** AWS attached its own SCP to all of them, and lets go of it only once there is another. */
function detachCalls(workspace: Workspace, target: (id: string) => OptionValue): string[] {
  return withoutFullAccess(workspace).replaced.map((one) => {
    const id = one.kind === 'organization' ? one.rootId : one.kind === 'account' ? one.accountId : one.id
    const policy = fullAccessId('service-control')
    return call('organizations detach-policy', { 'policy-id': policy, 'target-id': target(id) })
  })
}
