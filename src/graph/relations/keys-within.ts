import { isJsonObject } from '#engine/text/json-object.ts'
import type { Resource } from '#model/entities/entity.ts'

import type { Held } from '../questions/certain-denial.ts'

/** How many things inside a resource are asked about. */
const mostKeys = 12

/**
 * Things inside a resource that are worth asking about, such as objects of a bucket: any one, and one for each pattern
 * inside it that the principal's policies or the resource's own spell.
 */
export function keysWithin(resource: Resource, held: Held | null): readonly string[] {
  const inside = resource.type === 's3-access-point' ? `${resource.arn}/object/` : `${resource.arn}/`
  const documents = [...(held?.documents ?? []), ...(resource.policy === null ? [] : [resource.policy])]
  const named = documents
    .flatMap((document) => examplesIn(document))
    .filter((text) => text.startsWith(inside) && text.length > inside.length)
  return [...new Set([`${inside}example`, ...named])].slice(0, mostKeys)
}

const known = new WeakMap<object, readonly string[]>()

/** An ARN for each resource that a policy names, with an example in place of what is left open. */
function examplesIn(document: unknown): readonly string[] {
  if (!isJsonObject(document)) return []
  const found = known.get(document)
  if (found !== undefined) return found
  const made = listOf(document['Statement'])
    .flatMap((statement) => (isJsonObject(statement) ? listOf(statement['Resource']) : []))
    .filter((text): text is string => typeof text === 'string' && text.startsWith('arn:'))
    .map((text) =>
      text
        .replaceAll(/\$\{[^}]*\}/g, 'example')
        .replaceAll('*', 'example')
        .replaceAll('?', 'x'),
    )
  known.set(document, made)
  return made
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
