import { isMetBy, requirement, type Requirement } from '#engine/evaluate/possibility-requirement.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'

/**
 * Does some context meet all that a way asks of the keys `closed` (in lower case), of which each context says all? Conditions whose
 * values can't be read count as met; `organization` is that of the resource.
 */
export function metBySome(
  contexts: readonly RequestContext[],
  closed: readonly string[],
  organization: string | null,
): (way: readonly OpenCondition[]) => boolean {
  return (way) => {
    const asked = way
      .filter(({ key }) => closed.includes(key.toLowerCase()))
      .flatMap((condition) => requirementOf(condition, organization) ?? [])
    return asked.length === 0 || contexts.some((context) => asked.every((each) => isMetIn(each, context)))
  }
}

/** That the keys are what the context says of them. */
export function saying(context: RequestContext): readonly OpenCondition[] {
  return Object.entries(context).map(([key, value]) => ({
    operator: Array.isArray(value) ? 'ForAnyValue:StringEquals' : 'StringEquals',
    key,
    values: textsOf(value),
    must: 'hold',
  }))
}

function requirementOf(
  { operator, key, values, must }: OpenCondition,
  organization: string | null,
): Requirement | null {
  const read = values.map((value) => value.replace(ownOrganization, organization ?? '$&'))
  const made = requirement(operator, key, read)
  return made === null ? null : { condition: made.condition, must }
}

const ownOrganization = /\$\{aws:ResourceOrgID\}/i

function isMetIn(each: Requirement, context: RequestContext): boolean {
  const value = Object.entries(context).find(([key]) => key.toLowerCase() === each.condition.folded)?.[1]
  if (value === undefined) return isMetBy(each, undefined)
  return isMetBy(each, { values: textsOf(value), multivalued: Array.isArray(value) })
}

function textsOf(value: RequestContext[string]): readonly string[] {
  return [value].flat().map(String)
}
