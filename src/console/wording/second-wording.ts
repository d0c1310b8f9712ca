import type { SecondPermission } from '#graph/trust-graph.ts'

import { conditionSentence } from './graph-wording.ts'

/** Heads the conditions of a second permission, in the order of the call: what it is needed for, and that it hangs on something. */
export function secondTitle(action: string): string {
  return `And ${broughtBy(action)}, which takes ${action}, if`
}

/** The same on one line. */
export function secondSentence({ action, conditions }: SecondPermission): string {
  return `${action}, to bring ${whatIsBrought(action)}, only if ${conditions.map(conditionSentence).join(' and ')}`
}

function broughtBy(action: string): string {
  return `${whatIsBrought(action)} may be brought`
}

function whatIsBrought(action: string): string {
  return action === 'sts:SetSourceIdentity' ? 'a source identity' : 'session tags'
}
