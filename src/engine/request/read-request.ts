import type { ContextKeys, KeyValues } from '../condition/condition-holds.ts'
import type { Action } from '../policy/action-pattern.ts'
import { ok, refused, type Result } from '../result.ts'
import { parseArn } from '../text/arn.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { principalContext } from './principal-context.ts'
import { accountOf, readPrincipal, type Principal } from './principal.ts'
import type { Question } from './question.ts'
import type { AuthorizationRequest, RequestContext } from './request.ts'

/** Why a request can't be decided at all, with the JSON pointer of the field. */
export type RequestProblem = {
  readonly kind:
    | 'bad-principal'
    | 'bad-action'
    | 'bad-resource'
    | 'bad-account'
    | 'bad-context'
    | 'bad-context-value'
  readonly pointer: string
  readonly found?: string
}

/**
 * Read a request: who asks, the action in lower case, whose resource it is, and the context with the keys that
 * follow from the principal (given ones win).
 *
 * Refuses an action that is not `service:Operation`, a principal of no known kind, a resource that is neither `*`
 * nor an ARN, and context values that are no text, number, boolean or list of these.
 *
 * Rules R1.1, R1.6, R4.2, R6.1, R6.2. Source: IAM User Guide, "Processing the request context".
 */
export function readRequest(request: AuthorizationRequest): Result<Question, RequestProblem> {
  const action = readAction(request.action)
  if (action === null) return refused(problem('bad-action', '/action', request.action))
  const given = readContext(request.context)
  if (!given.ok) return given
  const principal = isReadable(request.principal)
    ? readPrincipal(request.principal, given.value.get('aws:principalarn')?.values[0])
    : null
  if (principal === null) return refused(problem('bad-principal', '/principal', request.principal))

  const resource: unknown = request.resource
  const arn = typeof resource === 'string' ? parseArn(resource) : null
  if (arn === null && resource !== '*') return refused(problem('bad-resource', '/resource', resource))
  const owner: unknown = request.resourceAccount
  if (owner !== undefined && (typeof owner !== 'string' || owner === '')) {
    return refused(problem('bad-account', '/resourceAccount', owner))
  }
  return ok({
    request,
    principal,
    action,
    resource: request.resource,
    resourceAccount: request.resourceAccount ?? (arn?.account || accountOf(principal)),
    context: withPrincipalKeys(given.value, principal),
  })
}

function problem(kind: RequestProblem['kind'], pointer: string, found: unknown): RequestProblem {
  return typeof found === 'string' ? { kind, pointer, found } : { kind, pointer }
}

function isReadable(principal: unknown): boolean {
  return (
    typeof principal === 'string' ||
    (isJsonObject(principal) && ('Service' in principal || 'Federated' in principal))
  )
}

function readAction(text: unknown): Action | null {
  if (typeof text !== 'string') return null
  const [service = '', operation = '', ...more] = text.toLowerCase().split(':')
  if (more.length > 0 || operation === '' || !/^[a-z0-9-]+$/.test(service)) return null
  return { service, operation }
}

function readContext(context: RequestContext | undefined): Result<Map<string, KeyValues>, RequestProblem> {
  const keys = new Map<string, KeyValues>()
  if (context === undefined) return ok(keys)
  if (!isJsonObject(context)) return refused(problem('bad-context', '/context', context))
  for (const [key, value] of Object.entries(context)) {
    const values = readValues(value)
    if (values === null) return refused(problem('bad-context-value', pointerTo('/context', key), key))
    keys.set(key.toLowerCase(), values)
  }
  return ok(keys)
}

function readValues(value: unknown): KeyValues | null {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  const values: string[] = []
  for (const entry of entries) {
    if (typeof entry !== 'string' && typeof entry !== 'number' && typeof entry !== 'boolean') return null
    values.push(String(entry))
  }
  return { values, multivalued: Array.isArray(value) }
}

function withPrincipalKeys(keys: Map<string, KeyValues>, principal: Principal): ContextKeys {
  for (const [key, value] of Object.entries(principalContext(principal))) {
    const folded = key.toLowerCase()
    if (!keys.has(folded)) keys.set(folded, { values: [String(value)], multivalued: false })
  }
  return keys
}
