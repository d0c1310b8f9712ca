import { parsePolicyDocument } from '#engine/policy/parse.ts'
import { documentAt, grammarOf, placeKey, type DocumentPlace } from '#model/document-place.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

/** Which statements of one document no expectation reaches. */
export type UnreachedStatements = {
  readonly place: DocumentPlace
  readonly statements: number
  /** Those that no expectation reaches, by position; never empty. */
  readonly unreached: readonly { readonly statement: number; readonly sid: string | null }[]
}

/**
 * The statements of the workspace that applied to no question of an expectation, document by document; `reached` are
 * those that did, as `PLACE#INDEX`. AWS's own
 * policies, versions that aren't in force and documents that can't be read are left out.
 */
export function unreachedStatements(
  workspace: Workspace,
  reached: ReadonlySet<string>,
): readonly UnreachedStatements[] {
  return [...workspace.entities.values()]
    .flatMap(placesIn)
    .flatMap((place): readonly UnreachedStatements[] => {
      const document = documentAt(workspace, place)
      const parsed =
        document === undefined || document === null
          ? null
          : parsePolicyDocument(document, grammarOf(workspace, place))
      if (parsed === null || !parsed.ok) return []
      const { statements } = parsed.value
      const unreached = statements
        .map(({ index, sid }) => ({ statement: index, sid }))
        .filter(({ statement }) => !reached.has(`${placeKey(place)}#${statement}`))
      return unreached.length === 0 ? [] : [{ place, statements: statements.length, unreached }]
    })
}

function placesIn(entity: Entity): readonly DocumentPlace[] {
  switch (entity.kind) {
    case 'user':
    case 'group':
      return entity.inlinePolicies.map(({ name }) => ({ kind: 'inline', holder: entity.arn, name }))
    case 'role':
      return [
        { kind: 'trust', role: entity.arn },
        ...entity.inlinePolicies.map(({ name }) => ({ kind: 'inline', holder: entity.arn, name }) as const),
      ]
    case 'policy':
      return entity.owner === 'aws'
        ? []
        : [{ kind: 'managed', policy: entity.arn, versionId: entity.defaultVersionId }]
    case 'resource':
      return [{ kind: 'resource', resource: entity.arn }]
    case 'organization-policy':
      return entity.awsManaged ? [] : [{ kind: 'organization-policy', policy: entity.id }]
    case 'account':
    case 'instance-profile':
    case 'saml-provider':
    case 'oidc-provider':
    case 'board':
    case 'pinned-request':
    case 'expectation':
    case 'organization':
    case 'organizational-unit':
      return []
  }
}
