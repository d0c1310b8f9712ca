import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { RequestContext, RequestPrincipal } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import { principalText } from '#model/commands/create-expectation.ts'
import type { Expectation } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import type { UnknownReason } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerNamed } from '#sessions/caller-named.ts'

import { anySession } from '../pair-sides.ts'
import { accessOf } from '../questions/access-of.ts'
import { explainCaller } from '../questions/explain-caller.ts'

/** Which of the questions behind an expectation was answered otherwise. */
export type Shortfall =
  | 'denied'
  | 'allowed'
  /** It should hang on context keys, and is denied with them, or allowed without. */
  | 'denied-with'
  | 'allowed-without'

export type ExpectationResult =
  | {
      readonly kind: 'met'
      readonly sentence: string
      readonly deciding: readonly StatementReference[]
      /** Every statement that applied to one of the questions, as `PLACE#INDEX`. */
      readonly reached: readonly string[]
    }
  | {
      readonly kind: 'failed'
      readonly shortfall: Shortfall
      /** The engine's sentence on the question that went wrong. */
      readonly sentence: string
      readonly deciding: readonly StatementReference[]
      readonly reached: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

type Answer = Exclude<ExpectationResult, { readonly kind: 'failed' }> & { readonly isAllowed: boolean }

/**
 * Does the workspace do as expected? A role by its ARN stands for any session of it: what only some sessions may is
 * unknown, without reasons. Who is of an account that isn't in the workspace is taken as let do it by that account. `allowedOnlyWith` asks twice: with
 * the keys, where it must be allowed, and without them, where it must not; a key that is to be `true` is asked as `false`
 * too, since AWS sends both. Unknown where something that bears on an answer is missing: never taken for met.
 */
export function runExpectation(workspace: Workspace, expectation: Expectation): ExpectationResult {
  const { context, expected } = expectation
  switch (expected.kind) {
    case 'allowed':
      return judged(answerTo(workspace, expectation, context), true, 'denied')
    case 'denied':
      return judged(answerTo(workspace, expectation, context), false, 'allowed')
    case 'allowedOnlyWith': {
      const kept = without(context, expected.context)
      const whole = { ...kept, ...expected.context }
      const withKeys = judged(answerTo(workspace, expectation, whole), true, 'denied-with')
      if (withKeys.kind !== 'met') return withKeys
      const lacking = contextsWithout(kept, expected.context).map((lesser) =>
        judged(answerTo(workspace, expectation, lesser), false, 'allowed-without'),
      )
      const short = lacking.find(({ kind }) => kind !== 'met')
      return short ?? { ...withKeys, reached: [withKeys, ...lacking].flatMap(reachedBy) }
    }
  }
}

function judged(answer: Answer, wanted: boolean, shortfall: Shortfall): ExpectationResult {
  if (answer.kind === 'unknown') return { kind: 'unknown', reasons: answer.reasons }
  const { sentence, deciding, reached } = answer
  return answer.isAllowed === wanted
    ? { kind: 'met', sentence, deciding, reached }
    : { kind: 'failed', shortfall, sentence, deciding, reached }
}

/** The statements that applied to the questions behind a result. */
export function reachedBy(result: ExpectationResult): readonly string[] {
  return result.kind === 'unknown' ? [] : result.reached
}

function answerTo(workspace: Workspace, expectation: Expectation, context: RequestContext): Answer {
  const { principal, action, resource } = expectation
  const asker = askerOf(workspace, principal)
  if (asker === null) {
    const caller = arn(principalText(principal))
    return { kind: 'unknown', reasons: [{ kind: 'no-such-caller', caller }], isAllowed: false }
  }
  const ask = { action, resource, context }
  const open = isAnySession(asker) ? leftOpen(workspace, asker, ask) : null
  if (open !== null) return { kind: 'unknown', reasons: open, isAllowed: false }
  const explained = explainCaller(workspace, asker, ask)
  if (explained.kind === 'unknown') return { ...explained, isAllowed: false }
  const { decision, sentence, deciding, gates } = explained.trace
  const reached = gates.flatMap(({ statements }) =>
    statements.flatMap(({ applies, source, statement }) =>
      applies && source !== undefined ? `${source}#${statement}` : [],
    ),
  )
  return { kind: 'met', sentence, deciding, reached, isAllowed: decision === 'allowed' }
}

/** Null where nobody in the workspace, and nobody outside of it, goes by that name. */
function askerOf(workspace: Workspace, principal: RequestPrincipal): Caller | null {
  const account = typeof principal === 'string' ? (principal.split(':')[4] ?? '') : ''
  const isOutside = /^\d{12}$/.test(account) && !workspace.entities.has(`account/${account}`)
  if (isOutside) return { kind: 'outside-principal', arn: arn(principalText(principal)), context: {} }
  const found = callerNamed(workspace, principal)
  if (!found.ok) return null
  const { caller, anySessionOf } = found.value
  const isAny = anySessionOf !== null && caller.kind === 'role-session'
  return isAny ? { ...caller, sessionName: anySession } : caller
}

function isAnySession(caller: Caller): boolean {
  return caller.kind === 'role-session' && caller.sessionName === anySession
}

/** What keeps the answer from being the same for every session of a role; null where it is. */
function leftOpen(workspace: Workspace, caller: Caller, ask: Ask): readonly UnknownReason[] | null {
  const access = accessOf({ workspace, ask, openKeys: () => () => false }, caller)
  if (access.state === 'unknown') return access.reasons
  return access.state === 'conditional' ? [] : null
}

/** Key names ignore letter case (R4.2). */
function without(context: RequestContext, keys: RequestContext): RequestContext {
  const left = new Set(Object.keys(keys).map((key) => key.toLowerCase()))
  return Object.fromEntries(Object.entries(context).filter(([key]) => !left.has(key.toLowerCase())))
}

/** All the keys absent, then each one alone, absent and, where it was to be true, false. */
function contextsWithout(kept: RequestContext, keys: RequestContext): readonly RequestContext[] {
  const entries = Object.entries(keys)
  const single = entries.flatMap(([key, value]) => {
    const others = { ...kept, ...without(keys, { [key]: value }) }
    return String(value).toLowerCase() === 'true' ? [others, { ...others, [key]: false }] : [others]
  })
  return entries.length === 1 ? single : [kept, ...single]
}
