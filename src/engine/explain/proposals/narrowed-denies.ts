import { variableValue } from '../../condition/context-keys.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { Question } from '../../request/question.ts'
import { isJsonObject } from '../../text/json-object.ts'
import { hasVariables } from './document-position.ts'
import { exactResource, literalValue } from './exact-text.ts'
import {
  conditionOf,
  entriesOf,
  fromEntries,
  withCondition,
  withEntry,
  withInstead,
  withOperand,
} from './json-entries.ts'
import type { StatementEdit } from './proposal.ts'
import { removed, replaced } from './statement-edits.ts'
import type { Weighed } from './weigh.ts'

/**
 * How a Deny that applies could let this request off, the narrowest exception first, its removal last: an exception
 * for this caller where the policy is not the caller's own, for this resource, or for this action. They are candidates:
 * whether each is accepted and enough has to be tried.
 *
 * The exception for a caller is the one that AWS recommends in the place of NotPrincipal (R3.9).
 */
export function narrowings(weighed: Weighed, question: Question): readonly StatementEdit[] {
  const { json, at } = weighed
  const isOwn = at.layer === 'identity' || at.layer === 'permissionsBoundary' || at.layer === 'session'
  const withVariables = hasVariables(at.named.document)
  const forCaller = callerException(json, question, withVariables)
  const others = [...resourceException(json, question, withVariables), ...actionException(json, question)]
  const narrowed = isOwn ? [...others, ...forCaller] : [...forCaller, ...others]
  return [...narrowed.map((after) => replaced(weighed, 'narrow-statement', after)), removed(weighed)]
}

function callerException(
  json: JsonStatement,
  { context }: Question,
  withVariables: boolean,
): readonly JsonStatement[] {
  const arn = variableValue(context, 'aws:principalarn')
  const service = variableValue(context, 'aws:principalservicename')
  const except = (operator: string, key: string, value: string) => {
    const block = conditionOf(json)
    const keys = Object.hasOwn(block, operator) ? block[operator] : undefined
    const named = isJsonObject(keys) && Object.hasOwn(keys, key) ? keys[key] : undefined
    const values = withEntry(named, literalValue(value, withVariables))
    return [withCondition(json, withOperand(block, { operator, key }, values))]
  }
  if (arn !== undefined) return except('ArnNotEquals', 'aws:PrincipalArn', arn)
  return service === undefined ? [] : except('StringNotEquals', 'aws:PrincipalServiceName', service)
}

function resourceException(
  json: JsonStatement,
  { resource }: Question,
  withVariables: boolean,
): readonly JsonStatement[] {
  if (resource === '*') return []
  const exact = exactResource(resource, withVariables)
  if (Object.hasOwn(json, 'NotResource'))
    return [{ ...json, NotResource: withEntry(json['NotResource'], exact) }]
  const entries = entriesOf(json['Resource'])
  if (entries.length === 1 && entries[0] === '*')
    return [withInstead(json, 'Resource', ['NotResource', exact])]
  return withoutEntry(json, 'Resource', (entry) => entry === exact)
}

function actionException(json: JsonStatement, { request }: Question): readonly JsonStatement[] {
  const { action } = request
  if (Object.hasOwn(json, 'NotAction')) return [{ ...json, NotAction: withEntry(json['NotAction'], action) }]
  return withoutEntry(
    json,
    'Action',
    (entry) => typeof entry === 'string' && entry.toLowerCase() === action.toLowerCase(),
  )
}

function withoutEntry(
  json: JsonStatement,
  element: string,
  isHit: (entry: unknown) => boolean,
): readonly JsonStatement[] {
  const entries = entriesOf(json[element])
  const kept = entries.filter((entry) => !isHit(entry))
  return kept.length === 0 || kept.length === entries.length
    ? []
    : [{ ...json, [element]: fromEntries(kept) }]
}
