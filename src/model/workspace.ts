import type { JsonObject } from '#engine/text/json.ts'

import type { Entity, EntityId, EntityKind, EntityOf } from './entities/entity.ts'

/** All that a person made: accounts, what lives in them, and the board. Immutable; changed by commands alone. */
export type Workspace = {
  readonly name: string
  /** In the order of creation. */
  readonly entities: ReadonlyMap<EntityId, Entity>
  /**
   * What a workspace file holds that decides nothing and that others wrote: `x-…` fields, by what they stand in
   * (a unique id where it has one, else the entity's id; the file itself is `""`). Kept for saving alone.
   */
  readonly extensions: ReadonlyMap<string, JsonObject>
  /** When the day begins on which it is asked about (`onDayOf`), where a clock tells; never saved. */
  readonly today?: number
}

/** A workspace with nothing in it. */
export function emptyWorkspace(name: string): Workspace {
  return { name, entities: new Map(), extensions: new Map() }
}

/** The entity of that id and kind, if it is there. */
export function entityOf<Kind extends EntityKind>(
  workspace: Workspace,
  kind: Kind,
  id: EntityId,
): EntityOf<Kind> | undefined {
  const entity = workspace.entities.get(id)
  return entity !== undefined && isKind(entity, kind) ? entity : undefined
}

/** All entities of a kind, in the order of creation. Walks the whole workspace. */
export function entitiesOf<Kind extends EntityKind>(workspace: Workspace, kind: Kind): EntityOf<Kind>[] {
  const found: EntityOf<Kind>[] = []
  for (const entity of workspace.entities.values()) if (isKind(entity, kind)) found.push(entity)
  return found
}

function isKind<Kind extends EntityKind>(entity: Entity, kind: Kind): entity is EntityOf<Kind> {
  return entity.kind === kind
}
