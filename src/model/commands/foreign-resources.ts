import { isJsonList } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import type { Arn } from '../entities/names.ts'
import type { DocumentProblem } from './problem.ts'

const elements = ['Resource', 'NotResource'] as const

/**
 * The resources of a bucket policy that lie outside the bucket: S3 saves no policy that speaks of another one.
 * A pattern is outside where what stands before its first wildcard or variable can't begin the bucket's ARN.
 *
 * Rule R2.17. Source: Amazon S3 User Guide, "Bucket policies".
 */
export function foreignResources(document: JsonValue, bucket: Arn): readonly DocumentProblem[] {
  return statementsOf(document).flatMap(([statement, pointer]) =>
    elements.flatMap((element) =>
      oneOrMany(ownField(statement, element), `${pointer}/${element}`).flatMap(([entry, at]) =>
        typeof entry === 'string' && !mayCover(entry, bucket) ? [outside(entry, at)] : [],
      ),
    ),
  )
}

function outside(found: string, pointer: string): DocumentProblem {
  return { kind: 'resource-of-another', pointer, found }
}

function mayCover(pattern: string, bucket: Arn): boolean {
  const literal = /^[^*?$]*/.exec(pattern)?.[0] ?? ''
  if (literal === pattern) return pattern === bucket || pattern.startsWith(`${bucket}/`)
  return literal.startsWith(`${bucket}/`) || bucket.startsWith(literal)
}

type Placed = readonly [value: JsonValue, pointer: string]

function statementsOf(document: JsonValue): readonly (readonly [JsonObject, string])[] {
  const statements = isJsonObject(document) ? oneOrMany(ownField(document, 'Statement'), '/Statement') : []
  return statements.flatMap(([value, pointer]) => (isJsonObject(value) ? [[value, pointer] as const] : []))
}

function ownField(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function oneOrMany(value: JsonValue | undefined, pointer: string): readonly Placed[] {
  if (value === undefined) return []
  return isJsonList(value) ? value.map((one, i) => [one, `${pointer}/${i}`]) : [[value, pointer]]
}
