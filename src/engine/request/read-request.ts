import { resourceKeys, type ResourceKeys } from '../compile/resource-keys.ts'
import type { ContextKeys, KeyValues } from '../condition/context-keys.ts'
import type { Action } from '../policy/action-pattern.ts'
import { ok, refused, type Result } from '../result.ts'
import { parseArn, type ArnParts } from '../text/arn.ts'
import { fold } from '../text/fold.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { remember } from '../text/remember.ts'
import { fitsPrincipal } from './credentials.ts'
import { principalContext } from './principal-context.ts'
import { accountOf, issuedBy, readPrincipal, type Principal } from './principal.ts'
import type { Question } from './question.ts'
import { settingProblem, type RequestProblem } from './request-problem.ts'
import type { AuthorizationRequest, ContextValue, RequestContext, RequestPrincipal } from './request.ts'
import { readResourceSettings } from './resource-settings.ts'

export type { RequestProblem } from './request-problem.ts'

/**
 * Read a request: who asks, the action in lower case, whose resource it is, and the context with the keys that
 * follow from the principal (given ones win).
 *
 * Refuses an action that is not one `service:Operation` (no wildcards), a principal of no known kind, a session
 * issuer that is no user of a federated user's account, credentials
 * that the principal can't hold, a resource that is neither `*` nor an ARN, context values
 * that are no text, number, boolean or list of these, and settings of S3 and KMS of an unknown name or shape.
 *
 * Rules R1.1, R1.6, R4.2, R6.1, R6.2. Source: IAM User Guide, "Processing the request context".
 */
export function readRequest(request: AuthorizationRequest): Result<Question, RequestProblem> {
  const action = typeof request.action === 'string' ? readAction(request.action) : null
  if (action === null) return refused(settingProblem('bad-action', '/action', request.action))
  const given = readContext(request.context)
  if (!given.ok) return given
  const known = isReadable(request.principal)
    ? principalOf(request.principal, given.value.principalArn)
    : null
  if (known === null) return refused(settingProblem('bad-principal', '/principal', request.principal))
  const issuer: unknown = request.sessionIssuer
  const principal = issuer === undefined ? known.principal : issuedBy(known.principal, issuer)
  if (principal === null) return refused(settingProblem('bad-principal', '/sessionIssuer', issuer))
  const credentials: unknown = request.credentials
  if (credentials !== undefined && !fitsPrincipal(credentials, principal)) {
    return refused(settingProblem('bad-principal', '/credentials', credentials))
  }

  const asked: unknown = request.resource
  const resource = typeof asked === 'string' ? readResource(asked) : null
  if (resource === null) return refused(settingProblem('bad-resource', '/resource', asked))
  const owner: unknown = request.resourceAccount
  if (owner !== undefined && (typeof owner !== 'string' || owner === '')) {
    return refused(settingProblem('bad-account', '/resourceAccount', owner))
  }
  const settings = readResourceSettings(request.resourceSettings)
  if (!settings.ok) return settings
  return ok({
    request,
    principal,
    credentials: credentials ?? null,
    action,
    resource: request.resource,
    resourceKeys: resource.keys,
    resourceAccount: request.resourceAccount ?? resource.owner ?? accountOf(principal),
    context: contextOf(given.value.context, known.keys),
    settings: settings.value,
  })
}

function isReadable(principal: unknown): boolean {
  return (
    typeof principal === 'string' ||
    (isJsonObject(principal) && ('Service' in principal || 'Federated' in principal))
  )
}

const readAction = remember((text: string): Action | null => {
  const name = text.toLowerCase()
  const [service = '', operation = '', ...more] = name.split(':')
  if (more.length > 0 || !/^[a-z0-9-]+$/.test(service) || !/^[^\s*?]+$/.test(operation)) return null
  return { name, service, operation }
})

type Resource = { readonly keys: ResourceKeys; readonly owner: string | null }

const readResource = remember((text: string): Resource | null => {
  const arn = parseArn(text)
  if (arn === null && text !== '*') return null
  return { keys: resourceKeys(text), owner: ownerOf(arn) }
})

/** The account in an ARN; null where there is none, or `aws` stands there: AWS's own things are open to every account. */
function ownerOf(arn: ArnParts | null): string | null {
  return arn !== null && /^\d+$/.test(arn.account) ? arn.account : null
}

/** The context as given, all of it readable, and what it says of aws:PrincipalArn. */
type GivenContext = { readonly context: RequestContext; readonly principalArn: string | undefined }

const nothingGiven: GivenContext = { context: {}, principalArn: undefined }

function readContext(context: RequestContext | undefined): Result<GivenContext, RequestProblem> {
  if (context === undefined) return ok(nothingGiven)
  if (!isJsonObject(context)) return refused(settingProblem('bad-context', '/context', context))
  let principalArn: string | undefined
  for (const key of Object.keys(context)) {
    const value: unknown = context[key]
    if (!isContextValue(value) && readValues(value) === null) {
      return refused(settingProblem('bad-context-value', pointerTo('/context', key), key))
    }
    if (key.length === 'aws:principalarn'.length && fold(key) === 'aws:principalarn') {
      principalArn = readValues(value)?.values[0]
    }
  }
  return ok({ context, principalArn })
}

/** Given keys win. They are folded when the first of them is asked for: most requests are decided without. */
function contextOf(given: RequestContext, known: ReadonlyMap<string, KeyValues>): ContextKeys {
  let folded: Map<string, KeyValues> | null = null
  return {
    get: (key) => {
      folded ??= foldKeys(given)
      return folded.get(key) ?? known.get(key)
    },
  }
}

function foldKeys(context: RequestContext): Map<string, KeyValues> {
  const keys = new Map<string, KeyValues>()
  for (const key of Object.keys(context)) {
    const values = readValues(context[key])
    if (values !== null) keys.set(fold(key), values)
  }
  return keys
}

function readValues(value: unknown): KeyValues | null {
  if (isContextValue(value)) return { values: [String(value)], multivalued: false }
  if (!Array.isArray(value)) return null
  const entries: readonly unknown[] = Array.from(value) // holes are values of no kind
  return entries.every(isContextValue) ? { values: entries.map(String), multivalued: true } : null
}

function isContextValue(value: unknown): value is ContextValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Who asks, with the context keys that follow from it, by name in lower case. */
type KnownPrincipal = { readonly principal: Principal; readonly keys: ReadonlyMap<string, KeyValues> }

function principalOf(principal: RequestPrincipal, knownArn: string | undefined): KnownPrincipal | null {
  if (typeof principal === 'string' && knownArn === undefined) return principalByText(principal)
  return withKeys(readPrincipal(principal, knownArn))
}

const principalByText = remember((text: string) => withKeys(readPrincipal(text, undefined)))

function withKeys(principal: Principal | null): KnownPrincipal | null {
  if (principal === null) return null
  const keys = new Map<string, KeyValues>()
  for (const [key, value] of Object.entries(principalContext(principal))) {
    const values = readValues(value)
    if (values !== null) keys.set(fold(key), values)
  }
  return { principal, keys }
}
