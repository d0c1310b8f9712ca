import type { Resource } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { mostKeys } from './keys-spelled.ts'
import { keysWithin } from './keys-within.ts'

/** Who asks, and what. */
type AskedWithin = Parameters<typeof keysWithin> extends [Resource, ...infer Asked] ? Asked : never

type KeysOf = (action: string) => readonly string[]

/** Things inside that are worth asking about for an action, and whether they are all that are decided otherwise than one another. */
type KeysInside = { readonly of: KeysOf; readonly areAll: (action: string) => boolean }

/**
 * Things inside a resource, by what is said of them (`keysWithin`). Through an access point they are those of the bucket as well, of
 * which policies may speak there (R10.8): what both of them say together may leave others, so that they are never all.
 */
export function keysInside(workspace: Workspace, resource: Resource, ...asked: AskedWithin): KeysInside {
  const own = keysWithin(resource, ...asked)
  const { bucket: arn } = resource.settings
  const bucket = arn === null ? undefined : entityOf(workspace, 'resource', arn)
  if (bucket === undefined) return { of: own, areAll: (action) => own(action).length < mostKeys }
  const under = keysWithin(bucket, ...asked)
  const through = (at: string) => `${resource.arn}/object/${at.slice(bucket.arn.length + 1)}`
  return {
    of: (action) => [...new Set([...own(action), ...under(action).map(through)])],
    areAll: () => false,
  }
}
