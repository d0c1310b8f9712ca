import type { NamedDocument, PolicyLayer } from '#engine/compile/policy-documents.ts'
import { applyEdits } from '#engine/explain/proposals/apply-proposal.ts'
import { positionedDocuments } from '#engine/explain/proposals/document-position.ts'
import type { Edit, Scene } from '#engine/explain/proposals/proposal.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller, CredentialHolder } from '#model/caller.ts'
import { checkModifiable } from '#model/commands/check-entity.ts'
import { type DocumentPlace, parsePlaceKey, placeKey } from '#model/document-place.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import type { Arn } from '#model/entities/names.ts'
import type { PolicyHolder } from '#model/look-up.ts'
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

/** Where new policies may stand: on the resource that was asked about, and on whoever asked. Null: on neither. */
export type NewPlaces = { readonly resource: Arn | null; readonly holder: PolicyHolder | null }

/**
 * The documents as edited, each once; null where one of them isn't there to be edited. A new policy is one of them where
 * there is a place for it.
 */
export function draftsOf(
  edits: readonly Edit[],
  scene: Scene,
  places: NewPlaces,
): readonly DocumentDraft[] | null {
  const statements = edits.filter(isOnStatement)
  const edited = positionedDocuments(applyEdits(edits, scene).documents)
  const drafts = new Map<string, DocumentDraft>()
  for (const { source, layer, policy, pointer, isNewPolicy } of statements) {
    const place = isNewPolicy
      ? placeOfNew(layer, policy, places)
      : source === undefined
        ? null
        : parsePlaceKey(source)
    const found = edited.find((one) => (isNewPolicy ? one.pointer === pointer : one.named.source === source))
    if (place === null || found === undefined) return null
    const document: JsonValue = JSON.parse(JSON.stringify(found.named.document))
    const isNew = isNewPolicy && place.kind === 'inline' ? { isNew: true } : {}
    drafts.set(placeKey(place), { place, document, ...isNew })
  }
  return [...drafts.values()]
}

/** A new policy of an identity is an inline one, of a name that none of them has. */
function placeOfNew(layer: PolicyLayer, name: string, { resource, holder }: NewPlaces): DocumentPlace | null {
  if (layer === 'resource') return resource === null ? null : { kind: 'resource', resource }
  if (layer !== 'identity' || holder === null) return null
  return { kind: 'inline', holder: holder.arn, name: unusedName(holder, name) }
}

const longestName = 128

function unusedName({ inlinePolicies }: PolicyHolder, name: string): string {
  const taken = new Set(inlinePolicies.map((one) => one.name))
  let count = 1
  let free = name
  while (taken.has(free)) {
    const end = `-${++count}`
    free = name.slice(0, longestName - end.length) + end
  }
  return free
}

/** The user or role whose own policies a caller asks by, where policies of theirs may be changed; null where there is none. */
export function holderOf(workspace: Workspace, caller: Caller): PolicyHolder | null {
  const found = callerHolder(workspace, caller)
  return found === undefined || checkModifiable(found) !== null ? null : found
}

function callerHolder(workspace: Workspace, caller: Caller): PolicyHolder | undefined {
  switch (caller.kind) {
    case 'user':
      return entityOf(workspace, 'user', caller.user)
    case 'role-session':
      return entityOf(workspace, 'role', caller.role)
    case 'session-token':
      return userOf(workspace, caller.holder)
    case 'federated-user':
      return userOf(workspace, caller.issuer)
    case 'root':
    case 'service':
    case 'federated':
    case 'outside-principal':
    case 'anonymous':
      return undefined
  }
}

function userOf(workspace: Workspace, holder: CredentialHolder): PolicyHolder | undefined {
  return holder.kind === 'user' ? entityOf(workspace, 'user', holder.user) : undefined
}

/** The resource that a request is about, where the workspace holds it and it has no policy yet. */
export function askedWithoutPolicy(workspace: Workspace, resource: string): Arn | null {
  const found = resourceAt(workspace, resource)
  return found?.kind === 'resource' && found.policy === null && found.unread === undefined ? found.arn : null
}
