import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import type { ResourceSettings } from '../entities/resource-settings.ts'
import { type UnreadPart, withRead } from '../entities/unread.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { invalid } from './check-input.ts'
import { checkSettings } from './check-settings.ts'
import type { Problem } from './problem.ts'

export type EditResourceSettings = {
  readonly resource: Arn
  /** All of them: what isn't set there is set no longer. */
  readonly settings: ResourceSettings
  /** What is said of it for certain, even where it is as it stood while nobody had read it. */
  readonly stated?: readonly UnreadPart[]
}

/**
 * Set a resource otherwise: what S3 blocks and who owns objects, grants and aliases of a key, the VPC of an endpoint
 * or access point. Refuses settings that the type of resource lacks, and another bucket for an access point.
 *
 * Rules R10.2, R10.7, R10.8. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function editResourceSettings(
  workspace: Workspace,
  input: EditResourceSettings,
): Result<Change, Problem> {
  const { settings, stated = [] } = input
  const resource = entityOf(workspace, 'resource', input.resource)
  if (resource === undefined) return refused(noSuch('resource', input.resource))
  const before = resource.settings.bucket
  if (before !== null && before !== settings.bucket)
    return refused(invalid('bucket', settings.bucket ?? '', 'not-allowed-there', null))
  const problem = checkSettings(workspace, resource, settings)
  if (problem !== null) return refused(problem)
  const changed = (['grants', 'aliases', 'blockPublicAccess'] as const).filter(
    (part) => settings[part] !== resource.settings[part],
  )
  const after = withRead({ ...resource, settings }, [...changed, ...stated])
  return ok(updating(label('edit-resource-settings', resource.name), [resource, after]))
}
