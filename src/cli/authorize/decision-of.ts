import { together } from '#engine/evaluate/authorize-all.ts'
import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import type { Trace } from '#engine/explain/trace.ts'

import type { Decided, Judgement } from './judgement.ts'

/**
 * A decision as other programs read it. Where a call comes to several checks, its fields are those of the check that
 * settled it, the first one denied or else the first, and `checks` has the answer to each.
 */
export function decisionOf(
  { checks, isList }: Extract<Judgement, { readonly kind: 'decided' }>,
  explains: boolean,
): object {
  const decision = together(checks.map(({ trace }) => trace.decision))
  const settling = checks.find(({ trace }) => trace.decision === decision)
  if (settling === undefined) throw new Error('a line was decided without a check')
  if (checks.length === 1 && !isList) return fieldsOf(settling, explains)
  return {
    ...fieldsOf({ ...settling, possibility: possibilityOfAll(checks) }, false),
    checks: checks.map((check) => ({
      action: check.request.action,
      resource: check.request.resource,
      ...fieldsOf(check, explains),
    })),
  }
}

type Fields = { readonly decision: DecisionKind; readonly [field: string]: unknown }

function fieldsOf({ trace, possibility, proposals }: Decided, explains: boolean): Fields {
  const { decision, sentence, awsMessage, blockedBy, matchedStatements, rules, missingContextKeys } = trace
  return {
    decision,
    sentence,
    awsMessage,
    blockedBy,
    matchedStatements,
    rules,
    missingContextKeys,
    ...(possibility === null ? {} : { possibility }),
    ...(proposals === undefined ? {} : { proposals }),
    ...(explains ? { trace: traceFields(trace) } : {}),
  }
}

function traceFields({ deciding, gates, nearMisses, notes }: Trace): object {
  return { deciding, gates, nearMisses, notes }
}

/**
 * What a call could come to of which every check must be allowed. A witness proves one check, so the call is
 * `conditional` only where the checks that aren't allowed always say the very same, witness and all.
 */
function possibilityOfAll(checks: readonly Decided[]): Possibility | null {
  const each = checks.flatMap(({ possibility }) => (possibility === null ? [] : [possibility]))
  if (each.length < checks.length) return null
  const open = each.filter(({ kind }) => kind !== 'always')
  const [first, ...others] = open
  if (first === undefined) return { kind: 'always' }
  if (open.some(({ kind }) => kind === 'never')) return { kind: 'never' }
  if (others.every((other) => JSON.stringify(other) === JSON.stringify(first))) return first
  const conditions = new Map<string, OpenCondition>()
  for (const possibility of open) {
    if (!('conditions' in possibility)) continue
    for (const condition of possibility.conditions) conditions.set(JSON.stringify(condition), condition)
  }
  return { kind: 'undetermined', conditions: [...conditions.values()] }
}
