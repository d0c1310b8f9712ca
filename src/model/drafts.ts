import type { JsonValue } from '#engine/text/json.ts'

import type { DocumentPlace } from './document-place.ts'
import type { Entity } from './entities/entity.ts'
import { withRead } from './entities/unread.ts'
import { passOn } from './once-per-workspace.ts'
import type { Workspace } from './workspace.ts'

/** A document as somebody is editing it, to decide in place of the stored one. */
export type DocumentDraft = {
  readonly place: DocumentPlace
  readonly document: JsonValue
  /** An inline policy that isn't there yet: it decides beside what there is. */
  readonly isNew?: boolean
}

/**
 * The workspace as it would be with these documents in it, each in place of the stored one: no new version of a
 * managed policy, no look at what AWS would save. Drafts of places that aren't there are passed over, unless new; of two for
 * one place the later counts. Of the same entity and the very same
 * draft the same object is made again. Without drafts it is the very same workspace.
 */
export function withDrafts(workspace: Workspace, drafts: readonly DocumentDraft[]): Workspace {
  if (drafts.length === 0) return workspace
  const entities = new Map(workspace.entities)
  const updated: (readonly [Entity, Entity])[] = []
  for (const draft of drafts) {
    const owner = entities.get(ownerOf(draft.place))
    if (owner === undefined) continue
    const over = drafted(owner, draft)
    entities.set(owner.id, over)
    updated.push([owner, over])
  }
  passOn(workspace.entities, entities, { added: [], updated, removed: [] })
  return { ...workspace, entities }
}

function ownerOf(place: DocumentPlace): string {
  switch (place.kind) {
    case 'managed':
      return place.policy
    case 'inline':
      return place.holder
    case 'trust':
      return place.role
    case 'resource':
      return place.resource
    case 'organization-policy':
      return place.policy
  }
}

/** What was made last of an owner: whoever remembers what was found of an entity knows it by the object. */
const made = new WeakMap<Entity, { readonly draft: DocumentDraft; readonly entity: Entity }>()

/** The owner with the document in it: of the same owner and the very same draft the same object. */
function drafted(owner: Entity, draft: DocumentDraft): Entity {
  const before = made.get(owner)
  if (before?.draft === draft) return before.entity
  const entity = withDocument(owner, draft)
  made.set(owner, { draft, entity })
  return entity
}

function withDocument(owner: Entity, { place, document, isNew = false }: DocumentDraft): Entity {
  if (place.kind === 'managed' && owner.kind === 'policy') {
    const { versionId } = place
    const versions = owner.versions.map((one) => (one.versionId === versionId ? { ...one, document } : one))
    return { ...owner, versions }
  }
  if (place.kind === 'inline' && 'inlinePolicies' in owner) {
    const { name } = place
    const isThere = owner.inlinePolicies.some((one) => one.name === name)
    if (isNew && !isThere) return { ...owner, inlinePolicies: [...owner.inlinePolicies, { name, document }] }
    const inlinePolicies = owner.inlinePolicies.map((one) => (one.name === name ? { name, document } : one))
    return { ...owner, inlinePolicies }
  }
  if (place.kind === 'trust' && owner.kind === 'role') return { ...owner, trustPolicy: document }
  if (place.kind === 'organization-policy' && owner.kind === 'organization-policy')
    return { ...owner, document }
  if (place.kind === 'resource' && owner.kind === 'resource')
    return withRead({ ...owner, policy: document }, ['policy'])
  return owner
}
