import { detailsOfAction, resourceTypesOf } from './action-details.ts'
import { resourceTypesOfArn } from './resource-types-of-arn.ts'
import type { ServiceDetails } from './service-details.ts'

/** What speaks against a request being one that AWS is ever asked, as far as its documentation of a day goes. */
export type AskDoubt =
  | { readonly kind: 'no-such-service'; readonly service: string }
  | { readonly kind: 'no-such-action'; readonly action: string }
  /** The action can't be limited to resources: it is asked of `*`. */
  | { readonly kind: 'no-resource'; readonly action: string }
  /** The ARN names something of another type than the action takes. */
  | {
      readonly kind: 'other-resource'
      readonly action: string
      readonly takes: readonly string[]
      readonly is: readonly string[]
    }

/** Does it have the form of one action, whether there is such a one or not? */
export function isActionName(text: string): boolean {
  return /^[a-z0-9-]+:[a-z0-9]+$/i.test(text)
}

/**
 * What is doubtful about the action and the resource that it is asked of; null where nothing is. `service` is the one of the
 * action's prefix, null where AWS documents none. Of `*`, and of what is no ARN or a pattern, nothing is said, nor of an alias of a key,
 * which stands for the key.
 *
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS services".
 */
export function askDoubt(
  service: ServiceDetails | null,
  { action, resource }: { readonly action: string; readonly resource: string },
): AskDoubt | null {
  if (!isActionName(action)) return null
  if (service === null) return { kind: 'no-such-service', service: action.slice(0, action.indexOf(':')) }
  const details = detailsOfAction(service, action)
  if (details === null) return { kind: 'no-such-action', action }
  if (
    !resource.startsWith('arn:') ||
    resource.includes('*') ||
    /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//.test(resource)
  )
    return null
  if (details.resources.length === 0) return { kind: 'no-resource', action: details.name }
  const takes = resourceTypesOf(service, action).map(({ type }) => type.name)
  if (takes.length < details.resources.length) return null
  const is = resourceTypesOfArn(service, resource).map(({ type }) => type.name)
  // a function's alias or version counts as the function
  return is.some((name) => takes.some((one) => name === one || name.startsWith(`${one} `)))
    ? null
    : { kind: 'other-resource', action: details.name, takes, is: [...new Set(is)] }
}
