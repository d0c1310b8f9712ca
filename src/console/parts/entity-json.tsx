import type { Entity } from '#model/entities/entity.ts'

import { JsonPanel } from './json-panel.tsx'

/** An entity whole, as the workspace file holds it. */
export function EntityJson({ entity }: { readonly entity: Entity }) {
  const { id: _id, ...fields } = entity
  return (
    <JsonPanel title="JSON" value={fields} description="As your workspace holds it, with its documents." />
  )
}
