import type { RequestContext } from '#engine/request/request.ts'
import type { Principal } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

/** What whoever calls may bring along. Calls to IAM are all made in one region, and those on what is in a region there. */
export function environmentsOf(action: string, resource: string): readonly RequestContext[] {
  const [, , , own = ''] = resource.split(':')
  const elsewhere = own === '' || own === 'new' ? ['us-east-1', 'eu-west-1'] : [own]
  const regions = action.startsWith('iam:') ? ['us-east-1'] : elsewhere
  return regions.flatMap((region) => {
    const any = { 'aws:RequestedRegion': region, 'aws:CurrentTime': '2026-11-01T00:00:00Z' }
    return [
      any,
      { ...any, 'aws:MultiFactorAuthPresent': false },
      { ...any, 'aws:MultiFactorAuthPresent': true },
    ]
  })
}

/** What a call says where nothing in particular is meant: one that attaches or detaches a policy always names one. */
function leastSaid(action: string): RequestContext {
  const namesOne = /^iam:(Attach|Detach)(User|Group|Role)Policy$/.test(action)
  return namesOne ? { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } : {}
}

/** What callers may say in calls of a kind, and in those on what they made themselves. */
export type Choice = { readonly calls: RegExp; readonly onNew?: RegExp; readonly context: RequestContext }

/** Everything that a call may say. */
export function saidIn(
  { entities }: Workspace,
  chosen: readonly Choice[],
  { action, resource }: Called,
): readonly RequestContext[] {
  const isNew = !entities.has(resource)
  const may = chosen.filter(
    ({ calls, onNew }) => calls.test(action) || (isNew && onNew?.test(action) === true),
  )
  return may.reduce<readonly RequestContext[]>(
    (said, { context }) => said.flatMap((one) => [one, Object.assign({}, one, context)]),
    [leastSaid(action)],
  )
}

type Called = { readonly action: string; readonly resource: string }

/** Does the call change nothing for the actor: a boundary that is there, an own policy that is, one taken away that isn't or denies nothing? */
export function isIdle(
  { workspace, actor }: { readonly workspace: Workspace; readonly actor: Principal },
  { action, resource }: Called,
  said: RequestContext,
): boolean {
  const on = [...workspace.entities.values()].find(({ id }) => id === resource)
  const named = String(said['iam:PolicyARN'] ?? '')
  if (on?.kind !== 'user' && on?.kind !== 'role' && on?.kind !== 'group') return false
  if (action.endsWith('PermissionsBoundary') && on.kind !== 'group')
    return on.permissionsBoundary !== null && said['iam:PermissionsBoundary'] === on.permissionsBoundary
  const isThere = on.attachedPolicies.some((one) => one === named)
  if (action.startsWith('iam:Detach')) {
    const policy = entityOf(workspace, 'policy', arn(named))
    return !isThere || !JSON.stringify(policy?.versions.at(-1)?.document ?? '').includes('"Effect":"Deny"')
  }
  const isOwn = on.id === actor.id || (actor.kind === 'user' && actor.groups.includes(on.name))
  return action.startsWith('iam:Attach') && isOwn && isThere
}
