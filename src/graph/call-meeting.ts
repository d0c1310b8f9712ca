import { type CompiledPolicies, compilePolicies, noPolicies } from '#engine/compile/compile-policies.ts'
import { compileDocument } from '#engine/compile/compiled-document.ts'
import type { Condition } from '#engine/condition/condition.ts'
import { parseConditions } from '#engine/condition/parse-conditions.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { Statement } from '#engine/policy/document.ts'
import { newFindings } from '#engine/policy/findings.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'
import { twoGenerations } from '#engine/text/two-generations.ts'

import { type Asked, asOfToday } from './as-of-today.ts'
import { isOfRole, mfaKey } from './mfa-sayings.ts'
import { everything } from './sides.ts'

/** A call by its context; `none` where it is proved that there is none, `unseen` where that isn't known. */
export type Meeting = RequestContext | 'none' | 'unseen'

/**
 * A call of today or later that meets all of the conditions together. Keys that aren't open, and that the request lacks, it doesn't bring.
 *
 * Cost: a decision on a policy that says nothing else; a look-up where the same was asked of another caller.
 */
export function callMeeting(conditions: readonly OpenCondition[], asked: Asked): Meeting {
  const text = textOf(conditions, asked)
  if (text === null) return meeting(conditions, { ...asked, request: asOneOfIam(asked.request) })
  const found = known.get(text) ?? meeting(conditions, { ...asked, request: anybodys(asked) })
  known.set(text, found)
  return typeof found === 'string' ? found : { ...asked.request.context, ...found }
}

const known = twoGenerations<Meeting>()

/** Equal texts: asked of whomever, it comes to the same. Null where that hangs on what is known of the caller. */
function textOf(conditions: readonly OpenCondition[], { request, isOpen, today }: Asked): string | null {
  const given = new Set(Object.keys(request.context ?? {}).map((key) => key.toLowerCase()))
  const keys = conditions.map(({ key }) => key.toLowerCase())
  if (keys.some((key) => given.has(key)) || conditions.some(mayHaveVariables)) return null
  const closed = [...keys, ...ofCalls].filter((key) => !isOpen(key))
  return JSON.stringify([conditions, closed, isOfSomeRole(request), today])
}

/** Keys at which is looked whatever the conditions are on. */
const ofCalls = ['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime', mfaKey]

/**
 * A request of which nothing is known but what of its kind is always so. Always of one call of IAM's own principals: those of providers are
 * stopped for anybody else (R9.7).
 */
function anybodys({ request }: Pick<Asked, 'request'>): AuthorizationRequest {
  const [account, of] = ['000000000000', isOfSomeRole(request) ? 'role' : 'user']
  const arnOf = (kind: string) => `arn:aws:iam::${account}:${kind}/x`
  return {
    principal: arnOf(of),
    action: 'sts:AssumeRole',
    resource: arnOf('role'),
    resourceAccount: account,
  }
}

/** Services and identities of providers aren't meant where a policy lets in everybody: the same call, of somebody who is. */
function asOneOfIam(request: AuthorizationRequest): AuthorizationRequest {
  if (typeof request.principal === 'string') return request
  return { ...anybodys({ request }), context: request.context ?? {} }
}

function isOfSomeRole({ principal }: AuthorizationRequest): boolean {
  return typeof principal === 'string' && isOfRole(principal)
}

/** Does a value read as one that holds a variable? */
export function mayHaveVariables({ values }: OpenCondition): boolean {
  return values.some((value) => value.includes('${'))
}

function meeting(conditions: readonly OpenCondition[], asked: Asked): Meeting {
  const policies = allowingWith(conditions)
  if (policies === null) return 'unseen'
  const { possibility, context } = asOfToday(asked, (call, isOpen) => possibilityOf(call, policies, isOpen))
  switch (possibility.kind) {
    case 'always':
    case 'conditional':
      return { ...asked.request.context, ...context }
    case 'undetermined':
      return 'unseen'
    case 'never':
      // a text that reads as a variable may have been meant as it stands
      return conditions.some(mayHaveVariables) ? 'unseen' : 'none'
  }
}

const statements = parsePolicyDocument(
  {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' },
    ],
  },
  'resource',
)
const own = compilePolicies({ identity: [everything] })

/** Policies that allow everything in just those calls that meet the conditions; null where one can't be read. */
function allowingWith(conditions: readonly OpenCondition[]): CompiledPolicies | null {
  const [allow, deny] = statements.ok ? statements.value.statements : []
  if (allow === undefined || deny === undefined || !own.ok) return null
  const holding: Condition[] = []
  const failing: Statement[] = []
  for (const { operator, key, values, must } of conditions) {
    const findings = newFindings()
    const statement = { Condition: { [operator]: { [key]: values } } }
    const read = parseConditions(statement, { hasVariables: true, pointer: '', findings })
    if (findings.problems.length > 0) return null
    if (must === 'hold') holding.push(...read)
    else failing.push({ ...deny, index: failing.length + 1, conditions: read })
  }
  const document = compileDocument({
    version: '2012-10-17',
    statements: [{ ...allow, conditions: holding }, ...failing],
  })
  return { ...noPolicies, identity: own.value.identity, resource: { layer: 'resource', name: '', document } }
}
