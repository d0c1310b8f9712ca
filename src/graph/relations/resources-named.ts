import { isJsonObject } from '#engine/text/json-object.ts'

/** The resources of one statement, as it spells them. */
export type ResourcesNamed = {
  readonly isAllow: boolean
  readonly negated: boolean
  readonly texts: readonly string[]
}

const known = new WeakMap<object, readonly ResourcesNamed[]>()

/** The resources that each statement of a policy names. Reads what it can of one that IAM would refuse. */
export function resourcesNamed(document: unknown): readonly ResourcesNamed[] {
  if (!isJsonObject(document)) return []
  const found = known.get(document)
  if (found !== undefined) return found
  const made = listOf(document['Statement']).flatMap((statement): readonly ResourcesNamed[] => {
    if (!isJsonObject(statement)) return []
    const negated = Object.hasOwn(statement, 'NotResource')
    const texts = listOf(statement[negated ? 'NotResource' : 'Resource']).filter(
      (text): text is string => typeof text === 'string' && (text === '*' || text.startsWith('arn:')),
    )
    return [{ isAllow: statement['Effect'] === 'Allow', negated, texts }]
  })
  known.set(document, made)
  return made
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
