import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import type { Tags } from '../entities/names.ts'
import { withRead } from '../entities/unread.ts'
import type { Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkModifiable, nameOf, noSuch } from './check-entity.ts'
import { checkTags, first, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

export type EditTags = {
  readonly id: EntityId
  /** All of them: what isn't among them goes. */
  readonly tags: Tags
}

/**
 * Give an entity these tags. Groups, accounts and pinned requests have none.
 *
 * Source: IAM User Guide, "Tags for AWS Identity and Access Management resources".
 */
export function editTags(workspace: Workspace, { id, tags }: EditTags): Result<Change, Problem> {
  const entity = workspace.entities.get(id)
  if (entity === undefined) return refused(noSuch('resource', id))
  if (!('tags' in entity)) return refused(invalid('tags', id, 'not-allowed-there', null))
  const keys = entity.kind === 'user' || entity.kind === 'role' ? 'case-insensitive' : 'case-sensitive'
  const problem = first([checkModifiable(entity), checkTags(tags, entity.tags, keys)])
  if (problem !== null) return refused(problem)
  const tagged = { ...entity, tags }
  const after = tagged.kind === 'resource' ? withRead(tagged, ['tags']) : tagged
  return ok(updating(label('edit-tags', nameOf(entity)), [entity, after]))
}
