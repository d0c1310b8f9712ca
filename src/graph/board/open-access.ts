import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { Caller } from '#model/caller.ts'
import type { Resource } from '#model/entities/entity.ts'
import type { Ask } from '#model/gather.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { unlistedEndpoints, unlistedGap } from '#model/unlisted.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { type Access, accessOf } from '../questions/access-of.ts'

/** Keys that tell of one thing: where one of them isn't known, neither are the others that nobody gave. */
const together: readonly (readonly string[])[] = [
  ['aws:currenttime', 'aws:epochtime'],
  ['aws:multifactorauthpresent', 'aws:multifactorauthage'],
  ['aws:sourcevpce', 'aws:sourcevpc'],
]

/** Of these no two are told to hang on: their values go together, which conditions on each alone don't say. */
const bound = together.slice(0, 2)

/** More endpoints than anybody asks about at once. */
const mostEndpoints = 40

/**
 * What `caller` may do while the values of some keys are not known. `allowed` and `denied` hold whatever the values,
 * `conditional` was seen to be allowed in one case of them.
 *
 * A VPC endpoint that isn't known may be any that the workspace holds, whose policy then counts, or another.
 *
 * Rules R6.10, R8.10. Cost: as `accessOf`, once for each endpoint of the workspace where the endpoint is not known.
 */
export function openAccess(workspace: Workspace, caller: Caller, ask: Ask): Access {
  const unknown = withFollowers(ask)
  const asked = { ...ask, unknown }
  const isEndpointOpen = unknown.some((key) => key.toLowerCase() === 'aws:sourcevpce')
  const endpoints = isEndpointOpen ? endpointsOf(workspace) : []
  const unlisted = isEndpointOpen ? unlistedEndpoints(workspace) : undefined
  if (unlisted !== undefined) {
    // a policy of an endpoint that nobody could list may still forbid it
    const access = judged(workspace, caller, asked)
    const reasons = [unlistedGap('aws:SourceVpce', unlisted)]
    return access.state === 'denied' ? access : { state: 'unknown', reasons, conditions: [] }
  }
  if (endpoints.length > mostEndpoints) return { state: 'unknown', reasons: [], conditions: [] }
  if (endpoints.length === 0) return judged(workspace, caller, asked)
  return throughAny(workspace, caller, { ask: asked, endpoints })
}

function withFollowers({ context, unknown = [] }: Ask): readonly string[] {
  const open = new Set(unknown.map((key) => key.toLowerCase()))
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  const followers = together
    .filter((group) => group.some((key) => open.has(key)))
    .flatMap((group) => group.filter((key) => !open.has(key) && !given.has(key)))
  return [...unknown, ...followers]
}

function judged(workspace: Workspace, caller: Caller, ask: Ask): Access {
  const open = new Set((ask.unknown ?? []).map((key) => key.toLowerCase()))
  const openKeys = () => (key: string) => open.has(key)
  const access = accessOf({ workspace, ask, openKeys }, caller)
  if (access.state !== 'conditional') return access
  const named = new Set([access.conditions, ...access.ways].flat().map(({ key }) => key.toLowerCase()))
  const isTangled = bound.some((group) => group.every((key) => named.has(key)))
  return isTangled ? { state: 'unknown', reasons: [], conditions: access.conditions } : access
}

const endpointsOf = oncePerWorkspace((workspace): readonly Resource[] =>
  entitiesOf(workspace, 'resource').filter(
    ({ type, policy, settings, unread }) =>
      type === 'vpc-endpoint' && (policy !== null || unread !== undefined || settings.vpcId !== null),
  ),
)

type AnyEndpoint = { readonly ask: Ask; readonly endpoints: readonly Resource[] }

function throughAny(workspace: Workspace, caller: Caller, { ask, endpoints }: AnyEndpoint): Access {
  const names = endpoints.map(({ name }) => name)
  const cases = [
    { access: judged(workspace, caller, ask), condition: endpointIs('StringNotEquals', names) },
    ...endpoints.map((endpoint) => ({
      access: judged(workspace, caller, through(endpoint, ask)),
      condition: endpointIs('StringEquals', [endpoint.name]),
    })),
  ]
  const missing = cases.find(({ access }) => access.state === 'unknown')
  if (missing !== undefined) return missing.access
  const [first] = cases
  const isSame = cases.every(({ access }) => access.state === first?.access.state)
  if (isSame && first !== undefined && first.access.state !== 'conditional') return first.access
  const open = cases.flatMap(({ access, condition }) => waysOf(access, condition, names))
  const proof = cases.find(({ access }) => access.state === 'conditional' || access.state === 'allowed')
  return {
    state: 'conditional',
    conditions: open.flat(),
    ways: open,
    isExact: cases.every(({ access }) => access.state !== 'conditional' || access.isExact),
    witness: proof?.access.state === 'conditional' ? proof.access.witness : {},
    isOutside: cases.some(({ access }) => access.state === 'conditional' && access.isOutside),
  }
}

/** The same request through this endpoint. */
function through({ name, settings }: Resource, ask: Ask): Ask {
  const isSettled = (key: string) =>
    key === 'aws:sourcevpce' || (key === 'aws:sourcevpc' && settings.vpcId !== null)
  const unknown = (ask.unknown ?? []).filter((key) => !isSettled(key.toLowerCase()))
  return { ...ask, context: { ...ask.context, 'aws:SourceVpce': name }, unknown }
}

/** The ways of one case, each on condition that it is that case; those through an endpoint of another case are its. */
function waysOf(
  access: Access,
  condition: OpenCondition,
  names: readonly string[],
): readonly (readonly OpenCondition[])[] {
  if (access.state === 'allowed') return [[condition]]
  if (access.state !== 'conditional') return []
  const isOfOther = ({ key, operator, values, must }: OpenCondition) =>
    key.toLowerCase() === 'aws:sourcevpce' &&
    operator === 'StringEquals' &&
    must === 'hold' &&
    values.every((value) => names.includes(value))
  return access.ways.filter((way) => !way.some(isOfOther)).map((way) => [condition].concat(way))
}

function endpointIs(operator: string, values: readonly string[]): OpenCondition {
  return { operator, key: 'aws:SourceVpce', values, must: 'hold' }
}
