import { compilePolicies, type InvalidDocument } from '#engine/compile/compile-policies.ts'
import type { PolicyDocuments, PolicyLayer } from '#engine/compile/policy-documents.ts'
import { explain } from '#engine/explain/explain.ts'
import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import { readRequest, type RequestProblem } from '#engine/request/read-request.ts'
import type { AuthorizationRequest, RequestPrincipal } from '#engine/request/request.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { policyMessage } from '#language/policy-message.ts'

import { requestProblemText } from '../wording/request-problem-text.ts'
import type { Judgement } from './judgement.ts'
import type { LineProblem } from './line-problem.ts'
import type { AskedRequest } from './read-line.ts'

/** Judge a line that brings its policies. A document that IAM would refuse is told with its place in the line. */
export function judgeAlone(asked: AskedRequest, policies: PolicyDocuments): Judgement {
  const { principal, action, resource, context, given } = asked
  if (!isPrincipal(principal))
    return refused(requestProblem({ kind: 'bad-principal', pointer: '/principal' }))
  const request: AuthorizationRequest = { principal, action, resource, context, ...given }
  const readable = readRequest(request)
  if (!readable.ok) return refused(requestProblem(readable.problem))
  const compiled = compilePolicies(policies)
  if (!compiled.ok) return refused(policyProblem(compiled.problem))
  return { kind: 'decided', trace: explain(request, compiled.value) }
}

/** A problem of the request as a problem of its line. */
export function requestProblem(problem: RequestProblem): LineProblem {
  return {
    kind: 'invalid-request',
    message: requestProblemText(problem),
    pointer: `/request${problem.pointer}`,
  }
}

/** A text, or one of the two objects: a second field in it would pass unseen. */
export function isPrincipal(value: unknown): value is RequestPrincipal {
  if (!isJsonObject(value)) return typeof value === 'string'
  const [field, ...others] = Object.entries(value)
  if (field === undefined || others.length > 0) return false
  return (field[0] === 'Service' || field[0] === 'Federated') && typeof field[1] === 'string'
}

/** What each layer's policies are called when IAM refuses one. */
const grammars: Readonly<Record<PolicyLayer, PolicyGrammar>> = {
  identity: 'identity',
  permissionsBoundary: 'identity',
  session: 'identity',
  resource: 'resource',
  serviceControl: 'scp',
  resourceControl: 'rcp',
  vpcEndpoint: 'vpc-endpoint',
}

function policyProblem({ layer, name, pointer, problem }: InvalidDocument): LineProblem {
  const message = policyMessage(problem, isLayer(layer) ? grammars[layer] : 'identity')
  return { kind: 'invalid-policy', message: `in \`${name}\`: ${message}`, pointer: `/policies${pointer}` }
}

function isLayer(text: string): text is PolicyLayer {
  return Object.hasOwn(grammars, text)
}

function refused(problem: LineProblem): Judgement {
  return { kind: 'refused', problem }
}
