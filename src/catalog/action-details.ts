import { conditionKeyNamed, type ConditionKey } from './condition-keys.ts'
import type { ActionDetails, ResourceType, ServiceDetails } from './service-details.ts'

/** `s3:GetObject`, in any letter case (R2.6), among the actions of its service; null where it has none of that name. */
export function detailsOfAction(service: ServiceDetails, action: string): ActionDetails | null {
  const folded = action.toLowerCase()
  const prefix = `${service.prefix}:`
  return folded.startsWith(prefix) ? (service.actions.get(folded.slice(prefix.length)) ?? null) : null
}

/** The resource types that an action can be limited to, and whether it needs one; none where it can't be. */
export function resourceTypesOf(
  service: ServiceDetails,
  action: string,
): readonly { readonly type: ResourceType; readonly isRequired: boolean }[] {
  const uses = detailsOfAction(service, action)?.resources ?? []
  return uses.flatMap(({ resourceType, isRequired }) => {
    const type = service.resourceTypes.get(resourceType)
    return type === undefined ? [] : [{ type, isRequired }]
  })
}

/**
 * The actions that a caller of `action` may have to be allowed besides, such as `iam:PassRole`. They are older than
 * the rest of the catalog (the index dates its sources): that there are none is no promise.
 */
export function dependentActionsOf(service: ServiceDetails, action: string): readonly string[] {
  return detailsOfAction(service, action)?.dependentActions ?? []
}

/** The formats of the ARNs that name a resource of this type: mostly one. */
export function arnFormatsOf(service: ServiceDetails, resourceType: string): readonly string[] {
  return service.resourceTypes.get(resourceType)?.arnFormats ?? []
}

/**
 * The condition keys that AWS documents for an action, besides the global ones: the action's own, those that it
 * carries for a type of resource, and those of the resource types themselves. In the order of their names.
 */
export function conditionKeysFor(service: ServiceDetails, action: string): readonly ConditionKey[] {
  const details = detailsOfAction(service, action)
  if (details === null) return []
  const names = new Set(details.conditionKeys)
  for (const { resourceType, conditionKeys } of details.resources) {
    for (const name of conditionKeys) names.add(name)
    for (const name of service.resourceTypes.get(resourceType)?.conditionKeys ?? []) names.add(name)
  }
  return [...names].toSorted().flatMap((name) => {
    const key = conditionKeyNamed(service.conditionKeys, name)
    return key === null ? [] : [key]
  })
}
