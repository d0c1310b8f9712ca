import { catalog } from '#console/state/catalog.ts'
import type { AccessActions } from '#graph/relations/relation.ts'
import type { Resource } from '#model/entities/entity.ts'
import { levelledActions } from '#worker/levelled-actions.ts'

/** What can be done to `resources`, by level, as AWS documents it. Throws where that can't be fetched. */
export async function actionsFor(resources: readonly Resource[]): Promise<AccessActions> {
  const actions = await levelledActions(catalog, resources)
  if (!actions.ok) throw new Error('what AWS documents of the actions could not be fetched')
  return actions.value
}
