import { first, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

/** Is this one action on one resource? Null where it is. */
export function checkRequest({
  action,
  resource,
}: {
  readonly action: string
  readonly resource: string
}): Problem | null {
  return first([
    /^[\w-]+:[\w-]+$/.test(action) ? null : invalid('action', action, 'not-an-action', null),
    resource === '*' || isArn(resource) ? null : invalid('resource', resource, 'not-an-arn', null),
  ])
}

function isArn(text: string): boolean {
  return /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./s.test(text)
}
