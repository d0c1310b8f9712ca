import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { checkCount, checkTexts, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type UpdateOidcProvider = {
  readonly provider: Arn
  /** All of them: what isn't among them goes. */
  readonly clientIds: readonly string[]
  readonly thumbprints: readonly string[]
}

/**
 * Change the client ids (audiences) and thumbprints of an OpenID Connect provider.
 *
 * Source: IAM API Reference, "AddClientIDToOpenIDConnectProvider", "UpdateOpenIDConnectProviderThumbprint".
 */
export function updateOidcProvider(workspace: Workspace, input: UpdateOidcProvider): Result<Change, Problem> {
  const { clientIds, thumbprints } = input
  const provider = entityOf(workspace, 'oidc-provider', input.provider)
  if (provider === undefined) return refused(noSuch('oidc-provider', input.provider))
  const problem = first([
    checkTexts('clientIds', clientIds, 'client-id'),
    checkTexts('thumbprints', thumbprints, 'thumbprint'),
    checkCount('client-ids-per-provider', clientIds.length, provider.clientIds),
    checkCount('thumbprints-per-provider', thumbprints.length, provider.thumbprints),
  ])
  if (problem !== null) return refused(problem)
  const to = { ...provider, clientIds, thumbprints }
  return ok(updating(label('update-oidc-provider', provider.url), [provider, to]))
}
