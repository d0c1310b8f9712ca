import type { Entity } from '../entities/entity.ts'

/** What the `x-…` fields of an entity are kept under: its unique id, which outlives a rename, else its id. */
export function extensionKey(entity: Entity): string {
  return 'uniqueId' in entity ? entity.uniqueId : entity.id
}
