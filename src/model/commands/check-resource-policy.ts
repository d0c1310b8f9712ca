import type { JsonValue } from '#engine/text/json.ts'

import type { Resource } from '../entities/entity.ts'
import { takesPolicy } from '../entities/resource-arn.ts'
import type { Workspace } from '../workspace.ts'
import { checkDocument } from './check-document.ts'
import { invalid } from './check-input.ts'
import { foreignResources } from './foreign-resources.ts'
import type { Problem } from './problem.ts'

/** Would the resource's service save this policy on it? Null, for no policy, always. */
export function checkResourcePolicy(
  workspace: Workspace,
  { type, arn }: Pick<Resource, 'type' | 'arn'>,
  policy: JsonValue,
): Problem | null {
  if (policy === null) return null
  if (!takesPolicy(type)) return invalid('policy', type, 'not-allowed-there', null)
  const problem = checkDocument(
    workspace,
    policy,
    type === 'vpc-endpoint' ? 'vpc-endpoint' : 'resource',
    type === 's3-bucket' ? 'bucket-policy-size' : null,
  )
  if (type !== 's3-bucket' || problem !== null) return problem
  const problems = foreignResources(policy, arn)
  return problems.length === 0 ? null : { kind: 'malformed-policy-document', grammar: 'resource', problems }
}
