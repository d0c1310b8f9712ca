/** The six parts of an ARN. `resource` may itself hold `:` and `/` (R2.9). */
export type ArnParts = {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/**
 * Split an ARN at its first five colons; null where `text` doesn't begin with `arn:` or has fewer than six parts.
 * Parts are not judged: `region` and `account` may be empty, as in `arn:aws:s3:::reports`.
 *
 * Rule R2.9. Source: IAM User Guide, "IAM identifiers".
 */
export function parseArn(text: string): ArnParts | null {
  if (!text.startsWith('arn:')) return null
  const afterPartition = text.indexOf(':', 4)
  const afterService = afterPartition < 0 ? -1 : text.indexOf(':', afterPartition + 1)
  const afterRegion = afterService < 0 ? -1 : text.indexOf(':', afterService + 1)
  const afterAccount = afterRegion < 0 ? -1 : text.indexOf(':', afterRegion + 1)
  if (afterAccount < 0) return null
  return {
    partition: text.slice(4, afterPartition),
    service: text.slice(afterPartition + 1, afterService),
    region: text.slice(afterService + 1, afterRegion),
    account: text.slice(afterRegion + 1, afterAccount),
    resource: text.slice(afterAccount + 1),
  }
}
