import { ok, refused, type Result } from '../result.ts'
import { globOf } from '../text/glob.ts'
import { matcherOf, type TextMatcher } from '../text/text-matcher.ts'

/** A concrete API action in lower case, whole and split at its colon: `s3:getobject`, `s3`, `getobject`. */
export type Action = { readonly name: string; readonly service: string; readonly operation: string }

/** One entry of `Action` or `NotAction`: the lone `*`, or a literal service and a pattern over its operations. */
export type ActionPattern =
  | { readonly kind: 'every-action' }
  | { readonly kind: 'in-service'; readonly service: string; readonly coversOperation: TextMatcher }

export type ActionPatternProblem =
  | 'missing-service'
  | 'missing-operation'
  | 'wildcard-in-service'
  | 'bad-action'

/**
 * Read one entry of `Action` or `NotAction`, folding it to lower case: IAM ignores case there.
 *
 * Refuses `GetObject` (missing-service), `s3:` (missing-operation), `s*:GetObject` (wildcard-in-service) and
 * `s3: GetObject` (bad-action). `*:*` is accepted as `*`.
 *
 * Rule R2.6. Source: IAM User Guide, "IAM JSON policy elements: Action".
 */
export function parseActionPattern(text: string): Result<ActionPattern, ActionPatternProblem> {
  if (text === '*' || text === '*:*') return ok({ kind: 'every-action' })

  const colon = text.indexOf(':')
  if (colon <= 0) return refused('missing-service')

  const service = text.slice(0, colon).toLowerCase()
  const operation = text.slice(colon + 1).toLowerCase()
  if (operation === '') return refused('missing-operation')
  if (/[*?]/.test(service)) return refused('wildcard-in-service')
  if (!/^[a-z0-9-]+$/.test(service) || /[\s:]/.test(operation)) return refused('bad-action')
  return ok({ kind: 'in-service', service, coversOperation: matcherOf(globOf(operation)) })
}

/** Does `pattern` cover `action`? */
export function coversAction(pattern: ActionPattern, action: Omit<Action, 'name'>): boolean {
  switch (pattern.kind) {
    case 'every-action':
      return true
    case 'in-service':
      return pattern.service === action.service && pattern.coversOperation(action.operation)
  }
}
