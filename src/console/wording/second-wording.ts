import type { SecondPermission } from '#graph/trust-graph.ts'

import { conditionSentence } from './graph-wording.ts'

/** Heads the conditions of a second permission. */
export function secondTitle(action: string): string {
  return `And ${action}, which it takes to bring ${whatIsBrought(action)}, is allowed if`
}

/** The same on one line. */
export function secondSentence({ action, conditions }: SecondPermission): string {
  return `${action}, to bring ${whatIsBrought(action)}, only if ${conditions.map(conditionSentence).join(' and ')}`
}

function whatIsBrought(action: string): string {
  return action === 'sts:SetSourceIdentity' ? 'a source identity' : 'session tags'
}
