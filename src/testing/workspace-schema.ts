import { toJsonSchema } from '@valibot/to-json-schema'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { resourceTypes } from '#model/entities/entity.ts'
import { isRegional } from '#model/entities/resource-arn.ts'
import * as entry from '#model/file/entry-schema.ts'
import { context, isPlainObject, tags } from '#model/file/field-schema.ts'
import { organizationPolicySchema, organizationSchema, unitSchema } from '#model/file/organization-schema.ts'
import { carriedFields } from '#model/file/workspace-file.ts'

type Definition = Parameters<typeof toJsonSchema>[0]

/** What `v.custom` checks, which says nothing of its own shape. */
const customShapes: ReadonlyMap<Definition, JsonObject> = new Map<Definition, JsonObject>([
  [tags.wrapped, { type: 'object', additionalProperties: { type: 'string' } }],
  [context.wrapped, { type: 'object', additionalProperties: contextValues() }],
])

function contextValues(): JsonObject {
  const type = ['string', 'number', 'boolean']
  return { anyOf: [{ type }, { type: 'array', items: { type } }] }
}

/**
 * The JSON Schema (draft 7) of a workspace file, made of the definitions that `loadWorkspace` reads its entries by. What hangs
 * on several entries at once (duplicates, references) is beyond it. Throws at a definition that it can't put into words.
 */
export function workspaceSchema(): JsonObject {
  const file = entrySchema(entry.fileSchema, {
    organization: refTo('organization'),
    accounts: listOf('account'),
    awsManagedPolicies: listOf('policy'),
    boards: listOf('board'),
    board: listOf('pin'),
    expectations: listOf('expectation'),
    ...Object.fromEntries([...carriedFields].map((field) => [field, {}])),
  })
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rolescape workspace file, version 1',
    ...file,
    definitions: definitions(),
  }
}

/** The schema as it is published. */
export function workspaceSchemaText(): string {
  return `${JSON.stringify(workspaceSchema(), null, 2)}\n`
}

function definitions(): JsonObject {
  return {
    account: entrySchema(entry.accountSchema, {
      users: listOf('user'),
      groups: listOf('group'),
      roles: listOf('role'),
      policies: listOf('policy'),
      instanceProfiles: listOf('instanceProfile'),
      samlProviders: listOf('samlProvider'),
      oidcProviders: listOf('oidcProvider'),
      resources: listOf('resource'),
    }),
    user: entrySchema(entry.userSchema),
    group: entrySchema(entry.groupSchema),
    role: entrySchema(entry.roleSchema),
    policy: { ...entrySchema(entry.policySchema), ...documentOrVersions },
    instanceProfile: entrySchema(entry.instanceProfileSchema),
    samlProvider: entrySchema(entry.samlProviderSchema),
    oidcProvider: entrySchema(entry.oidcProviderSchema),
    resource: { ...entrySchema(entry.resourceSchema), allOf: arnWhereNotDerived() },
    board: entrySchema(entry.boardSchema),
    pin: entrySchema(entry.pinSchema),
    expectation: entrySchema(entry.expectationSchema),
    organization: entrySchema(organizationSchema, {
      policies: listOf('organizationPolicy'),
      units: listOf('organizationalUnit'),
    }),
    organizationPolicy: entrySchema(organizationPolicySchema),
    organizationalUnit: entrySchema(unitSchema),
  }
}

/** A managed policy has one `document`, or `versions` of which the one in force is named unless it is the only one. */
const documentOrVersions: JsonObject = {
  oneOf: [{ required: ['document'] }, { required: ['versions'] }],
  anyOf: [
    { required: ['document'] },
    { required: ['defaultVersionId'] },
    { properties: { versions: { type: 'array', minItems: 1, maxItems: 1 } } },
  ],
}

/** Where the ARN of a resource doesn't follow from its account, type and name, the file gives it. */
function arnWhereNotDerived(): readonly JsonValue[] {
  const regional = { properties: { type: { enum: resourceTypes.filter(isRegional) } }, required: ['type'] }
  const generic = {
    properties: { type: { const: 'generic' }, name: { not: { pattern: '^arn:' } } },
    required: ['type', 'name'],
  }
  return [regional, generic].map((where) => ({ anyOf: [{ not: where }, { required: ['arn'] }] }))
}

/** An entry of the file: its own fields, `x-…` fields and no others. `filled` replaces lists that the definition leaves open. */
function entrySchema(definition: Definition, filled: JsonObject = {}): JsonObject {
  const { $schema: _draft, ...schema } = converted(definition)
  const fields = schema['properties']
  if (!isPlainObject(fields)) throw new Error('an entry of the file is not defined as an object')
  return {
    ...schema,
    properties: { ...fields, ...filled },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  }
}

function converted(definition: Definition): JsonObject {
  const schema = toJsonSchema(definition, {
    typeMode: 'input',
    errorMode: 'throw',
    overrideSchema: ({ valibotSchema }) => customShapes.get(valibotSchema),
  })
  return JSON.parse(JSON.stringify(schema))
}

function listOf(name: string): JsonObject {
  return { type: 'array', items: refTo(name), default: [] }
}

function refTo(name: string): JsonObject {
  return { $ref: `#/definitions/${name}` }
}
