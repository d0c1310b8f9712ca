import { hrefOfEntity } from '#console/parts/hrefs.ts'
import { entityNouns, nameOf } from '#console/wording/entity-nouns.ts'
import { type DocumentPlace, holderAt } from '#model/document-place.ts'
import type { Entity } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

export type PlaceDescription = {
  readonly title: string
  /** `role DeployRole`, with where that is shown. */
  readonly owner: string | null
  readonly ownerHref: string | null
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
      const described = describe(title, policy, policy?.owner === 'aws')
      return isDefault ? described : { ...described, inForce: policy.defaultVersionId }
    }
    case 'inline':
      return describe(`Inline policy ${place.name}`, holderAt(workspace, place.holder), false)
    case 'trust': {
      const role = entityOf(workspace, 'role', place.role)
      return describe('Trust policy', role, role?.path.startsWith('/aws-service-role/') ?? false)
    }
    case 'resource':
      return describe('Resource-based policy', entityOf(workspace, 'resource', place.resource), false)
    case 'organization-policy': {
      const policy = entityOf(workspace, 'organization-policy', place.policy)
      return describe(policy?.name ?? place.policy, policy, policy?.awsManaged ?? false)
    }
  }
}

function describe(title: string, owner: Entity | undefined, isReadOnly: boolean): PlaceDescription {
  if (owner === undefined) return { title, owner: null, ownerHref: null, isReadOnly, inForce: null }
  const noun = entityNouns[owner.kind].one
  return {
    title,
    owner: `${noun} ${nameOf(owner)}`,
    ownerHref: hrefOfEntity(owner),
    isReadOnly,
    inForce: null,
  }
}
