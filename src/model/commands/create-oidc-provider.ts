import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { oidcProviderArn } from '../entities/arn-of.ts'
import type { AccountId, Instant, Tags } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists, checkRoom } from './check-entity.ts'
import { checkCount, checkTags, checkText, checkTexts, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateOidcProvider = {
  readonly accountId: AccountId
  /** Host and path of the issuer; a leading `https://` is left out. */
  readonly url: string
  readonly clientIds: readonly string[]
  readonly thumbprints: readonly string[]
  readonly createDate: Instant
  readonly tags: Tags
}

/** Create an OpenID Connect identity provider. Refuses as IAM's CreateOpenIDConnectProvider does. */
export function createOidcProvider(workspace: Workspace, input: CreateOidcProvider): Result<Change, Problem> {
  const { accountId } = input
  const url = input.url.replace(/^https:\/\//i, '')
  const arn = oidcProviderArn(accountId, url)
  const problem = first([
    checkText('url', url, 'oidc-url'),
    checkTexts('clientIds', input.clientIds, 'client-id'),
    checkTexts('thumbprints', input.thumbprints, 'thumbprint'),
    checkCount('client-ids-per-provider', input.clientIds.length, []),
    checkCount('thumbprints-per-provider', input.thumbprints.length, []),
    checkTags(input.tags, {}, 'case-sensitive'),
    checkRoom(workspace, accountId, 'oidc-provider'),
    workspace.entities.has(arn) ? alreadyExists('oidc-provider', url) : null,
  ])
  if (problem !== null) return refused(problem)
  return ok(
    adding(label('create-oidc-provider', url), { ...input, url, kind: 'oidc-provider', id: arn, arn }),
  )
}
