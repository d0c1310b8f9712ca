import { ok, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'

import { asAccessLevel, type AccessLevel } from './access-level.ts'
import { isTextList, malformed, readEach, type ChunkProblem } from './chunk.ts'
import { readConditionKeys, type ConditionKeys } from './condition-keys.ts'

/** A resource type that an action can be limited to. */
export type ResourceUse = {
  /** The name of a resource type of the same service. */
  readonly resourceType: string
  /** The action needs a resource of this type; AWS marks it with an asterisk. */
  readonly isRequired: boolean
  /** Keys that the action carries for resources of this type. */
  readonly conditionKeys: readonly string[]
}

/** All that the catalog knows of one action. */
export type ActionDetails = {
  readonly name: string
  readonly accessLevel: AccessLevel
  /** Empty where the action can't be limited to resources: policies must then say `*`. */
  readonly resources: readonly ResourceUse[]
  /** Keys that the action carries whatever it is asked of, with placeholders as AWS writes them. */
  readonly conditionKeys: readonly string[]
  /** Actions that the caller may have to be allowed besides: `iam:PassRole`. None for actions newer than these data. */
  readonly dependentActions: readonly string[]
}

/** A type of resource: `object`, with the ARNs that name one: `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
export type ResourceType = {
  readonly name: string
  readonly arnFormats: readonly string[]
  readonly conditionKeys: readonly string[]
}

/** One service in full. */
export type ServiceDetails = {
  readonly prefix: string
  readonly name: string
  /** By name in lower case, without the prefix. */
  readonly actions: ReadonlyMap<string, ActionDetails>
  readonly resourceTypes: ReadonlyMap<string, ResourceType>
  readonly conditionKeys: ConditionKeys
}

/** Read `services/PREFIX.json` of the catalog. */
export function readServiceDetails(json: unknown): Result<ServiceDetails, ChunkProblem> {
  if (!isJsonObject(json)) return malformed('')
  const { prefix, name } = json
  if (typeof prefix !== 'string') return malformed('/prefix')
  if (typeof name !== 'string') return malformed('/name')

  const conditionKeys = readConditionKeys(json['conditionKeys'], '/conditionKeys')
  if (!conditionKeys.ok) return conditionKeys
  const resourceTypes = readEach(json['resourceTypes'], '/resourceTypes', readResourceType)
  if (!resourceTypes.ok) return resourceTypes
  const actions = readEach(json['actions'], '/actions', (entry) => readAction(prefix, entry))
  if (!actions.ok) return actions
  return ok({
    prefix,
    name,
    actions: new Map(
      actions.value.map((action) => [action.name.slice(prefix.length + 1).toLowerCase(), action]),
    ),
    resourceTypes: new Map(resourceTypes.value.map((type) => [type.name, type])),
    conditionKeys: conditionKeys.value,
  })
}

/** A resource type stands there as `[name, [ARN formats], [condition keys]]`. */
function readResourceType(value: unknown): ResourceType | null {
  if (!Array.isArray(value)) return null
  const [name, arnFormats, conditionKeys]: readonly unknown[] = value
  if (typeof name !== 'string' || !isTextList(arnFormats) || !isTextList(conditionKeys)) return null
  return { name, arnFormats, conditionKeys }
}

/** An action stands there as `[name, access level, [resources], [condition keys], [dependent actions]]`. */
function readAction(prefix: string, value: unknown): ActionDetails | null {
  if (!Array.isArray(value)) return null
  const [operation, level, resourceList, conditionKeys, dependentActions]: readonly unknown[] = value
  const accessLevel = asAccessLevel(level)
  const resources = readEach(resourceList, '', readResourceUse)
  if (typeof operation !== 'string' || accessLevel === null || !resources.ok) return null
  if (!isTextList(conditionKeys) || !isTextList(dependentActions)) return null
  const name = `${prefix}:${operation}`
  return { name, accessLevel, resources: resources.value, conditionKeys, dependentActions }
}

/** `"object"`, `"object*"` where one is required, or `["object*", [condition keys]]`. */
function readResourceUse(value: unknown): ResourceUse | null {
  const [marked, conditionKeys]: readonly unknown[] = Array.isArray(value) ? value : [value, []]
  if (typeof marked !== 'string' || !isTextList(conditionKeys)) return null
  const isRequired = marked.endsWith('*')
  return { resourceType: isRequired ? marked.slice(0, -1) : marked, isRequired, conditionKeys }
}
