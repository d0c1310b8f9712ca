import type { Condition } from '../../condition/condition.ts'
import { isInside, parseBlock, type Block } from '../../condition/ip-comparison.ts'
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

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']
  .map(parseBlock)
  .filter((block) => block !== null)

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
  if (operator.negated || ifExists || setOperator === 'all' || operator.family === 'null') return false
  if (folded === 'aws:sourceip') return values.length > 0 && values.every(({ text }) => isNarrow(text))
  if (folded === 's3:dataaccesspointarn')
    return values.every(({ text }) => /^arn:[^:*?]+:s3:[^:]*:\d{12}:/.test(text))
  if (!pinningKeys.has(folded)) return false
  return values.every(({ text }) => {
    if (text.includes('${')) return false
    if (folded === 'aws:userid' && text.endsWith(':*')) return false
    return operator.name.endsWith('Equals') && operator.family === 'string' ? true : !/[*?]/.test(text)
  })
}

/** Broader than /8 of IPv4 or /32 of IPv6 counts as public, private ranges excepted. */
function isNarrow(text: string): boolean {
  const block = parseBlock(text)
  if (block === null) return false
  if (privateRanges.some((range) => lies(block, range))) return true
  return block.prefix >= (block.address.length === 2 ? 8 : 32)
}

function lies(block: Block, range: Block): boolean {
  return block.prefix >= range.prefix && isInside(block.address, range)
}
