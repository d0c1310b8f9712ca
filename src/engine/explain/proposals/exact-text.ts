/**
 * A resource as an entry of `Resource` that names it alone: what would be a wildcard or a variable in the sixth part is
 * escaped. Where the document has no variables there are no escapes, and a `*` in an ARN stays a wildcard.
 *
 * Rules R2.14, R5.1, R5.5. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function exactResource(resource: string, withVariables: boolean): string {
  if (resource === '*') return resource
  const parts = resource.split(':')
  const head = parts.slice(0, 5).join(':')
  return `${head}:${exactValue(parts.slice(5).join(':'), withVariables)}`
}

/** A text as a value of `StringLike` or `ArnLike` that matches it alone. */
export function exactValue(text: string, withVariables: boolean): string {
  return withVariables ? text.replaceAll(/[*?]|\$(?=\{)/g, '${$&}') : text
}

/** A text as a value of `StringEquals`, where only variables have to be escaped. */
export function literalValue(text: string, withVariables: boolean): string {
  return withVariables ? text.replaceAll(/\$(?=\{)/g, '${$}') : text
}
