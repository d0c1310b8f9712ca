import { coversAction, type Action } from './action-pattern.ts'
import type { Statement } from './document.ts'

/** Does `Action` or `NotAction` cover the action? Rules R2.6, R2.7. */
export function elementCovers({ patterns, negated }: Statement['actions'], action: Action): boolean {
  for (const pattern of patterns) if (coversAction(pattern, action)) return !negated
  return negated
}
