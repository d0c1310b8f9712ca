import type { PolicyDocuments, PolicyLayer } from '#engine/compile/policy-documents.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import type { LineProblem } from './line-problem.ts'

type Check = (value: unknown, pointer: string) => LineProblem | null

/** What stands in each layer. A record, so that a new layer of the engine can't be forgotten. */
const layers: Readonly<Record<PolicyLayer, Check>> = {
  identity: listOf(checkDocument),
  permissionsBoundary: listOf(checkDocument),
  session: listOf(checkDocument),
  resource: checkDocument,
  serviceControl: listOf(checkLevel),
  resourceControl: listOf(checkLevel),
  vpcEndpoint: listOf(checkDocument),
}

/** The policies on the bucket under an access point, where those of its line are on the access point. */
export type BucketPolicies = Pick<PolicyDocuments, 'resource' | 'resourceControl'>

const ofBucket: Readonly<Record<keyof BucketPolicies, Check>> = {
  resource: layers.resource,
  resourceControl: layers.resourceControl,
}

/**
 * Check the shape of a line's `policies`; the documents themselves are IAM's to judge. Unknown fields are refused: one
 * might be a misspelled limit.
 */
export function readPolicies(policies: unknown, pointer: string): Result<PolicyDocuments, LineProblem> {
  return readFields(policies, pointer, layers)
}

/** The same of a line's `bucketPolicies`. */
export function readBucketPolicies(policies: unknown, pointer: string): Result<BucketPolicies, LineProblem> {
  return readFields(policies, pointer, ofBucket)
}

/** `value` as the object that `checks` describe, one for each field that the object may have. */
function readFields<Layers extends PolicyDocuments>(
  value: unknown,
  pointer: string,
  checks: Readonly<Record<keyof Layers, Check>>,
): Result<Layers, LineProblem> {
  const problem = checkFields(value, pointer, checks)
  if (problem !== null) return refused(problem)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field of it has passed the check of that field, which a type can't tell of a value from outside
  return ok(value as Layers)
}

function checkDocument(value: unknown, pointer: string): LineProblem | null {
  if (isJsonObject(value) && !Object.hasOwn(value, 'document')) {
    return problemAt(pointer, 'add the `document` of this policy')
  }
  if (isJsonObject(value) && !Object.hasOwn(value, 'name')) {
    return problemAt(pointer, 'add the `name` of this policy')
  }
  return checkFields(value, pointer, { name: checkText, source: checkText, document: () => null })
}

function checkLevel(value: unknown, pointer: string): LineProblem | null {
  if (isJsonObject(value) && !(Object.hasOwn(value, 'target') && Object.hasOwn(value, 'policies'))) {
    return problemAt(pointer, 'a level has a `target` and a list of `policies`')
  }
  return checkFields(value, pointer, { target: checkText, policies: listOf(checkDocument) })
}

function checkText(value: unknown, pointer: string): LineProblem | null {
  return typeof value === 'string' ? null : problemAt(pointer, 'write a text here')
}

function listOf(check: Check): Check {
  return (value, pointer) => {
    if (!Array.isArray(value)) return problemAt(pointer, 'write a list here')
    for (const [index, item] of value.entries()) {
      const problem = check(item, pointerTo(pointer, index))
      if (problem !== null) return problem
    }
    return null
  }
}

function checkFields(
  value: unknown,
  pointer: string,
  fields: Readonly<Record<string, Check>>,
): LineProblem | null {
  if (!isJsonObject(value)) return problemAt(pointer, 'write an object here')
  for (const [key, item] of Object.entries(value)) {
    const at = pointerTo(pointer, key)
    const check = Object.hasOwn(fields, key) ? fields[key] : undefined
    const problem =
      check === undefined
        ? problemAt(at, `there is no such field: known are ${Object.keys(fields).join(', ')}`)
        : check(item, at)
    if (problem !== null) return problem
  }
  return null
}

function problemAt(pointer: string, message: string): LineProblem {
  return { kind: 'invalid-policy', message, pointer }
}
