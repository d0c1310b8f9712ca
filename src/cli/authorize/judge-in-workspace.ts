import { explain } from '#engine/explain/explain.ts'
import { accountOf } from '#engine/request/principal.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import type { Arn } from '#model/entities/names.ts'
import { gather } from '#model/gather.ts'
import { resolve, type UnknownReason } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'

import { callerAsked, type AskedCaller } from './caller-asked.ts'
import { requestProblem } from './judge-alone.ts'
import type { Judgement } from './judgement.ts'
import type { AskedRequest } from './read-line.ts'

/**
 * Judge a line that leaves its policies to a workspace. Unknown where the workspace does not hold all that bears on the
 * answer. What a line adds (owner, settings) counts; an owner that contradicts the workspace is refused.
 */
export function judgeInWorkspace(workspace: Workspace, asked: AskedRequest): Judgement {
  const found = callerAsked(workspace, asked.principal)
  if (!found.ok) {
    return found.problem.kind === 'no-such-caller'
      ? unknown([found.problem])
      : refused(requestProblem({ ...found.problem, pointer: '/principal' }))
  }
  const { action, resource, context, given } = asked
  const ask = { action, resource, context }
  const resolution = resolve(workspace, found.value.caller, ask)
  if (resolution.kind === 'unknown') return unknown(resolution.reasons)

  const gathered = resolution.request
  if (contradictsOwner(gathered, given.resourceAccount)) {
    const message = `the workspace says that account ${gathered.resourceAccount} owns this resource`
    return refused({ kind: 'invalid-request', message, pointer: '/request/resourceAccount' })
  }
  const request = { ...withoutInvention(gathered, found.value, asked), ...given }
  const readable = readRequest(request)
  if (!readable.ok) return refused(requestProblem(readable.problem))
  if (isElsewhere(gathered, given.resourceAccount, accountOf(readable.value.principal))) {
    return unknown([{ kind: 'unseen-resource', resource }])
  }
  const trace = explain(request, resolution.policies)
  // gaps were passed over for the sake of an explicit deny: what the line added may have lifted it
  const gaps = trace.decision === 'explicitDeny' ? [] : gather(workspace, found.value.caller, ask).gaps
  return gaps.length > 0 ? unknown(gaps) : { kind: 'decided', trace }
}

/** A bare role stands for some session of it: the name that the model needed is no one's. */
function withoutInvention(
  gathered: AuthorizationRequest,
  { anySessionOf }: AskedCaller,
  { context }: AskedRequest,
): AuthorizationRequest {
  if (anySessionOf === null) return gathered
  const isInvented = (key: string) => key.toLowerCase() === 'aws:userid' && !Object.hasOwn(context, key)
  const kept = Object.entries(gathered.context ?? {}).filter(([key]) => !isInvented(key))
  return { ...gathered, principal: plain(anySessionOf), context: Object.fromEntries(kept) }
}

function plain(arn: Arn): string {
  return arn
}

function contradictsOwner({ resourceAccount: known }: AuthorizationRequest, given: string | undefined) {
  return known !== undefined && given !== undefined && known !== given
}

/** An owner that the line alone names, another account than the caller's: its policy would have to allow (R7.9). */
function isElsewhere(
  { resourceAccount: known, action }: AuthorizationRequest,
  given: string | undefined,
  callers: string | null,
): boolean {
  return (
    known === undefined &&
    given !== undefined &&
    given !== callers &&
    !action.toLowerCase().startsWith('iam:')
  )
}

function unknown(reasons: readonly UnknownReason[]): Judgement {
  const unusable = reasons.find((reason) => reason.kind === 'unusable-request')
  return unusable === undefined ? { kind: 'unknown', reasons } : refused(requestProblem(unusable.problem))
}

function refused(problem: Extract<Judgement, { readonly kind: 'refused' }>['problem']): Judgement {
  return { kind: 'refused', problem }
}
