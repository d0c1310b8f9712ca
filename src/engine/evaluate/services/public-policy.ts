import type { Condition } from '../../condition/condition.ts'
import { parseBlock } from '../../condition/ip-comparison.ts'
import type { Statement } from '../../policy/document.ts'

/** Keys that pin a statement to somebody when given fixed values. */
const pinningKeys: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:userid',
  'aws:username',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  's3:dataaccesspointaccount',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
])

/**
 * Does S3 call a bucket policy with these statements public? One Allow to everybody that no condition pins to
 * fixed values is enough.
 *
 * Rule R10.7. Source: Amazon S3 User Guide, "The meaning of public".
 */
export function isPublicPolicy(statements: readonly Statement[]): boolean {
  return statements.some(
    ({ effect, principals, conditions }) =>
      effect === 'Allow' &&
      principals !== null &&
      (principals.negated || principals.patterns.some(({ kind }) => kind === 'everyone')) &&
      !conditions.some(pins),
  )
}

function pins(condition: Condition): boolean {
  const { operator, ifExists, setOperator, folded, values } = condition
  if (operator.negated || ifExists || setOperator === 'all' || values.length === 0) return false
  // a comparison of numbers, dates or truth values fixes nobody
  if (!['string', 'arn', 'ip'].includes(operator.family)) return false
  if (folded === 'aws:sourceip') return values.every(({ text }) => isNarrow(text))
  if (folded === 's3:dataaccesspointarn') return values.every(({ text }) => isPointOfAccount(text))
  return operator.family !== 'ip' && pinningKeys.has(folded) && values.every(({ text }) => isFixed(text))
}

/** Neither a wildcard nor a variable, whether or not the operator would read them as such. */
function isFixed(text: string): boolean {
  return !text.includes('${') && !/[*?]/.test(text)
}

/** Which access point may be left open, though not by a variable, as long as the account is fixed. */
function isPointOfAccount(text: string): boolean {
  return /^arn:[^:*?]+:s3:[^:]*:\d{12}:/.test(text) && !text.includes('${')
}

/** Broader than /8 of IPv4 or /32 of IPv6 counts as public. The private ranges, which AWS excepts, are none of them. */
function isNarrow(text: string): boolean {
  const block = parseBlock(text)
  if (block === null) return false
  return block.prefix >= (block.address.length === 2 ? 8 : 32)
}
