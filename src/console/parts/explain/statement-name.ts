import type { StatementReference } from '#engine/evaluate/decision.ts'

import { statementTitle } from '../../wording/statement-wording.ts'

/** A statement by its policy and its Sid, or its place where it has none: “readers › ReadReports”, “FullAccess (r-1) › statement 1”. */
export function statementName(statement: StatementReference): string {
  const { policy, target } = statement
  const at = target === undefined ? '' : ` (${target})`
  return `${policy}${at} › ${statementTitle(statement)}`
}
