import { readPrincipal } from '#engine/request/principal.ts'
import type { RequestPrincipal } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Caller } from '#model/caller.ts'
import { accountId, arn, type Arn } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

/** Who asks, found in a workspace. */
export type AskedCaller = {
  readonly caller: Caller
  /** The role alone is known: `caller` stands for some session of it, whose name nothing may rest on. */
  readonly anySessionOf: Arn | null
}

/** `no-such-caller`: not in the workspace. `bad-principal`: it can't be read. */
export type CallerProblem =
  | { readonly kind: 'no-such-caller'; readonly caller: Arn }
  | { readonly kind: 'bad-principal' }

type Found = Result<AskedCaller, CallerProblem>

/**
 * Find who asks: a user, role, role session or root by its ARN, a service, an identity of a provider, or `*`. Whether a
 * user or role is in the workspace is for the answer to say; a session or a root whose role or account isn't is refused.
 */
export function callerNamed(workspace: Workspace, principal: RequestPrincipal): Found {
  const read = readPrincipal(principal, undefined)
  if (read === null) return refused({ kind: 'bad-principal' })
  switch (read.kind) {
    case 'root':
      return rootAsked(workspace, read.account)
    case 'user':
      return someone({ kind: 'user', user: arn(read.arn), context: {} })
    case 'role-session': {
      if (read.sessionArn !== null) return sessionOfRole(workspace, read.sessionArn, read)
      const role = arn(read.roleArn ?? '')
      return ok({ caller: roleSession(role, 'session'), anySessionOf: role })
    }
    case 'federated-user':
      return refused({ kind: 'no-such-caller', caller: arn(read.arn) })
    case 'service':
      return someone({ kind: 'service', service: read.service, context: {} })
    case 'federated':
      return someone({ kind: 'federated', provider: read.provider, context: {} })
    case 'anonymous':
      return someone({ kind: 'anonymous', context: {} })
  }
}

function someone(caller: Caller): Found {
  return ok({ caller, anySessionOf: null })
}

/** The root user of an account of the workspace. */
export function rootAsked(workspace: Workspace, account: string): Found {
  const known = entityOf(workspace, 'account', `account/${account}`)
  if (known !== undefined) return someone({ kind: 'root', accountId: known.accountId, context: {} })
  return refused({ kind: 'no-such-caller', caller: arn(`arn:aws:iam::${account}:root`) })
}

type NamedRole = { readonly account: string; readonly roleName: string }

/** The ARN of a session drops the path of its role, which is found by its name (R1.7). */
function sessionOfRole(workspace: Workspace, sessionArn: string, { account, roleName }: NamedRole): Found {
  const role = named(workspace, 'role', accountId(account), roleName)
  if (role?.name !== roleName) return refused({ kind: 'no-such-caller', caller: arn(sessionArn) })
  return someone(roleSession(role.arn, sessionArn.slice(sessionArn.lastIndexOf('/') + 1)))
}

function roleSession(role: Arn, sessionName: string): Caller {
  return { kind: 'role-session', role, sessionName, context: {}, sessionPolicies: [] }
}
