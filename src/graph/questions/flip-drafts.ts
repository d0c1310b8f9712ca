import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import { applyEdits } from '#engine/explain/proposals/apply-proposal.ts'
import { positionedDocuments } from '#engine/explain/proposals/document-position.ts'
import type { Edit, Scene } from '#engine/explain/proposals/proposal.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { parsePlaceKey } from '#model/document-place.ts'
import type { DocumentDraft } from '#model/drafts.ts'
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

/** The documents as edited, each once; null where one of them isn't there to be edited. */
export function draftsOf(edits: readonly Edit[], scene: Scene): readonly DocumentDraft[] | null {
  const statements = edits.filter(isOnStatement)
  const sources = new Set(statements.map(({ source }) => source))
  if (sources.has(undefined)) return null
  const edited = positionedDocuments(applyEdits(edits, scene).documents)
  const drafts: DocumentDraft[] = []
  for (const source of sources) {
    const place = source === undefined ? null : parsePlaceKey(source)
    const found = edited.find(({ named }) => named.source === source)
    if (place === null || found === undefined) return null
    const document: JsonValue = JSON.parse(JSON.stringify(found.named.document))
    drafts.push({ place, document })
  }
  return drafts
}
