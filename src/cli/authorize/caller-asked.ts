import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { accountId, arn } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerNamed, rootAsked, type AskedCaller, type CallerProblem } from '#sessions/caller-named.ts'
import { callerOf } from '#sessions/caller-of.ts'

import { isPrincipal } from './judge-alone.ts'

type Found = Result<AskedCaller, CallerProblem>

/**
 * Find who asks: a principal by name (`callerNamed`), or a session as an object (`kind` user, root or role). A session's
 * expiry is not looked at: there is no clock here.
 */
export function callerAsked(workspace: Workspace, principal: unknown): Found {
  if (isJsonObject(principal) && Object.hasOwn(principal, 'kind')) return sessionAsked(workspace, principal)
  return isPrincipal(principal) ? callerNamed(workspace, principal) : refused({ kind: 'bad-principal' })
}

function known(caller: AskedCaller['caller']): Found {
  return ok({ caller, anySessionOf: null })
}

function sessionAsked(workspace: Workspace, session: Readonly<Record<string, unknown>>): Found {
  const { kind, user, accountId: account, role, sessionName, context = {}, mfa = false } = session
  const isKnown = Object.keys(session).every((field) => sessionFields.has(field))
  if (!isKnown || typeof mfa !== 'boolean' || !isContext(context)) return refused({ kind: 'bad-principal' })
  if (kind === 'user' && typeof user === 'string') {
    return known(callerOf(workspace, { kind, user: arn(user), mfa }))
  }
  if (kind === 'root' && typeof account === 'string') {
    const found = rootAsked(workspace, account)
    return found.ok ? known(callerOf(workspace, { kind, accountId: accountId(account), mfa })) : found
  }
  if (kind === 'role' && typeof role === 'string' && typeof sessionName === 'string') {
    return known({ kind: 'role-session', role: arn(role), sessionName, context, sessionPolicies: [] })
  }
  return refused({ kind: 'bad-principal' })
}

/** The fields of a session as the console keeps it. */
const sessionFields: ReadonlySet<string> = new Set([
  'kind',
  'user',
  'accountId',
  'mfa',
  'role',
  'sessionName',
  'origin',
  'issuedAt',
  'expiresAt',
  'context',
])

/** Values are the engine's to read, which refuses those that are none. */
function isContext(value: unknown): value is RequestContext {
  return isJsonObject(value)
}
