import { hrefOfEntity } from '#console/parts/hrefs.ts'
import { entityNouns, nameOf } from '#console/wording/entity-nouns.ts'
import { checkModifiable } from '#model/commands/check-entity.ts'
import { type DocumentPlace, holderAt } from '#model/document-place.ts'
import type { Entity } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

export type PlaceDescription = {
  readonly title: string
  /** `role DeployRole`, with where that is shown. */
  readonly owner: string | null
  readonly ownerHref: string | null
  /** AWS keeps it. */
  readonly isReadOnly: boolean
  /** The version that is in force in place of this one; null where this document itself decides. */
  readonly inForce: string | null
}

/** What to call a document place on the page. */
export function describePlace(workspace: Workspace, place: DocumentPlace): PlaceDescription {
  switch (place.kind) {
    case 'managed': {
      const policy = entityOf(workspace, 'policy', place.policy)
      const title = `${policy?.name ?? place.policy}, ${place.versionId}`
      const isDefault = policy === undefined || policy.defaultVersionId === place.versionId
      const described = describe(title, policy)
      return isDefault ? described : { ...described, inForce: policy.defaultVersionId }
    }
    case 'inline':
      return describe(`Inline policy ${place.name}`, holderAt(workspace, place.holder))
    case 'trust':
      return describe('Trust policy', entityOf(workspace, 'role', place.role))
    case 'resource':
      return describe('Resource-based policy', entityOf(workspace, 'resource', place.resource))
    case 'organization-policy': {
      const policy = entityOf(workspace, 'organization-policy', place.policy)
      return describe(policy?.name ?? place.policy, policy)
    }
  }
}

function describe(title: string, owner: Entity | undefined): PlaceDescription {
  if (owner === undefined) return { title, owner: null, ownerHref: null, isReadOnly: false, inForce: null }
  const noun = entityNouns[owner.kind].one
  return {
    title,
    owner: `${noun} ${nameOf(owner)}`,
    ownerHref: hrefOfEntity(owner),
    isReadOnly: checkModifiable(owner) !== null,
    inForce: null,
  }
}
