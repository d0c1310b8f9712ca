import type { NamedDocument, PolicyLayer } from '#engine/compile/policy-documents.ts'
import { applyEdits } from '#engine/explain/proposals/apply-proposal.ts'
import { positionedDocuments } from '#engine/explain/proposals/document-position.ts'
import type { Edit, Scene } from '#engine/explain/proposals/proposal.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { type DocumentPlace, parsePlaceKey, placeKey } from '#model/document-place.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import type { Arn } from '#model/entities/names.ts'
import { resourceAt } from '#model/resource-at.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { isOnStatement } from './flip.ts'

/** AWS's own policies can't be edited, nor what stands in no document of the workspace. */
export function mayEdit(workspace: Workspace, { source }: NamedDocument): boolean {
  const place = source === undefined ? null : parsePlaceKey(source)
  if (place?.kind === 'managed') return entityOf(workspace, 'policy', place.policy)?.owner !== 'aws'
  if (place?.kind === 'organization-policy') {
    return entityOf(workspace, 'organization-policy', place.policy)?.awsManaged === false
  }
  return place !== null
}

/**
 * The documents as edited, each once; null where one of them isn't there to be edited. A new policy of a resource is one of
 * them where `withoutPolicy`, the resource that was asked about, has none yet.
 */
export function draftsOf(
  edits: readonly Edit[],
  scene: Scene,
  withoutPolicy: Arn | null,
): readonly DocumentDraft[] | null {
  const statements = edits.filter(isOnStatement)
  const edited = positionedDocuments(applyEdits(edits, scene).documents)
  const drafts = new Map<string, DocumentDraft>()
  for (const { source, layer, pointer, isNewPolicy } of statements) {
    const place = isNewPolicy
      ? placeOfNew(layer, withoutPolicy)
      : source === undefined
        ? null
        : parsePlaceKey(source)
    const found = edited.find((one) => (isNewPolicy ? one.pointer === pointer : one.named.source === source))
    if (place === null || found === undefined) return null
    const document: JsonValue = JSON.parse(JSON.stringify(found.named.document))
    drafts.set(placeKey(place), { place, document })
  }
  return [...drafts.values()]
}

function placeOfNew(layer: PolicyLayer, resource: Arn | null): DocumentPlace | null {
  return layer === 'resource' && resource !== null ? { kind: 'resource', resource } : null
}

/** The resource that a request is about, where the workspace holds it and it has no policy yet. */
export function askedWithoutPolicy(workspace: Workspace, resource: string): Arn | null {
  const found = resourceAt(workspace, resource)
  return found?.kind === 'resource' && found.policy === null && found.unread === undefined ? found.arn : null
}
