import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

import { textsOf } from './holding.ts'

/** A caller in the words of R1.7 and R6.2. `account` is null for services, strangers and identities of a provider. */
export type Caller = {
  readonly kind: 'root' | 'user' | 'role' | 'federated-user' | 'service' | 'federated' | 'anonymous'
  readonly account: string | null
  readonly partition: string | null
  /** Its ARN, service or provider. */
  readonly name: string
  /** For a session: ARN of the role, where it is known. */
  readonly role: string | null
  readonly roleName: string
  /** For a federated user: ARN of the user that asked for the session, where it is known. */
  readonly issuer: string | null
}

/** How a policy names a caller, from the least to the most that its Allow does (R7.6). */
export type Grant = 'none' | 'account' | 'role' | 'direct'

/** Who asks. */
export function callerOf(request: AuthorizationRequest): Caller {
  const nobody = { account: null, partition: null, role: null, roleName: '', issuer: null }
  const { principal } = request
  if (typeof principal !== 'string') {
    return 'Service' in principal
      ? { ...nobody, kind: 'service', name: principal.Service }
      : { ...nobody, kind: 'federated', name: principal.Federated }
  }
  if (principal === '*') return { ...nobody, kind: 'anonymous', name: '' }
  const [, partition = '', service, , account = '', resource = ''] = principal.split(':')
  const known = { ...nobody, partition, account, name: principal }
  const [type, ...path] = resource.split('/')
  if (service === 'iam' && resource === 'root') return { ...known, kind: 'root' }
  if (service === 'iam' && type === 'user') return { ...known, kind: 'user' }
  if (service === 'iam') return { ...known, kind: 'role', role: principal, roleName: path.at(-1) ?? '' }
  if (type === 'federated-user') {
    return { ...known, kind: 'federated-user', issuer: request.sessionIssuer ?? null }
  }
  const said = request.context?.['aws:PrincipalArn']
  const [roleName = ''] = path
  return { ...known, kind: 'role', role: typeof said === 'string' ? said : null, roleName }
}

/** Context keys that follow from the caller, in lower case (R6.1, R6.2, R6.8). */
export function keysOf(caller: Caller): RequestContext {
  const { kind, account, partition, name } = caller
  switch (kind) {
    case 'service':
      return { 'aws:principalservicename': name, 'aws:principalisawsservice': true }
    case 'federated':
      return {}
    case 'anonymous':
      return {
        'aws:principalaccount': 'anonymous',
        'aws:principaltype': 'Anonymous',
        'aws:userid': 'anonymous',
      }
    case 'root':
    case 'user':
    case 'role':
    case 'federated-user': {
      const last = name.split('/').at(-1) ?? ''
      const types = { root: 'Account', user: 'User', role: 'AssumedRole', 'federated-user': 'FederatedUser' }
      const roleArn = caller.role ?? `arn:${partition}:iam::${account}:role/${caller.roleName}`
      return {
        'aws:principalarn': kind === 'role' ? roleArn : name,
        'aws:principalaccount': account ?? '',
        'aws:principaltype': types[kind],
        'aws:principalisawsservice': false,
        ...(kind === 'user' ? { 'aws:username': last } : {}),
        ...(kind === 'root' ? { 'aws:userid': account ?? '' } : {}),
        ...(kind === 'federated-user' ? { 'aws:userid': `${account}:${last}` } : {}),
      }
    }
  }
}

/** The strongest way in which a principal element names the caller. */
export function grantOf(element: unknown, caller: Caller, context: RequestContext): Grant {
  return strongest(waysIn(element, caller, context).map(({ grant }) => grant))
}

/** A request takes the strongest grant that it gets (R7.6). */
export function strongest(grants: readonly Grant[]): Grant {
  const got = new Set(grants)
  return (['direct', 'role', 'account'] as const).find((grant) => got.has(grant)) ?? 'none'
}

/** Does the principal element name the caller at all? */
export function isNamed(element: unknown, caller: Caller, context: RequestContext): boolean {
  return waysIn(element, caller, context).length > 0
}

/** R3.9, the strict reading: exempt is who is listed by every name. */
export function isExempt(element: unknown, caller: Caller, context: RequestContext): boolean {
  const ways = new Set(waysIn(element, caller, context).map(({ way }) => way))
  const needed: Readonly<Record<Caller['kind'], readonly Way[]>> = {
    root: ['account'],
    user: ['account', 'user'],
    role: ['account', 'role', 'session'],
    'federated-user': ['account', 'session'],
    service: ['service'],
    federated: ['provider'],
    anonymous: ['everyone'],
  }
  return ways.has('everyone') || needed[caller.kind].every((way) => ways.has(way))
}

type Way = 'everyone' | 'account' | 'user' | 'role' | 'issuer' | 'session' | 'service' | 'provider'

function waysIn(
  element: unknown,
  caller: Caller,
  context: RequestContext,
): readonly { readonly way: Way; readonly grant: Grant }[] {
  const byType = element === '*' ? { AWS: '*' } : Object(element)
  return Object.entries(byType).flatMap(([type, texts]) =>
    textsOf(texts).flatMap((text) => {
      const way = wayIn(type, text, { caller, id: String(context['aws:userid'] ?? '') })
      return way === null ? [] : [{ way, grant: grantBy(way, caller) }]
    }),
  )
}

function grantBy(way: Way, { kind }: Caller): Grant {
  if (way === 'account') return 'account'
  if (way === 'role' || way === 'issuer') return 'role'
  return way === 'everyone' && kind === 'federated' ? 'none' : 'direct'
}

function wayIn(type: string, text: string, { caller, id }: { caller: Caller; id: string }): Way | null {
  const { kind, account, partition, name } = caller
  if (type === 'Service') return kind === 'service' && name === text ? 'service' : null
  if (type === 'Federated') return kind === 'federated' && name === text ? 'provider' : null
  if (text === '*') return 'everyone'
  if (account === null) return null
  if (text === account || text === `arn:${partition}:iam::${account}:root`) return 'account'
  switch (kind) {
    case 'user':
      return text === name || text === id ? 'user' : null
    case 'federated-user':
      if (text === caller.issuer) return 'issuer'
      return text === name ? 'session' : null
    case 'role':
      if (text === name && name.includes(':assumed-role/')) return 'session'
      if (text === id.split(':')[0]) return 'role'
      return isRole(text, caller) ? 'role' : null
    case 'root':
    case 'service':
    case 'federated':
    case 'anonymous':
      return null
  }
}

/** Where the path of the session's role isn't known, the name in its account tells. */
function isRole(text: string, { role, roleName, account, partition }: Caller): boolean {
  if (role !== null) return text === role
  return text.startsWith(`arn:${partition}:iam::${account}:role/`) && text.endsWith(`/${roleName}`)
}
