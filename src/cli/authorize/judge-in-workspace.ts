import type { Possibility } from '#engine/evaluate/possibility.ts'
import { accountOf } from '#engine/request/principal.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import type { Arn } from '#model/entities/names.ts'
import { gather } from '#model/gather.ts'
import { resolve, type UnknownReason } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import type { AskedCaller } from '#sessions/caller-named.ts'

import { callerAsked } from './caller-asked.ts'
import { decide, requestProblem } from './judge-alone.ts'
import { refusal, type Decided, type Judgement } from './judgement.ts'
import type { AskedRequest } from './read-asked-request.ts'
import type { AskedCheck } from './read-line.ts'
import type { IsUnknown } from './read-unknown-keys.ts'

/**
 * Judge a check that leaves its policies to a workspace. Unknown where the workspace does not hold all that bears on the
 * answer. What a line adds (owner, credentials, settings) counts; an owner that contradicts the workspace is refused.
 */
export function judgeInWorkspace(
  workspace: Workspace,
  { request: asked, requestPointer }: AskedCheck,
  isUnknown: IsUnknown | null,
): Judgement {
  const { principal, ...ask } = asked
  // read once for somebody else, so that what is wrong is told before anybody is looked for
  const { sessionIssuer: _issuer, credentials: _credentials, ...ofAnybody } = ask
  const readable = readRequest({ ...ofAnybody, principal: '*' })
  if (!readable.ok) return refusal(requestProblem(readable.problem, requestPointer))
  if (readable.value.settings.s3.accessPoint !== null) {
    const message =
      'the workspace knows its access points by their ARNs: leave this out, or add `policies` to the line'
    const pointer = `${requestPointer}/resourceSettings/s3/accessPoint`
    return refusal({ kind: 'invalid-request', message, pointer })
  }
  const found = callerAsked(workspace, principal)
  if (!found.ok) {
    return found.problem.kind === 'no-such-caller'
      ? unknown([found.problem], requestPointer)
      : refusal(requestProblem({ ...found.problem, pointer: '/principal' }, requestPointer))
  }
  return judgeCaller(workspace, found.value, { asked, requestPointer, isUnknown })
}

type Asked = {
  readonly asked: AskedRequest
  readonly requestPointer: string
  readonly isUnknown: IsUnknown | null
}

function judgeCaller(
  workspace: Workspace,
  found: AskedCaller,
  { asked, requestPointer, isUnknown }: Asked,
): Judgement {
  const { action, resource, context = {}, principal: _found, ...given } = asked
  const ask = { action, resource, context }
  const resolution = resolve(workspace, found.caller, ask)
  if (resolution.kind === 'unknown') return unknown(resolution.reasons, requestPointer)

  if (resolution.checks.length > 1) {
    if (given.resourceAccount !== undefined || given.resourceSettings !== undefined) {
      const message = 'the workspace says who owns and sets this access point and its bucket: leave it out'
      return refusal({ kind: 'invalid-request', message, pointer: requestPointer })
    }
    const checks = resolution.checks.map(({ request, policies }) =>
      decide({ request: { ...withoutInvention(request, found, asked), ...given }, policies }, isUnknown),
    )
    return { kind: 'decided', checks, isList: false }
  }
  const gathered = resolution.request
  if (contradictsOwner(gathered, given.resourceAccount)) {
    const message = `the workspace says that account ${gathered.resourceAccount} owns this resource`
    return refusal({ kind: 'invalid-request', message, pointer: `${requestPointer}/resourceAccount` })
  }
  const request = { ...withoutInvention(gathered, found, asked), ...given }
  const readable = readRequest(request)
  if (!readable.ok) return refusal(requestProblem(readable.problem, requestPointer))
  if (isElsewhere(gathered, given.resourceAccount, accountOf(readable.value.principal))) {
    return unknown([{ kind: 'unseen-resource', resource }], requestPointer)
  }
  const decided = decide({ request, policies: resolution.policies }, isUnknown)
  const { gaps } = gather(workspace, found.caller, ask)
  if (gaps.length === 0) return { kind: 'decided', checks: [decided], isList: false }
  // gaps were passed over for the sake of an explicit deny: what the line added may have lifted it
  if (decided.trace.decision !== 'explicitDeny') return unknown(gaps, requestPointer)
  return { kind: 'decided', checks: [withGaps(decided)], isList: false }
}

/** Where not all policies are known, nothing but `never` can be said: what lifts the deny may meet what is missing. */
function withGaps(decided: Decided): Decided {
  const { possibility } = decided
  if (possibility === null || possibility.kind === 'never') return decided
  const conditions = possibility.kind === 'always' ? [] : possibility.conditions
  const undetermined: Possibility = { kind: 'undetermined', conditions }
  return { ...decided, possibility: undetermined }
}

/** A bare role stands for some session of it: the name that the model needed is no one's. */
function withoutInvention(
  gathered: AuthorizationRequest,
  { anySessionOf }: AskedCaller,
  { context = {} }: AskedRequest,
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

function unknown(reasons: readonly UnknownReason[], requestPointer: string): Judgement {
  const unusable = reasons.find((reason) => reason.kind === 'unusable-request')
  return unusable === undefined
    ? { kind: 'unknown', reasons }
    : refusal(requestProblem(unusable.problem, requestPointer))
}
