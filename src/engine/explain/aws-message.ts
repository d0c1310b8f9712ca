import type { BlockingLayer, DecisionKind } from '../evaluate/decision.ts'
import type { Question } from '../request/question.ts'
import { withArticle } from './words.ts'

/** What AWS calls the policy types in its messages. */
const names: Readonly<Record<Exclude<BlockingLayer, 'service'>, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  permissionsBoundary: 'permissions boundary',
  session: 'session policy',
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
  vpcEndpoint: 'VPC endpoint policy',
}

/** S3 says no more than this; others name the call, as API Gateway's and OpenSearch's answers do. */
function anonymousMessage({ action, request }: Question, decision: DecisionKind): string {
  if (action.service === 's3') return 'Access Denied'
  const what = `User: anonymous is not authorized to perform: ${request.action} on resource: ${request.resource}`
  return decision === 'explicitDeny' ? `${what} with an explicit deny` : what
}

/**
 * The text that AWS answers a refused request with; null where the request is allowed, or AWS gives no such text
 * (services, rules of a service).
 *
 * Rule R1.11. Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
export function awsMessage(
  question: Question,
  decision: DecisionKind,
  blockedBy: readonly BlockingLayer[],
): string | null {
  if (decision === 'allowed') return null
  const { principal, request } = question
  if (principal.kind === 'federated') return `Not authorized to perform ${request.action}`
  if (principal.kind === 'service') return null
  if (principal.kind === 'anonymous') return anonymousMessage(question, decision)
  const layer = blockedBy.find((blocking) => blocking !== 'service')
  if (layer === undefined) return null

  const who =
    principal.kind === 'role-session' ? (principal.sessionArn ?? principal.roleArn ?? '') : principal.arn
  const what = `User: ${who} is not authorized to perform: ${request.action} on resource: "${request.resource}"`
  const isTrust = layer === 'resource' && question.action.service === 'sts'
  const name = isTrust ? 'role trust policy' : names[layer]
  if (decision === 'implicitDeny') return `${what} because no ${name} allows the ${request.action} action`
  return `${what} with an explicit deny in ${isTrust ? `the ${name}` : withArticle(name)}`
}
