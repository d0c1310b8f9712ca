import { parseConditions } from '#engine/condition/parse-conditions.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { newFindings } from '#engine/policy/findings.ts'

/**
 * May the user, role or account at `arn` meet the conditions, by what its ARN tells of it: which principal it is, and of which account?
 * True where that can't be told. A call of a session of a role has the ARN of the role.
 *
 * Rule R6.2. Source: IAM User Guide, "AWS global condition context keys", aws:PrincipalArn and aws:PrincipalAccount.
 */
export function canMeet(conditions: readonly OpenCondition[], arn: string): boolean {
  const told = new Map([
    ['aws:principalarn', arn],
    ['aws:principalaccount', arn.split(':')[4] ?? ''],
  ])
  return conditions.every(({ operator, key, values, must }) => {
    const value = told.get(key.toLowerCase())
    if (value === undefined) return true
    const statement = { Condition: { [operator]: { [key]: values } } }
    const findings = newFindings()
    const read = parseConditions(statement, { hasVariables: true, pointer: '', findings })
    if (findings.problems.length > 0 || read.some(({ hasVariables }) => hasVariables)) return true
    const context = new Map([[key.toLowerCase(), { values: [value], multivalued: false }]])
    return read.every(({ holds }) => holds(context) === (must === 'hold'))
  })
}
