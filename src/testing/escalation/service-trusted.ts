import { authorize } from '#engine/evaluate/authorize.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Role } from '#model/entities/entity.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Told } from './told.ts'

/** A service says for which account it acts, or doesn't. */
export function trusted(workspace: Workspace, { arn, accountId }: Role, service: string): Told | null {
  const isLetIn = (said: RequestContext) => trusts(workspace, { arn, service, said })
  const [silent, speaking] = [isLetIn({}), isLetIn({ 'aws:SourceAccount': accountId })]
  if (silent && speaking) return 'allowed'
  return silent || speaking ? 'conditional' : null
}

type Trusting = { readonly arn: string; readonly service: string; readonly said: RequestContext }

function trusts(workspace: Workspace, { arn: role, service, said }: Trusting): boolean {
  const isPool = service.startsWith('cognito-identity.')
  const caller: Caller = isPool
    ? { kind: 'federated', provider: service, context: {} }
    : { kind: 'service', service, context: said }
  const action = isPool ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole'
  const resolution = resolve(workspace, caller, { action, resource: role, context: {} })
  return (
    resolution.kind === 'ready' && authorize(resolution.request, resolution.policies).decision === 'allowed'
  )
}
