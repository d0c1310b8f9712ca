import { coversAction, parseActionPattern, type ActionPatternProblem } from '#engine/policy/action-pattern.ts'
import { ok, type Result } from '#engine/result.ts'

import { serviceNamed, type ActionEntry, type CatalogIndex } from './catalog-index.ts'

/**
 * The documented actions that one entry of `Action` covers, such as `s3:Get*` or `*`, by service and name. None
 * for a service or an operation that isn't known: that alone does not make the entry wrong.
 *
 * Refuses what IAM refuses, with `parseActionPattern`'s reasons. Cost is linear in the actions of the service, or
 * of all services for `*`.
 *
 * Rule R2.6. Source: IAM User Guide, "IAM JSON policy elements: Action".
 */
export function expandActionPattern(
  index: CatalogIndex,
  pattern: string,
): Result<readonly ActionEntry[], ActionPatternProblem> {
  const parsed = parseActionPattern(pattern)
  if (!parsed.ok) return parsed
  const wanted = parsed.value
  if (wanted.kind === 'every-action') {
    return ok([...index.services.values()].flatMap(({ actions }) => Array.from(actions.values())))
  }
  const service = serviceNamed(index, wanted.service)
  if (service === null) return ok([])
  const covered = [...service.actions].filter(([operation]) =>
    coversAction(wanted, { service: service.prefix, operation }),
  )
  return ok(covered.map(([, action]) => action))
}
