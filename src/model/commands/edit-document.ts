import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import { documentAt, type DocumentPlace } from '../document-place.ts'
import type { Entity, ManagedPolicy } from '../entities/entity.ts'
import type { Arn, Instant } from '../entities/names.ts'
import { withRead } from '../entities/unread.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating, type Update } from './change-of.ts'
import { checkDocument } from './check-document.ts'
import { checkModifiable, noSuch } from './check-entity.ts'
import { checkCount, first } from './check-input.ts'
import { checkOrganizationDocument } from './check-organization.ts'
import { checkResourcePolicy } from './check-resource-policy.ts'
import { nextVersionId } from './policy-versions.ts'
import type { Problem } from './problem.ts'
import { putInlinePolicy } from './put-inline-policy.ts'

export type EditDocument = {
  readonly place: DocumentPlace
  /** For a resource, null takes its policy away. */
  readonly document: JsonValue
  /** When a managed policy's new version is made. */
  readonly createDate: Instant
  /** An inline policy that may not be there yet. */
  readonly isNew?: boolean
}

/**
 * Save a document where it lives, as AWS does: a managed policy gets a new version, which is the default one at
 * once; the others are replaced. Refuses a sixth version, a place that isn't there unless it is new, and what AWS wouldn't
 * save.
 *
 * Source: IAM User Guide, "Versioning IAM policies".
 */
export function editDocument(workspace: Workspace, input: EditDocument): Result<Change, Problem> {
  const { place, document } = input
  switch (place.kind) {
    case 'managed':
      return editManaged(workspace, place, input)
    case 'inline':
      return editInline(workspace, place, input)
    case 'trust':
      return editTrust(workspace, place.role, document)
    case 'resource':
      return editResourcePolicy(workspace, place.resource, document)
    case 'organization-policy':
      return editOrganizationPolicy(workspace, place.policy, document)
  }
}

type InlinePlace = Extract<DocumentPlace, { readonly kind: 'inline' }>

function editInline(
  workspace: Workspace,
  place: InlinePlace,
  { document, isNew = false }: EditDocument,
): Result<Change, Problem> {
  const put = putInlinePolicy(workspace, { holder: place.holder, name: place.name, document })
  if (documentAt(workspace, place) !== undefined) return relabelled(put)
  return isNew ? put : refused(noSuch('inline-policy', place.name))
}

type ManagedPlace = Extract<DocumentPlace, { readonly kind: 'managed' }>

function editManaged(
  workspace: Workspace,
  place: ManagedPlace,
  input: EditDocument,
): Result<Change, Problem> {
  const policy = entityOf(workspace, 'policy', place.policy)
  if (policy === undefined) return refused(noSuch('policy', place.policy))
  const versions = policy.versions.map(({ versionId }) => versionId)
  if (!versions.includes(place.versionId)) return refused(noSuch('policy-version', place.versionId))
  const problem = first([
    checkModifiable(policy),
    checkCount('versions-per-policy', versions.length + 1, versions),
    checkDocument(workspace, input.document, 'identity', 'managed-policy-size'),
  ])
  return problem === null ? ok(edited([policy, withVersion(policy, input)])) : refused(problem)
}

function withVersion(policy: ManagedPolicy, { document, createDate }: EditDocument): ManagedPolicy {
  const versionId = nextVersionId(policy)
  const versions = [...policy.versions, { versionId, document, createDate }]
  return { ...policy, versions, defaultVersionId: versionId }
}

function editTrust(workspace: Workspace, roleArn: Arn, trustPolicy: JsonValue): Result<Change, Problem> {
  const role = entityOf(workspace, 'role', roleArn)
  if (role === undefined) return refused(noSuch('role', roleArn))
  const problem = first([
    checkModifiable(role),
    checkDocument(workspace, trustPolicy, 'trust', 'trust-policy-size'),
  ])
  return problem === null ? ok(edited([role, { ...role, trustPolicy }])) : refused(problem)
}

function editResourcePolicy(workspace: Workspace, arn: Arn, policy: JsonValue): Result<Change, Problem> {
  const resource = entityOf(workspace, 'resource', arn)
  if (resource === undefined) return refused(noSuch('resource', arn))
  const problem = checkResourcePolicy(workspace, resource, policy)
  return problem === null
    ? ok(edited([resource, withRead({ ...resource, policy }, ['policy'])]))
    : refused(problem)
}

function editOrganizationPolicy(
  workspace: Workspace,
  id: string,
  document: JsonValue,
): Result<Change, Problem> {
  const policy = entityOf(workspace, 'organization-policy', id)
  if (policy === undefined) return refused(noSuch('organization-policy', id))
  const problem = first([
    checkModifiable(policy),
    checkOrganizationDocument(workspace, policy.type, document),
  ])
  return problem === null ? ok(edited([policy, { ...policy, document }])) : refused(problem)
}

function edited(update: Update): Change {
  return updating(label('edit-document', ownerName(update[0])), update)
}

function relabelled(result: Result<Change, Problem>): Result<Change, Problem> {
  return result.ok ? ok({ ...result.value, label: { ...result.value.label, verb: 'edit-document' } }) : result
}

function ownerName(entity: Entity): string {
  return 'name' in entity ? entity.name : entity.id
}
