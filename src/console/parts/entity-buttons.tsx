import Button from '@cloudscape-design/components/button'

import { deleteEntity } from '#model/commands/delete-entity.ts'
import type { Entity } from '#model/entities/entity.ts'

import { goTo } from './hash-location.ts'
import { hrefOfGraph } from './hrefs.ts'
import { perform } from './perform.ts'

/** Delete at once and offer undo. What stands in the way is said as AWS says it. */
export function DeleteButton({ entity, list }: { readonly entity: Entity; readonly list: string }) {
  const remove = () => {
    if (perform(deleteEntity, { id: entity.id })) goTo(list)
  }
  return <Button onClick={remove}>Delete</Button>
}

/** Show this entity in the middle of the trust graph. */
export function GraphButton({ node }: { readonly node: string }) {
  return <Button href={hrefOfGraph(node)}>Show in trust graph</Button>
}
