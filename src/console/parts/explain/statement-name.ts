import type { StatementReference } from '#engine/evaluate/decision.ts'

/** A statement by its policy and its Sid, or its place where it has none: “readers › ReadReports”, “FullAccess (r-1) › statement 1”. */
export function statementName({ policy, target, sid, statement }: StatementReference): string {
  const which = sid === null || sid === '' ? `statement ${statement + 1}` : sid
  const at = target === undefined ? '' : ` (${target})`
  return `${policy}${at} › ${which}`
}
