import type { NamedDocument, PolicyDocuments, PolicyLevel } from '#engine/compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

import { applies, statementsOf, type RawStatement, type Situation } from './applying.ts'
import { callerOf, grantOf, keysOf, strongest, type Grant } from './naming.ts'
import { asksKey, grantsReached, isKeyOfAws, serviceSays, standingGrant } from './service-says.ts'

export type Answer = 'allowed' | 'explicitDeny' | 'implicitDeny'

/**
 * A second reading of the rules, for tests alone: the documents as they are written, nothing compiled, bucketed or
 * remembered, and the combination line by line as AWS describes it. Takes only documents and requests that IAM
 * accepts, and knows the keys and services of the random cases.
 *
 * Rules R7.1 to R7.16. Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
 * access".
 */
export function decides(request: AuthorizationRequest, documents: PolicyDocuments): Answer {
  const situation = situationOf(request, documents)
  const service = serviceSays(situation, documents)
  if (service === 'allows') return 'allowed'

  const layers = bearing(documents, situation)
  const resource = service === 'ignores-resource-denies' ? [] : layers.resource
  const denying = [
    ...layers.identity,
    ...layers.boundary,
    ...layers.session,
    ...resource,
    ...layers.endpoint,
    ...layers.serviceControl.flatMap(({ policies }) => policies),
    ...layers.resourceControl.flatMap(({ policies }) => policies),
  ]
  if (denying.some((policy) => matching('Deny', policy, situation).length > 0)) return 'explicitDeny'
  if (service === 'stops') return 'implicitDeny'

  const allowsOf = (policies: readonly NamedDocument[]) =>
    policies.some((policy) => matching('Allow', policy, situation).length > 0)
  if (!layers.serviceControl.every(({ policies }) => allowsOf(policies))) return 'implicitDeny'
  if (layers.endpoint.length > 0 && !allowsOf(layers.endpoint)) return 'implicitDeny'

  const sides: Sides = {
    grant: grantsOf(layers.resource, situation),
    identity: situation.caller.kind === 'root' || allowsOf(layers.identity),
    boundary: layers.boundary.length === 0 || allowsOf(layers.boundary),
    session:
      layers.session.length === 0 ? situation.caller.kind !== 'federated-user' : allowsOf(layers.session),
  }
  return isAllowed(sides, situation) ? 'allowed' : 'implicitDeny'
}

type Sides = {
  readonly grant: Grant
  readonly identity: boolean
  readonly boundary: boolean
  readonly session: boolean
}

function isAllowed({ grant, identity, boundary, session }: Sides, situation: Situation): boolean {
  const { caller, account } = situation
  if (caller.account === null) return grant !== 'none'
  if (caller.account !== account) {
    const isGrantee = grantsReached(situation).some((each) => each === 'direct' || each === 'role')
    return (identity || isGrantee) && boundary && session && grant !== 'none'
  }
  if (grant === 'direct') return boundary || !isAssuming(situation)
  if (grant === 'role') return boundary && session
  if (grant === 'none' && needsResourcePolicy(situation)) return false
  return identity && boundary && session
}

function isAssuming({ request }: Situation): boolean {
  return request.action.toLowerCase().startsWith('sts:assumerole')
}

/** A role's trust policy and a key's key policy must allow by themselves (R7.8, R10.1). */
function needsResourcePolicy(situation: Situation): boolean {
  const { request } = situation
  if (request.action.startsWith('kms:')) return asksKey(situation)
  return request.action.startsWith('sts:') && (isAssuming(situation) || request.resource.includes(':role/'))
}

type Bearing = {
  readonly identity: readonly NamedDocument[]
  readonly boundary: readonly NamedDocument[]
  readonly session: readonly NamedDocument[]
  readonly resource: readonly NamedDocument[]
  readonly endpoint: readonly NamedDocument[]
  readonly serviceControl: readonly PolicyLevel[]
  readonly resourceControl: readonly PolicyLevel[]
}

/** The layers that apply to this caller and resource (R7.11, R7.13, R7.14, R8.1, R8.4, R8.6, R8.8). */
function bearing(documents: PolicyDocuments, situation: Situation): Bearing {
  const { caller, request } = situation
  const [service = '', operation] = request.action.toLowerCase().split(':')
  const isOurs = caller.account !== null
  const isHolder = isOurs && caller.kind !== 'root'
  const isControlled = ['s3', 'sqs', 'kms', 'sts'].includes(service)
  const isBeyond =
    (service === 'sts' && isLinked(request.resource)) ||
    (service === 'kms' && (operation === 'retiregrant' || isKeyOfAws(situation)))
  return {
    identity: isHolder ? (documents.identity ?? []) : [],
    boundary: isHolder ? (documents.permissionsBoundary ?? []) : [],
    session: isOurs ? (documents.session ?? []) : [],
    resource: documents.resource === undefined || service === 'iam' ? [] : [documents.resource],
    endpoint: documents.vpcEndpoint ?? [],
    serviceControl:
      isOurs && !isLinked(caller.role) && service !== 'mechanicalturk'
        ? (documents.serviceControl ?? [])
        : [],
    resourceControl:
      isControlled && !isBeyond && !isLinked(caller.role) ? (documents.resourceControl ?? []) : [],
  }
}

function isLinked(arn: string | null): boolean {
  return arn?.includes(':role/aws-service-role/') === true
}

function matching(
  effect: 'Allow' | 'Deny',
  { document }: NamedDocument,
  situation: Situation,
): readonly RawStatement[] {
  return statementsOf(document).filter(
    (statement) => statement['Effect'] === effect && applies(statement, document, situation),
  )
}

function grantsOf(policies: readonly NamedDocument[], situation: Situation): Grant {
  const { caller, context } = situation
  const grants = policies
    .flatMap((policy) => matching('Allow', policy, situation))
    .map(({ Principal }) => grantOf(Principal, caller, context))
  return strongest([...grants, standingGrant(situation)])
}

function situationOf(request: AuthorizationRequest, documents: PolicyDocuments): Situation {
  const caller = callerOf(request)
  const inArn = request.resource.split(':')[4] ?? ''
  return {
    request,
    caller,
    context: { ...keysOf(caller), ...folded(request.context ?? {}) },
    account: request.resourceAccount ?? (inArn === '' ? caller.account : inArn),
    isBounded:
      caller.account !== null && caller.kind !== 'root' && (documents.permissionsBoundary ?? []).length > 0,
  }
}

function folded(context: RequestContext): RequestContext {
  return Object.fromEntries(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
}
