import { type CompiledPolicies, compilePolicies, noPolicies } from '#engine/compile/compile-policies.ts'
import { compileDocument } from '#engine/compile/compiled-document.ts'
import type { Condition } from '#engine/condition/condition.ts'
import { parseConditions } from '#engine/condition/parse-conditions.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { Statement } from '#engine/policy/document.ts'
import { newFindings } from '#engine/policy/findings.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { RequestContext } from '#engine/request/request.ts'

import { type Asked, asOfToday } from './as-of-today.ts'
import { everything } from './sides.ts'

/** A call by its context; `none` where it is proved that there is none, `unseen` where that isn't known. */
export type Meeting = RequestContext | 'none' | 'unseen'

/**
 * A call of today or later that meets all of the conditions together. Keys that aren't open, and that the request lacks, it doesn't bring.
 *
 * Cost: a decision on a policy that says nothing else.
 */
export function callMeeting(conditions: readonly OpenCondition[], asked: Asked): Meeting {
  const policies = allowingWith(conditions)
  if (policies === null) return 'unseen'
  const { possibility, context } = asOfToday(asked, (call, isOpen) => possibilityOf(call, policies, isOpen))
  switch (possibility.kind) {
    case 'always':
    case 'conditional':
      return { ...asked.request.context, ...context }
    case 'undetermined':
      return 'unseen'
    case 'never':
      // a text that reads as a variable may have been meant as it stands
      return conditions.some(({ values }) => values.some((value) => value.includes('${'))) ? 'unseen' : 'none'
  }
}

const statements = parsePolicyDocument(
  {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' },
    ],
  },
  'resource',
)
const own = compilePolicies({ identity: [everything] })

/** Policies that allow everything in just those calls that meet the conditions; null where one can't be read. */
function allowingWith(conditions: readonly OpenCondition[]): CompiledPolicies | null {
  const [allow, deny] = statements.ok ? statements.value.statements : []
  if (allow === undefined || deny === undefined || !own.ok) return null
  const holding: Condition[] = []
  const failing: Statement[] = []
  for (const { operator, key, values, must } of conditions) {
    const findings = newFindings()
    const statement = { Condition: { [operator]: { [key]: values } } }
    const read = parseConditions(statement, { hasVariables: true, pointer: '', findings })
    if (findings.problems.length > 0) return null
    if (must === 'hold') holding.push(...read)
    else failing.push({ ...deny, index: failing.length + 1, conditions: read })
  }
  const document = compileDocument({
    version: '2012-10-17',
    statements: [{ ...allow, conditions: holding }, ...failing],
  })
  return { ...noPolicies, identity: own.value.identity, resource: { layer: 'resource', name: '', document } }
}
