import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { samlProviderArn } from '../entities/arn-of.ts'
import type { AccountId, Instant, Tags } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkNameFree, checkRoom } from './check-entity.ts'
import { checkTags, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateSamlProvider = {
  readonly accountId: AccountId
  readonly name: string
  readonly createDate: Instant
  readonly tags: Tags
}

/** Create a SAML identity provider. Refuses as IAM's CreateSAMLProvider does. */
export function createSamlProvider(workspace: Workspace, input: CreateSamlProvider): Result<Change, Problem> {
  const { accountId, name } = input
  const problem = first([
    checkText('name', name, 'saml-provider-name'),
    checkTags(input.tags, {}, 'case-sensitive'),
    checkRoom(workspace, accountId, 'saml-provider'),
    checkNameFree(workspace, 'saml-provider', accountId, name),
  ])
  if (problem !== null) return refused(problem)
  const arn = samlProviderArn(accountId, name)
  const provider = { ...input, kind: 'saml-provider', id: arn, arn, metadata: null } as const
  return ok(adding(label('create-saml-provider', name), provider))
}
