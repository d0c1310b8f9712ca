import { isJsonObject } from '#engine/text/json-object.ts'
import type { Resource } from '#model/entities/entity.ts'

import type { Held } from '../questions/certain-denial.ts'
import { exampleOf } from '../questions/examples-in.ts'

/** How many things inside a resource are asked about. */
const mostKeys = 16

/**
 * Things inside a resource that are worth asking about, such as objects of a bucket: some that nobody has thought of, and one
 * for each pattern inside it that the principal's policies, what bounds them, or the resource's own spell, with the principal's own name and tags
 * where they say `${aws:username}` and the like.
 */
export function keysWithin(
  resource: Resource,
  held: Held | null,
  limits: readonly unknown[],
): readonly string[] {
  const inside = resource.type === 's3-access-point' ? `${resource.arn}/object/` : `${resource.arn}/`
  const documents = [...(held?.documents ?? []), held?.boundary, resource.policy, ...limits]
  const named = documents
    .flatMap((document) => textsIn(document))
    .map((text) => exampleOf(text, held?.principal ?? null))
    .filter((text) => text.startsWith(inside) && text.length > inside.length)
  return [...new Set([...unheardOf.map((key) => `${inside}${key}`), ...named])].slice(0, mostKeys)
}

const unheardOf = ['example', '0/0']

const known = new WeakMap<object, readonly string[]>()

/** The ARNs that a policy names, as it spells them. */
function textsIn(document: unknown): readonly string[] {
  if (!isJsonObject(document)) return []
  const found = known.get(document)
  if (found !== undefined) return found
  const made = listOf(document['Statement'])
    .flatMap((statement) =>
      isJsonObject(statement) ? listOf(statement['Resource']).concat(listOf(statement['NotResource'])) : [],
    )
    .filter((text): text is string => typeof text === 'string' && text.startsWith('arn:'))
  known.set(document, made)
  return made
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
