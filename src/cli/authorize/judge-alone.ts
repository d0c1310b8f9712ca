import {
  compilePolicies,
  type CompiledPolicies,
  type InvalidDocument,
} from '#engine/compile/compile-policies.ts'
import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { Check } from '#engine/evaluate/authorize-all.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import { checksThroughAccessPoint } from '#engine/evaluate/services/s3-access-points.ts'
import { explain } from '#engine/explain/explain.ts'
import type { AccessPoint } from '#engine/request/access-point.ts'
import { readRequest, type RequestProblem } from '#engine/request/read-request.ts'
import type { AuthorizationRequest, RequestPrincipal } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { policyMessage } from '#language/policy-message.ts'

import { requestProblemText } from '../wording/request-problem-text.ts'
import { refusal, type Decided, type Judgement } from './judgement.ts'
import type { LineProblem } from './line-problem.ts'
import type { AskedCheck } from './read-line.ts'
import type { IsUnknown } from './read-unknown-keys.ts'

/** Judge a check that brings its policies. A document that IAM would refuse is told with its place in the line. */
export function judgeAlone(
  asked: AskedCheck,
  policies: PolicyDocuments,
  isUnknown: IsUnknown | null,
): Judgement {
  const { request: given, requestPointer } = asked
  const { principal } = given
  if (!isPrincipal(principal)) {
    return refusal(requestProblem({ kind: 'bad-principal', pointer: '/principal' }, requestPointer))
  }
  const request: AuthorizationRequest = { ...given, principal }
  const readable = readRequest(request)
  if (!readable.ok) return refusal(requestProblem(readable.problem, requestPointer))
  const compiled = compilePolicies(policies)
  if (!compiled.ok) return refusal(policyProblem(compiled.problem, asked.policiesPointer))

  const { accessPoint } = readable.value.settings.s3
  if (accessPoint !== null) {
    const checks = throughAccessPoint(asked, request, { policies, compiled: compiled.value, accessPoint })
    if (!checks.ok) return refusal(checks.problem)
    const decided = checks.value.map((check) => decide(check, isUnknown))
    return { kind: 'decided', checks: decided, isList: false }
  }
  if (asked.bucketPolicies !== null) {
    const message =
      'name the access point of the bucket in `resourceSettings.s3.accessPoint`, or leave this out'
    return refusal({ kind: 'invalid-request', message, pointer: asked.bucketPoliciesPointer })
  }
  const decided = decide({ request, policies: compiled.value }, isUnknown)
  return { kind: 'decided', checks: [decided], isList: false }
}

/** Decide one check, with its reason, and what it could come to if keys are named as unknown. */
export function decide({ request, policies }: Check, isUnknown: IsUnknown | null): Decided {
  const possibility = isUnknown === null ? null : possibilityOf(request, policies, isUnknown)
  return { request, trace: explain(request, policies), possibility }
}

type OnAccessPoint = {
  readonly policies: PolicyDocuments
  readonly compiled: CompiledPolicies
  readonly accessPoint: AccessPoint
}

/** The bucket has the same resource control policies where its account is the same and its own are not given. */
function throughAccessPoint(
  { bucketPolicies, bucketPoliciesPointer, requestPointer }: AskedCheck,
  request: AuthorizationRequest,
  { policies, compiled, accessPoint }: OnAccessPoint,
): Result<readonly Check[], LineProblem> {
  const { resource: _ofAccessPoint, resourceControl, ...ofCaller } = policies
  const isSameAccount = accessPoint.account === accessPoint.bucketAccount
  const inherited = isSameAccount && resourceControl !== undefined ? { resourceControl } : {}
  const bucket = compilePolicies({ ...ofCaller, ...inherited, ...bucketPolicies })
  if (!bucket.ok) return refused(policyProblem(bucket.problem, bucketPoliciesPointer))
  const checks = checksThroughAccessPoint(request, { accessPoint: compiled, bucket: bucket.value })
  return checks.ok ? ok(checks.value) : refused(requestProblem(checks.problem, requestPointer))
}

/** A problem of the request as a problem of its line, where the request stands at `pointer`. */
export function requestProblem(problem: RequestProblem, pointer: string): LineProblem {
  return {
    kind: 'invalid-request',
    message: requestProblemText(problem),
    pointer: `${pointer}${problem.pointer}`,
  }
}

/** A text, or one of the two objects: a second field in it would pass unseen. */
export function isPrincipal(value: unknown): value is RequestPrincipal {
  if (!isJsonObject(value)) return typeof value === 'string'
  const [field, ...others] = Object.entries(value)
  if (field === undefined || others.length > 0) return false
  return (field[0] === 'Service' || field[0] === 'Federated') && typeof field[1] === 'string'
}

function policyProblem(
  { name, grammar = 'identity', pointer, problem }: InvalidDocument,
  at: string,
): LineProblem {
  const where = name === '' ? '' : `in \`${name}\`: `
  const message = `${where}${policyMessage(problem, grammar)}`
  return { kind: 'invalid-policy', message, pointer: `${at}${pointer}` }
}
