import type { JsonStatement } from '../../policy/statement-place.ts'
import type { Question } from '../../request/question.ts'
import { isJsonObject } from '../../text/json-object.ts'
import type { ClauseTrace, OperandTrace } from '../trace.ts'
import { callerForms } from './caller-forms.ts'
import { hasVariables } from './document-position.ts'
import { exactResource, exactValue, literalValue } from './exact-text.ts'
import { conditionOf, entriesOf, fromEntries, withCondition, withEntry, withOperand } from './json-entries.ts'
import type { StatementEdit } from './proposal.ts'
import { replaced } from './statement-edits.ts'
import type { Weighed } from './weigh.ts'

/**
 * How an Allow that failed in one clause could be made to apply, the least change first: another entry of `Action`,
 * `Resource` or `Principal`, an entry less of `NotAction` or `NotResource`, another value of a comparison, else that
 * comparison left out. Nothing for statements that failed otherwise.
 */
export function widenings(weighed: Weighed, question: Question): readonly StatementEdit[] {
  const { trace, json } = weighed
  const [failed, ...more] = trace.clauses.filter(({ holds }) => !holds)
  if (trace.effect !== 'Allow' || failed === undefined || more.length > 0) return []
  const afters = widened(failed, json, { question, withVariables: hasVariables(weighed.at.named.document) })
  return afters.map((after) => replaced(weighed, 'widen-statement', after))
}

type Asked = { readonly question: Question; readonly withVariables: boolean }

function widened(failed: ClauseTrace, json: JsonStatement, asked: Asked): readonly JsonStatement[] {
  const { question, withVariables } = asked
  switch (failed.clause) {
    case 'action':
      return failed.element === 'Action'
        ? [{ ...json, Action: withEntry(json['Action'], question.request.action) }]
        : withoutMatches(json, failed)
    case 'resource':
      return failed.element === 'Resource'
        ? [
            {
              ...json,
              Resource: withEntry(json['Resource'], exactResource(question.resource, withVariables)),
            },
          ]
        : withoutMatches(json, failed)
    case 'principal':
      return callerForms(question).flatMap(({ Principal, Condition }) =>
        Condition === undefined && isJsonObject(Principal) ? withPrincipal(json, Principal) : [],
      )
    case 'condition':
      return withComparisons(failed, json, withVariables)
  }
}

/** Without the entries of `NotAction` or `NotResource` that hit the request: nothing where none would be left. */
function withoutMatches(json: JsonStatement, { element, entries }: ClauseTrace): readonly JsonStatement[] {
  const hit = new Set(entries.filter(({ matches }) => matches).map(({ text }) => text))
  const kept = entriesOf(json[element]).filter((entry) => typeof entry !== 'string' || !hit.has(entry))
  return kept.length === 0 ? [] : [{ ...json, [element]: fromEntries(kept) }]
}

function withPrincipal(
  json: JsonStatement,
  caller: Readonly<Record<string, unknown>>,
): readonly JsonStatement[] {
  const named = json['Principal']
  const types = isJsonObject(named) ? named : { AWS: named }
  const [[type, name] = []] = Object.entries(caller)
  if (type === undefined) return []
  const others = Object.hasOwn(types, type) ? types[type] : undefined
  return [{ ...json, Principal: { ...types, [type]: withEntry(others, name) } }]
}

function withComparisons(
  failed: ClauseTrace,
  json: JsonStatement,
  withVariables: boolean,
): readonly JsonStatement[] {
  const missing = failed.operands.filter(({ holds }) => !holds)
  const extended = missing.map((operand) => extendedValues(operand, withVariables))
  const block = conditionOf(json)
  const dropped = missing.reduce((rest, operand) => withOperand(rest, operand, null), block)
  const all = [withCondition(json, dropped)]
  if (extended.includes(null)) return all
  const more = missing.reduce((rest, operand, at) => withOperand(rest, operand, extended[at]), block)
  return [withCondition(json, more), ...all]
}

const takesMore =
  /^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress|NumericEquals|DateEquals)$/

/** The values with the actual one added, where that makes the comparison hold; null where it wouldn't. */
function extendedValues({ operator, expected, actual }: OperandTrace, withVariables: boolean): unknown {
  const [value, ...more] = actual ?? []
  if (value === undefined || more.length > 0 || !takesMore.test(operator)) return null
  const isGlob = /Like$|^Arn/.test(operator)
  const isText = isGlob || operator.startsWith('String')
  if (isGlob) return fromEntries([...expected, exactValue(value, withVariables)])
  return fromEntries([...expected, isText ? literalValue(value, withVariables) : value])
}
