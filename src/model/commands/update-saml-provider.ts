import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { checkText } from './check-input.ts'
import type { Problem } from './problem.ts'

export type UpdateSamlProvider = { readonly provider: Arn; readonly metadata: string }

/** Put another metadata document in place. It is kept as text; nothing of it is weighed. */
export function updateSamlProvider(workspace: Workspace, input: UpdateSamlProvider): Result<Change, Problem> {
  const { metadata } = input
  const provider = entityOf(workspace, 'saml-provider', input.provider)
  if (provider === undefined) return refused(noSuch('saml-provider', input.provider))
  const problem = checkText('metadata', metadata, 'saml-metadata')
  if (problem !== null) return refused(problem)
  const to = provider.metadata === metadata ? provider : { ...provider, metadata }
  return ok(updating(label('update-saml-provider', provider.name), [provider, to]))
}
