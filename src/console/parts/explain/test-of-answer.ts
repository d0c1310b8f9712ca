import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { ExpectationInput } from '#model/commands/create-expectation.ts'
import { rootArn } from '#model/entities/arn-of.ts'
import { mergedContext } from '#model/request-context.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

/** Why an answer can't be kept as a test: a test knows a principal and context keys, and nothing else of a session. */
export type NoTest = 'session-policies' | 'session-token' | 'federated-user'

/**
 * The answer that somebody got, as what is to be so from now on. What the credentials carry (MFA, session tags) goes into
 * the context; a role stands for any session of it, so that what names this one session is left out.
 */
export function testOfAnswer(
  workspace: Workspace,
  session: Session,
  { ask, decision }: { readonly ask: Ask; readonly decision: DecisionKind },
): Result<ExpectationInput, NoTest> {
  const principal = principalOf(session)
  if (!principal.ok) return principal
  const carried = Object.entries(callerOf(workspace, session).context).filter(
    ([key]) => !ofOneSession.has(key.toLowerCase()),
  )
  return ok({
    principal: principal.value,
    action: ask.action,
    resource: ask.resource,
    context: mergedContext(Object.fromEntries(carried), ask.context),
    expected: { kind: decision === 'allowed' ? 'allowed' : 'denied' },
    note: '',
  })
}

/** Keys in lower case that tell one session from the next of the same role. */
const ofOneSession: ReadonlySet<string> = new Set(['aws:userid', 'aws:tokenissuetime'])

function principalOf(session: Session): Result<ExpectationInput['principal'], NoTest> {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return ok(session.user)
    case 'root':
      return ok(rootArn(session.accountId))
    case 'role':
      return session.sessionPolicies.length > 0 ? refused('session-policies') : ok(session.role)
    case 'service':
      return ok({ Service: session.service })
    case 'anonymous':
      return ok('*')
    case 'outside':
      return ok(session.principal)
    case 'session-token':
    case 'federated-user':
      return refused(session.kind)
  }
}
